"""What is wrong with a document, step by step, in codes; a document with problems cannot be published."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.language import N_, Word
from core.process import guards
from core.process.document import Document, Move, Step
from core.process.words import Stage


class Problem(Word):
    UNKNOWN_TARGET = "unknown_target", N_("leads to a step that does not exist")
    UNKNOWN_ROLE = "unknown_role", N_("names a role that does not exist")
    UNKNOWN_FIELD = "unknown_field", N_("asks for a field that does not exist")
    BAD_GUARD = "bad_guard", N_("has a condition that cannot be understood")
    DEAD_END = "dead_end", N_("has no way out and is no end")
    UNREACHABLE = "unreachable", N_("can never be reached")
    NO_WAY_TO_END = "no_way_to_end", N_("has no way to an end")
    STUCK_WAITING = "stuck_waiting", N_("waits without a move by an event or by time")
    NO_LIMIT = "no_limit", N_("has no time limit")
    NO_END = "no_end", N_("has no closing step")


@dataclass(frozen=True, slots=True)
class Finding:
    """``step`` is empty where the whole document is meant."""

    problem: Problem
    step: str = ""


def check(document: Document) -> tuple[Finding, ...]:
    """Every finding; graph questions are asked only where every move leads somewhere."""
    local = [Finding(problem, name) for name, step in document.steps.items() for problem in _at(document, step)]
    if not any(step.end for step in document.steps.values()):
        local.append(Finding(Problem.NO_END))
    if any(finding.problem is Problem.UNKNOWN_TARGET for finding in local):
        return tuple(local)
    return (*local, *_in_graph(document))


def _at(document: Document, step: Step) -> Iterator[Problem]:
    targets = _targets(step)
    if not targets <= set(document.steps) or not set(step.not_by) <= set(document.steps):
        yield Problem.UNKNOWN_TARGET
    if step.role not in document.roles:
        yield Problem.UNKNOWN_ROLE
    if not set(step.fields) <= set(document.fields):
        yield Problem.UNKNOWN_FIELD
    if not all(_readable(document, step, move) for move in step.next):
        yield Problem.BAD_GUARD
    if not step.next and not step.end:
        yield Problem.DEAD_END
    if step.stage.waiting and all(move.by_person for move in step.next):
        yield Problem.STUCK_WAITING
    if step.stage in {Stage.NEW, Stage.WORKING} and step.due is None:
        yield Problem.NO_LIMIT


def _targets(step: Step) -> set[str]:
    further = [step.max_visits.then] if step.max_visits else []
    return {move.to for move in step.next} | set(further) | ({step.reopen.to} if step.reopen else set())


def _readable(document: Document, step: Step, move: Move) -> bool:
    """A guard may read what its own step makes sure of."""
    try:
        return move.when is None or guards.fields_of(move.when) <= set(step.require)
    except guards.BadGuard:
        return False


def _in_graph(document: Document) -> Iterator[Finding]:
    onward = {name: _targets(step) for name, step in document.steps.items()}
    back: dict[str, set[str]] = {name: set() for name in onward}
    for name, targets in onward.items():
        for target in targets:
            back[target].add(name)
    reached = _closure(onward, {document.start})
    ending = _closure(back, {name for name, step in document.steps.items() if step.end})
    yield from (Finding(Problem.UNREACHABLE, name) for name in onward if name not in reached)
    yield from (Finding(Problem.NO_WAY_TO_END, name) for name in onward if name not in ending)


def _closure(edges: dict[str, set[str]], start: set[str]) -> set[str]:
    found, edge = set(start), list(start)
    while edge:
        fresh = edges[edge.pop()] - found
        found |= fresh
        edge.extend(fresh)
    return found
