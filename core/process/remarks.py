"""What makes one wonder about a document that may be published all the same."""

from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from heapq import heappop, heappush

from core.actors import Role
from core.language import N_, Word
from core.process.checker import Finding, check, closure
from core.process.document import Document, Step
from core.process.outcomes import outcomes
from core.process.views import BASIC

FOUR_EYES = 2  # people

Holders = Mapping[Role, Collection[int]]  # the active members in each role


class Remark(Word):
    NOBODY = "nobody", N_("names a role that nobody at this desk holds now")
    TOO_FEW = "too_few", N_("needs somebody else than before, and only one person holds its role")
    TWO_MOVES = "two_moves", N_("can be filled in so that several conditions hold; the person then chooses")
    REWORK = "rework", N_("leads back to an earlier step, and the move is not marked as rework")
    NO_WORDS = "no_words", N_("does not say what to do")
    NO_CASES = "no_cases", N_("takes no new cases, because it names no category")
    LATE = "late", N_("has limits that add up to more than its deadline, even on the shortest way")


def remarks(document: Document, holders: Holders) -> tuple[Finding, ...]:
    """Nothing while there are problems: first things first."""
    if check(document):
        return ()
    local = [Finding(remark, name) for name, step in document.steps.items() for remark in _at(document, step, holders)]
    back = _leading_back(document)
    whole = [*local, *(Finding(Remark.REWORK, name) for name in document.steps if name in back)]
    if document.applies_when is None and document.process != BASIC:
        whole.append(Finding(Remark.NO_CASES))
    if document.deadline is not None and _shortest(document) > document.deadline:
        whole.append(Finding(Remark.LATE))
    return tuple(whole)


def _at(document: Document, step: Step, holders: Holders) -> Iterator[Remark]:
    people = {one for role in document.roles[step.role].held_by for one in holders.get(role, ())}
    if not people:
        yield Remark.NOBODY
    elif step.not_by and len(people) < FOUR_EYES:
        yield Remark.TOO_FEW
    if not any(step.do.values()) and not step.end:
        yield Remark.NO_WORDS
    if _several_hold(document, step):
        yield Remark.TWO_MOVES


def _several_hold(document: Document, step: Step) -> bool:
    """Going back is always a choice; onward, an entry should name one way."""
    onward = [move for move in step.next if move.when is not None and not move.back]
    known = outcomes(document, [move.when or "" for move in onward]) or ()
    return any(len({move.to for move, holds in zip(onward, each, strict=True) if holds}) > 1 for each in known)


def _leading_back(document: Document) -> set[str]:
    """Steps whose unmarked move closes a circle; coming back from waiting is no rework."""
    place = {name: number for number, name in enumerate(document.steps)}
    onward = {
        name: {move.to for move in step.next if not move.back and not step.stage.waiting}
        for name, step in document.steps.items()
    }
    returns = [(name, to) for name, ways in onward.items() for to in ways if place[to] <= place[name]]
    return {name for name, to in returns if name in closure(onward, {to})}


def _shortest(document: Document) -> timedelta:
    """The least time that the limits along any way from the first step to an end allow."""
    queue, best = [(timedelta(), document.start)], dict[str, timedelta]()
    while queue:
        spent, name = heappop(queue)
        if name in best:
            continue
        step = document.steps[name]
        best[name] = spent
        if step.end:
            return spent
        own = step.due.default if step.due and not step.due.from_start else timedelta()
        for move in step.next:
            heappush(queue, (spent + own + (move.after or timedelta()), move.to))
    return timedelta()
