"""Where each case is to go: to the step that the plan says, or back to where it was; and which cannot."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from core.deadlines import views as promises
from core.deadlines.terms import Terms
from core.models.process import Visit
from core.models.switches import Switch
from core.models.tickets import Ticket
from core.process import views as processes
from core.switching import claims, reckoning, rules
from core.switching.claims import Pairs
from core.switching.reckoning import Reckoned, Wanted
from core.switching.words import Obstacle, SwitchState
from core.work import Reading

TROUBLE = (ArithmeticError, LookupError, TypeError, ValueError)  # of one case; of the database is another matter
log = logging.getLogger("desk.switching")

T = TypeVar("T")
Aim = Callable[[Ticket, Visit], Wanted | Obstacle | None]


@dataclass(slots=True)
class Part:
    """Some cases, worked out; ``refused``: those that cannot be moved."""

    now: Terms
    found: list[Reckoned]
    refused: dict[int, Obstacle]


def aimed(desk: Reading, row: Switch, ids: Sequence[int]) -> Part:
    """A case that makes trouble stands in nobody's way."""
    pairs = claims.cases(desk, ids)
    refused = dict.fromkeys(set(ids) - {ticket.id for ticket, _ in pairs}, Obstacle.BROKEN)
    aim = _backward(desk, row, pairs) if row.state is SwitchState.REVERTING else _forward(desk, row)
    wanted = list[Wanted]()
    for ticket, visit in pairs:
        match _tried(partial(aim, ticket, visit), ticket.id):
            case Obstacle() as why:
                refused[ticket.id] = why
            case Wanted() as each:
                wanted.append(each)
            case None:
                pass  # it has moved meanwhile, and is looked at anew
    return Part(promises.terms(desk), _reckoned(desk, wanted, refused), refused)


def forward(
    desk: Reading, pair: tuple[Ticket, Visit], old: processes.Running, new: processes.Running, to: str
) -> Wanted:
    """Where the same work goes on, its time and its entries go on with it."""
    ticket, visit = pair
    goes_on = rules.goes_on((old.document, ticket.step), (new.document, to))
    values, checked = reckoning.carried(new.document, to, visit) if goes_on else ({}, ())
    return Wanted(ticket, visit, old, new, to, visit.entered_at if goes_on else desk.now, values, checked)


def _forward(desk: Reading, row: Switch) -> Aim:
    target = processes.version(desk, row.version_id)
    olds = {each: processes.version(desk, each) for each in row.sources}

    def aim(ticket: Ticket, visit: Visit) -> Wanted | None:
        to = row.steps.get(ticket.step)
        old = olds.get(ticket.process_version_id)
        return forward(desk, (ticket, visit), old, target, to) if to and old else None

    return aim


def _backward(desk: Reading, row: Switch, pairs: Pairs) -> Aim:
    """As it was: the step, since when, and what was entered there; what was entered since stays where it fits."""
    target = processes.version(desk, row.version_id)
    begun = claims.begun_with(desk, row.id, [ticket.id for ticket, _ in pairs])
    olds = {each: processes.version(desk, each) for each in row.sources}
    former = claims.visits_at(desk, {ticket_id: seq - 1 for ticket_id, seq in begun.items()})

    def aim(ticket: Ticket, visit: Visit) -> Wanted | Obstacle:
        if ticket.process_version_id != target.id:
            return Obstacle.ELSEWHERE
        if ticket.moves != begun[ticket.id]:
            return Obstacle.MOVED_ON
        was = former[ticket.id]
        old = olds[was.process_version_id]
        same = rules.goes_on((target.document, visit.step), (old.document, was.step))
        values, checked = reckoning.carried(old.document, was.step, was, *([visit] if same else []))
        return Wanted(ticket, visit, target, old, was.step, was.entered_at, values, checked)

    return aim


def _reckoned(desk: Reading, wanted: Sequence[Wanted], refused: dict[int, Obstacle]) -> list[Reckoned]:
    """All at once; where that does not go, one by one, to find out which it is."""
    try:
        return reckoning.reckon(desk, wanted)
    except TROUBLE:
        found = list[Reckoned]()
        for each in wanted:
            alone = _tried(partial(reckoning.reckon, desk, [each]), each.ticket.id)
            if isinstance(alone, Obstacle):
                refused[each.ticket.id] = alone
            else:
                found += alone
        return found


def _tried(act: Callable[[], T], ticket_id: int) -> T | Obstacle:
    try:
        return act()
    except TROUBLE:
        log.exception("case with the row %s could not be moved to another version", ticket_id)
        return Obstacle.FAULT
