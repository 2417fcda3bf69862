"""What is wrong with a document, step by step, in codes; a document with problems cannot be published."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from core.language import N_, Word
from core.permissions import GRANTS, Permission
from core.process import guards
from core.process.carrying import is_bound, read_in, understood
from core.process.document import Document, Step
from core.process.flow import Flow, targets
from core.process.markings import closure
from core.process.outcomes import outcomes
from core.process.words import Stage

ROUTED_BY = ("category", "channel", "priority")  # what is known of a ticket when it takes its document


class Problem(Word):
    UNKNOWN_TARGET = "unknown_target", N_("leads to a step that does not exist")
    UNKNOWN_ROLE = "unknown_role", N_("names a role that does not exist")
    ROLE_WITHOUT_RIGHT = "role_without_right", N_("is worked by a role that may not work on cases")
    UNKNOWN_FIELD = "unknown_field", N_("names a field that does not exist")
    TWICE = "twice", N_("asks for the same thing twice")
    BAD_GUARD = "bad_guard", N_("has a condition that cannot be understood")
    NOT_ASKED = "not_asked", N_("has a condition on a field that it does not require, so that it may be empty")
    MAYBE_EMPTY = "maybe_empty", N_("has a condition on a field that some way to this step leaves empty")
    BLOCKED = "blocked", N_("can be filled in so that no move is left")
    OPEN_VALUES = "open_values", N_("compares what can be entered freely, and has no move for all other values")
    NEVER = "never", N_("has a move that can never be made")
    AFTER_END = "after_end", N_("ends here or is handed over, and has moves that can never be made")
    CAP_CIRCLE = "cap_circle", N_("has a visit limit that leads back to where it turns cases away")
    DEAD_END = "dead_end", N_("has no way out and is no end")
    UNREACHABLE = "unreachable", N_("can never be reached")
    NO_WAY_TO_END = "no_way_to_end", N_("has no way to an end")
    STUCK_WAITING = "stuck_waiting", N_("waits without a move by an event or by time")
    NO_LIMIT = "no_limit", N_("has no time limit")
    NO_END = "no_end", N_("has no closing step")
    EYES_ON_NOTHING = "eyes_on_nothing", N_("has four eyes on a step that does not exist")
    EYES_TOO_EARLY = "eyes_too_early", N_("has four eyes on a step that never comes before it")
    UNKNOWN_PROCESS = "unknown_process", N_("hands cases over to a document that is not in force")
    NO_WORK = "no_work", N_("is the first step and hands cases over at once, so that new ones would stay here")
    HANDED_ROUND = "handed_round", N_("hands cases over in a circle that nobody can end")
    EXAM_STEP = "exam_step", N_("has an exam question about a step that does not exist")
    EXAM_ANSWER = "exam_answer", N_("has an exam question whose answer is not among its choices")


@dataclass(frozen=True, slots=True)
class Finding:
    """``step`` is empty where the whole document is meant; ``about``: codes of what is missing or too much."""

    problem: Word
    step: str = ""
    about: tuple[str, ...] = field(default=(), compare=False)


def check(document: Document, known: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Every finding; graph questions are asked only where every move leads somewhere.

    ``known``: the processes that cases can be handed over to; nothing where that is not asked.
    """
    local = [each for name, step in document.steps.items() for each in _at(document, name, step)]
    local += [*_of_whole(document), *_handing_over(document, known), *_in_exam(document)]
    if any(finding.problem is Problem.UNKNOWN_TARGET for finding in local):
        return tuple(local)
    return (*local, *_in_graph(document))


def _at(document: Document, name: str, step: Step) -> Iterator[Finding]:
    for problem, about in _named(document, step):
        if about:
            yield Finding(problem, name, tuple(sorted(about)))
    further = (*_in_form(document, step), *_in_guards(document, step), *_in_ways(step))
    yield from (Finding(problem, name) for problem in further)


def _named(document: Document, step: Step) -> Iterator[tuple[Problem, Collection[str]]]:
    """What is named and does not exist, or is read and is not there."""
    yield Problem.UNKNOWN_TARGET, targets(step) - document.steps.keys()
    yield Problem.EYES_ON_NOTHING, set(step.not_by) - document.steps.keys()
    yield Problem.UNKNOWN_ROLE, {step.role} - document.roles.keys()
    yield Problem.UNKNOWN_FIELD, (set(step.fields) | read_in(step)) - document.fields.keys()
    yield Problem.BAD_GUARD, {move.when for move in step.next if move.when is not None and not understood(move.when)}
    yield Problem.NOT_ASKED, _not_asked(document, step)


def _in_form(document: Document, step: Step) -> Iterator[Problem]:
    role = document.roles.get(step.role)
    if role and not any(Permission.WORK in GRANTS[each] for each in role.held_by):
        yield Problem.ROLE_WITHOUT_RIGHT
    if _repeats(step.fields) or _repeats([item.id for item in step.check]):
        yield Problem.TWICE


def _in_ways(step: Step) -> Iterator[Problem]:
    """What is seen of the moves without looking at their conditions."""
    if step.is_end and (step.next or (step.hand_over and (step.end or step.reopen))):
        yield Problem.AFTER_END
    if step.hand_over is not None:  # the case does not stay here, so that nothing has to end its stay
        return
    if not step.next and not (step.end and step.stage is Stage.CLOSED):
        yield Problem.DEAD_END
    if step.stage.waiting and all(move.by_person for move in step.next):
        yield Problem.STUCK_WAITING
    if step.stage in {Stage.NEW, Stage.WORKING} and step.due is None:
        yield Problem.NO_LIMIT


def _not_asked(document: Document, step: Step) -> set[str]:
    """A field that lives with the case may have been filled in before; any other one is empty here."""
    read = read_in(step) - set(step.require)
    return {name for name in read if name in document.fields and not is_bound(document, name)}


def _in_guards(document: Document, step: Step) -> Iterator[Problem]:
    conditions = [move.when for move in step.next if move.when is not None]
    if all(map(understood, conditions)) and not _not_asked(document, step):
        yield from _among(document, step, conditions)


def _among(document: Document, step: Step, conditions: list[str]) -> Iterator[Problem]:
    """Is there an entry under which nothing is left, or a condition, an event or a time that is never its turn?"""
    known = outcomes(document, conditions)
    if len(conditions) == len(step.next) and conditions:
        blocked = [each for each in known if not any(each.holds)] if known is not None else None
        if blocked is None or not all(each.other for each in blocked):
            yield Problem.BLOCKED
        elif blocked:
            yield Problem.OPEN_VALUES
    never = known is not None and not all(any(turn) for turn in zip(*(each.holds for each in known), strict=True))
    timed = [move for move in step.next if move.after is not None]
    if never or len(timed) > 1 or _repeats([move.event for move in step.next if move.event]):
        yield Problem.NEVER


def _of_whole(document: Document) -> Iterator[Finding]:
    if document.applies_when is not None and not _reads_only(document.applies_when, ROUTED_BY):
        yield Finding(Problem.BAD_GUARD)
    if not any(step.is_end for step in document.steps.values()):
        yield Finding(Problem.NO_END)


def _handing_over(document: Document, known: Collection[str] | None) -> Iterator[Finding]:
    """No first step may: a new case would stay there, as nobody has moved it yet."""
    for name, step in document.steps.items():
        to = step.hand_over
        if to and known is not None and to not in {*known, document.process}:
            yield Finding(Problem.UNKNOWN_PROCESS, name, (to,))
        if to and name == document.start:
            yield Finding(Problem.HANDED_ROUND if to == document.process else Problem.NO_WORK, name, (to,))


def _in_exam(document: Document) -> Iterator[Finding]:
    for item in document.exam.items:
        if item.step not in document.steps:
            yield Finding(Problem.EXAM_STEP, about=(item.step,))
        elif item.answer not in item.options:
            yield Finding(Problem.EXAM_ANSWER, item.step)


def _repeats(names: Collection[str]) -> bool:
    return max(Counter(names).values(), default=0) > 1


def _reads_only(guard: str, known: Collection[str]) -> bool:
    return understood(guard) and guards.fields_of(guard) <= set(known)


def _in_graph(document: Document) -> Iterator[Finding]:
    flow = Flow(document)
    unreachable, lost, empty = flow.unreachable(), flow.without_end(), flow.may_be_empty()
    for name, step in document.steps.items():
        if name in unreachable:
            yield Finding(Problem.UNREACHABLE, name)
        if name in lost:
            yield Finding(Problem.NO_WAY_TO_END, name)
        if flow.worn[name] in flow.capped:
            yield Finding(Problem.CAP_CIRCLE, name)
        if name in empty:
            yield Finding(Problem.MAYBE_EMPTY, name, tuple(sorted(empty[name])))
        known = [each for each in step.not_by if each in document.steps and name not in unreachable]
        if early := [each for each in known if name not in closure(flow.onward, flow.onward[each])]:
            yield Finding(Problem.EYES_TOO_EARLY, name, tuple(early))
