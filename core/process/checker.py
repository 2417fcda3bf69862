"""What is wrong with a document, step by step, in codes; a document with problems cannot be published."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from core.language import N_, Word
from core.permissions import GRANTS, Permission
from core.process import guards, rules
from core.process.document import MOST_VISITS, Document, Step
from core.process.outcomes import outcomes
from core.process.words import Stage

ROUTED_BY = ("category", "channel", "priority")  # what is known of a ticket when it takes its document


class Problem(Word):
    UNKNOWN_TARGET = "unknown_target", N_("leads to a step that does not exist")
    UNKNOWN_ROLE = "unknown_role", N_("names a role that does not exist")
    ROLE_WITHOUT_RIGHT = "role_without_right", N_("is worked by a role that may not work on cases")
    UNKNOWN_FIELD = "unknown_field", N_("asks for a field that does not exist")
    TWICE = "twice", N_("asks for the same thing twice")
    BAD_GUARD = "bad_guard", N_("has a condition that cannot be understood")
    NOT_ASKED = "not_asked", N_("has a condition on a field that it does not require, so that it may be empty")
    BLOCKED = "blocked", N_("can be filled in so that no move is left")
    NEVER = "never", N_("has a move that can never be made")
    CAP_CIRCLE = "cap_circle", N_("has a visit limit that leads back to where it turns cases away")
    DEAD_END = "dead_end", N_("has no way out and is no end")
    UNREACHABLE = "unreachable", N_("can never be reached")
    NO_WAY_TO_END = "no_way_to_end", N_("has no way to an end")
    STUCK_WAITING = "stuck_waiting", N_("waits without a move by an event or by time")
    NO_LIMIT = "no_limit", N_("has no time limit")
    NO_END = "no_end", N_("has no closing step")


@dataclass(frozen=True, slots=True)
class Finding:
    """``step`` is empty where the whole document is meant; ``about``: codes of what is missing or too much."""

    problem: Word
    step: str = ""
    about: tuple[str, ...] = field(default=(), compare=False)


def check(document: Document) -> tuple[Finding, ...]:
    """Every finding; graph questions are asked only where every move leads somewhere."""
    local = [
        Finding(problem, name, _about(document, step, problem))
        for name, step in document.steps.items()
        for problem in _at(document, step)
    ]
    if document.applies_when is not None and not _reads_only(document.applies_when, ROUTED_BY):
        local.append(Finding(Problem.BAD_GUARD))
    if not any(step.end for step in document.steps.values()):
        local.append(Finding(Problem.NO_END))
    if any(finding.problem is Problem.UNKNOWN_TARGET for finding in local):
        return tuple(local)
    return (*local, *_in_graph(document))


def _at(document: Document, step: Step) -> Iterator[Problem]:
    if not targets(step) <= set(document.steps) or not set(step.not_by) <= set(document.steps):
        yield Problem.UNKNOWN_TARGET
    if step.role not in document.roles:
        yield Problem.UNKNOWN_ROLE
    elif not any(Permission.WORK in GRANTS[role] for role in document.roles[step.role].held_by):
        yield Problem.ROLE_WITHOUT_RIGHT
    if not set(step.fields) <= set(document.fields):
        yield Problem.UNKNOWN_FIELD
    if _repeats(step.fields) or _repeats([item.id for item in step.check]):
        yield Problem.TWICE
    yield from _in_guards(document, step)
    yield from _in_ways(step)


def _about(document: Document, step: Step, problem: Problem) -> tuple[str, ...]:
    match problem:
        case Problem.UNKNOWN_TARGET:
            return tuple(sorted((targets(step) | set(step.not_by)) - set(document.steps)))
        case Problem.UNKNOWN_ROLE:
            return (step.role,)
        case Problem.UNKNOWN_FIELD:
            return tuple(name for name in step.fields if name not in document.fields)
        case Problem.NOT_ASKED:
            read = frozenset[str]().union(*(guards.fields_of(move.when) for move in step.next if move.when))
            return tuple(sorted(read - set(step.require)))
        case _:
            return ()


def _in_ways(step: Step) -> Iterator[Problem]:
    """What is seen of the moves without looking at their conditions."""
    if not step.next and not (step.end and step.stage is Stage.CLOSED):
        yield Problem.DEAD_END
    if step.stage.waiting and all(move.by_person for move in step.next):
        yield Problem.STUCK_WAITING
    if step.stage in {Stage.NEW, Stage.WORKING} and step.due is None:
        yield Problem.NO_LIMIT


def _in_guards(document: Document, step: Step) -> Iterator[Problem]:
    conditions = [move.when for move in step.next if move.when is not None]
    if not all(map(_understood, conditions)):
        yield Problem.BAD_GUARD
    elif not all(guards.fields_of(each) <= set(step.require) for each in conditions):
        yield Problem.NOT_ASKED
    else:
        yield from _among(document, step, conditions)


def _among(document: Document, step: Step, conditions: list[str]) -> Iterator[Problem]:
    """Is there an entry under which nothing is left, or a condition, an event or a time that is never its turn?"""
    known = outcomes(document, conditions)
    if len(conditions) == len(step.next) and conditions and (known is None or not all(map(any, known))):
        yield Problem.BLOCKED
    never = known is not None and not all(any(turn) for turn in zip(*known, strict=True))
    timed = [move for move in step.next if move.after is not None]
    if never or len(timed) > 1 or _repeats([move.event for move in step.next if move.event]):
        yield Problem.NEVER


def targets(step: Step) -> set[str]:
    """Every step to which this one can lead, by moves, limits and reopening."""
    further = [step.max_visits.then] if step.max_visits else []
    return {move.to for move in step.next} | set(further) | ({step.reopen.to} if step.reopen else set())


def _repeats(names: Collection[str]) -> bool:
    return max(Counter(names).values(), default=0) > 1


def _understood(guard: str) -> bool:
    try:
        return bool(guards.parsed(guard))
    except guards.BadGuard:
        return False


def _reads_only(guard: str, known: Collection[str]) -> bool:
    return _understood(guard) and guards.fields_of(guard) <= set(known)


def _in_graph(document: Document) -> Iterator[Finding]:
    onward = {name: targets(step) for name, step in document.steps.items()}
    worn = dict.fromkeys(document.steps, MOST_VISITS)
    once_worn = {name: rules.target_of(document, name, worn)[0] for name in onward}
    back: dict[str, set[str]] = {name: set() for name in onward}
    for name, step in document.steps.items():
        for move in step.next:  # a way to the end that visit limits turn aside is no way; one that they open is
            back[once_worn[move.to]].add(name)
    reached = closure(onward, {document.start})
    ending = closure(back, {name for name, step in document.steps.items() if step.end})
    yield from (Finding(Problem.UNREACHABLE, name) for name in onward if name not in reached)
    yield from (Finding(Problem.NO_WAY_TO_END, name) for name in onward if name not in ending)
    yield from (Finding(Problem.CAP_CIRCLE, name) for name, to in once_worn.items() if document.steps[to].max_visits)


def closure(edges: dict[str, set[str]], start: set[str]) -> set[str]:
    """All that can be reached from ``start``."""
    found, edge = set(start), list(start)
    while edge:
        fresh = edges[edge.pop()] - found
        found |= fresh
        edge.extend(fresh)
    return found
