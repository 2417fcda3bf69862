"""What makes one wonder about a document that may be published all the same."""

from collections.abc import Iterator
from datetime import timedelta
from heapq import heappop, heappush

from core.language import N_, Word
from core.process.checker import Finding, check
from core.process.document import Document, Step
from core.process.flow import Flow
from core.process.markings import closure
from core.process.outcomes import outcomes
from core.process.staff import Staff
from core.process.views import BASIC

FOUR_EYES = 2  # people


class Remark(Word):
    NOBODY = "nobody", N_("names a role that nobody at this desk holds now")
    NOBODY_WITH = "nobody_with", N_("names a role with a team or a skill that nobody who could work it has now")
    TOO_FEW = "too_few", N_("needs somebody else than before, and only one person holds its role")
    SAME_ROLE = "same_role", N_("has four eyes on a step that the same role works")
    FREE_CHOICE = (
        "free_choice",
        N_("leaves several moves to choose from, and neither conditions nor their buttons say when to take which"),
    )
    TWO_MOVES = "two_moves", N_("can be filled in so that several conditions hold; the person then chooses")
    REWORK = "rework", N_("leads back to an earlier step, and the move is not marked as rework")
    NO_WORDS = "no_words", N_("does not say what to do")
    NO_CASES = "no_cases", N_("takes no new cases, because it names no category")
    IDLE_CAP = "idle_cap", N_("has a visit limit that cases never reach, because they come only once")
    LATE = "late", N_("has limits that add up to more than its deadline, even on the shortest way")


def remarks(document: Document, staff: Staff) -> tuple[Finding, ...]:
    """Nothing while there are problems: first things first."""
    if check(document):
        return ()
    local = [Finding(remark, name) for name, step in document.steps.items() for remark in _at(document, step, staff)]
    back, capped = _leading_back(document), Flow(document).capped
    idle = (name for name, step in document.steps.items() if step.max_visits and name not in capped)
    whole = [*local, *(Finding(Remark.REWORK, name) for name in document.steps if name in back)]
    whole += (Finding(Remark.IDLE_CAP, name) for name in idle)
    if document.applies_when is None and document.process != BASIC:
        whole.append(Finding(Remark.NO_CASES))
    if document.deadline is not None and _shortest(document) > document.deadline:
        whole.append(Finding(Remark.LATE))
    return tuple(whole)


def _at(document: Document, step: Step, staff: Staff) -> Iterator[Remark]:
    yield from _of_people(document, step, staff)
    if not any(step.do.values()) and not step.is_end:
        yield Remark.NO_WORDS
    if _several_hold(document, step):
        yield Remark.TWO_MOVES
    if document.process != BASIC and len(_unexplained(step)) > 1:
        yield Remark.FREE_CHOICE


def _of_people(document: Document, step: Step, staff: Staff) -> Iterator[Remark]:
    role = document.roles[step.role]
    people = staff.holding(role)
    if not people:
        yield Remark.NOBODY_WITH if staff.of_desk_roles(role) else Remark.NOBODY
    elif step.not_by and len(people) < FOUR_EYES:
        yield Remark.TOO_FEW
    if any(document.steps[name].role == step.role for name in step.not_by):
        yield Remark.SAME_ROLE


def _unexplained(step: Step) -> set[str]:
    """Where a person may go at will, and no word says when; going back is always a choice."""
    free = (move for move in step.next if move.by_person and move.when is None and not move.back)
    return {move.to for move in free if not any(move.labels.values())}


def _several_hold(document: Document, step: Step) -> bool:
    """Going back is always a choice; onward, an entry should name one way."""
    onward = [move for move in step.next if move.when is not None and not move.back]
    known = outcomes(document, [move.when or "" for move in onward]) or ()
    return any(len({move.to for move, holds in zip(onward, each.holds, strict=True) if holds}) > 1 for each in known)


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
        if step.is_end:
            return spent
        for move in step.next:
            heappush(queue, (_spent(step, spent) + (move.after or timedelta()), move.to))
    return timedelta()


def _spent(step: Step, before: timedelta) -> timedelta:
    if step.due is None:
        return before
    return max(before, step.due.default) if step.due.from_start else before + step.due.default
