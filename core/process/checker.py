"""What is wrong with a document, step by step, in codes; a document with problems cannot be published."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from core.fields.forms import FormField
from core.fields.rules import fits
from core.fields.words import FieldKind
from core.language import N_, Word
from core.process import guards, rules
from core.process.document import MOST_VISITS, Document, Step
from core.process.words import Stage

ROUTED_BY = ("category", "channel", "priority")  # what is known of a ticket when it takes its document
MOST_ENTRIES = 10_000
OTHER = object()  # any value that no condition names


class Problem(Word):
    UNKNOWN_TARGET = "unknown_target", N_("leads to a step that does not exist")
    UNKNOWN_ROLE = "unknown_role", N_("names a role that does not exist")
    UNKNOWN_FIELD = "unknown_field", N_("asks for a field that does not exist")
    BAD_GUARD = "bad_guard", N_("has a condition that cannot be understood")
    BLOCKED = "blocked", N_("can be filled in so that no move is left")
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
    if document.applies_when is not None and not _reads_only(document.applies_when, ROUTED_BY):
        local.append(Finding(Problem.BAD_GUARD))
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
    yield from _in_guards(document, step)
    if not step.next and not (step.end and step.stage is Stage.CLOSED):
        yield Problem.DEAD_END
    if step.stage.waiting and all(move.by_person for move in step.next):
        yield Problem.STUCK_WAITING
    if step.stage in {Stage.NEW, Stage.WORKING} and step.due is None:
        yield Problem.NO_LIMIT


def _in_guards(document: Document, step: Step) -> Iterator[Problem]:
    if not all(move.when is None or _reads_only(move.when, step.require) for move in step.next):
        yield Problem.BAD_GUARD
    elif _blocked(document, step):
        yield Problem.BLOCKED


def _targets(step: Step) -> set[str]:
    further = [step.max_visits.then] if step.max_visits else []
    return {move.to for move in step.next} | set(further) | ({step.reopen.to} if step.reopen else set())


def _reads_only(guard: str, known: Collection[str]) -> bool:
    """A guard may read what is certain to be there: what its own step asks for, or the facts of a new ticket."""
    try:
        return guards.fields_of(guard) <= set(known)
    except guards.BadGuard:
        return False


def _blocked(document: Document, step: Step) -> bool:
    """Is there an entry under which no guard holds, and nothing but a person moves the case on?"""
    conditions = [move.when for move in step.next if move.when is not None]
    if not conditions or len(conditions) < len(step.next):
        return False
    read = sorted(frozenset[str]().union(*map(guards.fields_of, conditions)) & set(document.fields))
    domains = [_domain(document.fields[name], conditions) for name in read]
    if prod(map(len, domains)) > MOST_ENTRIES:
        return True
    entries = (dict(zip(read, entry, strict=True)) for entry in product(*domains))
    return any(not any(guards.holds(each, entry) for each in conditions) for entry in entries)


def _domain(field: FormField, conditions: Iterable[str]) -> Sequence[Any]:
    """What can be entered, as far as these conditions can tell it apart."""
    match field.type:
        case FieldKind.ENUM:
            return field.values
        case FieldKind.BOOL:
            return (True, False)
        case _:
            named = frozenset[Any]().union(*map(guards.constants_of, conditions))
            return [*(value for value in named if fits(field, value)), OTHER]


def _in_graph(document: Document) -> Iterator[Finding]:
    onward = {name: _targets(step) for name, step in document.steps.items()}
    back: dict[str, set[str]] = {name: set() for name in onward}
    for name, step in document.steps.items():
        for move in step.next:
            back[_once_all_limits_are_reached(document, move.to)].add(name)
    reached = _closure(onward, {document.start})
    ending = _closure(back, {name for name, step in document.steps.items() if step.end})
    yield from (Finding(Problem.UNREACHABLE, name) for name in onward if name not in reached)
    yield from (Finding(Problem.NO_WAY_TO_END, name) for name in onward if name not in ending)


def _once_all_limits_are_reached(document: Document, to: str) -> str:
    """A way to the end that loop limits turn aside is no way; one that they open is."""
    return rules.target_of(document, to, dict.fromkeys(document.steps, MOST_VISITS))[0]


def _closure(edges: dict[str, set[str]], start: set[str]) -> set[str]:
    found, edge = set(start), list(start)
    while edge:
        fresh = edges[edge.pop()] - found
        found |= fresh
        edge.extend(fresh)
    return found
