"""A case worked out beside the transaction that keeps it: the visit that begins, and its promises."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from core.deadlines import claims as deadlines
from core.deadlines import courses, gathering, settle, terms, told
from core.deadlines import views as promises
from core.deadlines.claims import Rows, Seen
from core.deadlines.settle import Plan
from core.deadlines.terms import Terms
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import rules as process
from core.process.document import Document, Step
from core.process.views import Running
from core.process.words import MoveKind, Stage
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case as it was read, and where it is to go; ``since``: when its time in that step began."""

    ticket: Ticket
    visit: Visit
    before: Running
    after: Running
    to: str
    since: datetime
    values: dict[str, Any]
    checked: tuple[str, ...]

    @property
    def step(self) -> Step:
        return self.after.document.steps[self.to]

    @property
    def turns(self) -> bool:
        """Whether a clock stops, goes on or ends by it."""
        left = self.before.document.steps[self.visit.step]
        old, new = (courses.Stay(each.stage, self.since).stands for each in (left, self.step))
        return old is not new


@dataclass(frozen=True, slots=True)
class Reckoned:
    """``at``: the moment of the move; ``plan``: what the promises should be, without rows where they stay."""

    wanted: Wanted
    at: datetime
    visit: Visit
    seen: Seen
    plan: Plan


def reckon(desk: Reading, wanted: Sequence[Wanted]) -> list[Reckoned]:
    """Few statements for many cases; the whole history is asked for only where a clock turns."""
    now, ids = promises.terms(desk), [each.ticket.id for each in wanted]
    rows = deadlines.newest(desk, ids)
    turning = [each.ticket.id for each in wanted if each.turns]
    visits, stood = deadlines.visits(desk, turning), gathering.stood(desk, [each.ticket for each in wanted], now)
    said = gathering.heard(desk, {each: stood[each] for each in turning}, now)
    followed = promises.documents(desk, chain(*visits.values()), *_known(wanted))
    found = list[Reckoned]()
    for each in wanted:
        ticket, own = each.ticket, rows[each.ticket.id]
        seen = Seen(ticket.version, {(row.id, row.rule_version, row.calendar_version) for row in own.values()})
        was, visit = stood[ticket.id], entered(each, now)
        if each.turns and own:
            past = [*visits[ticket.id], visit]
            past[-2].kind = MoveKind.MIGRATION
            history = promises.history(ticket, past, followed, said[ticket.id])
            plan = settle.plan(_at(ticket, each.step.stage), visit, history, own, now, was)
        else:
            plan = _aimed(ticket, visit, own, each.step.stage)
        found.append(Reckoned(each, desk.now, visit, seen, plan))
    return found


def _known(wanted: Sequence[Wanted]) -> Collection[Running]:
    return {one.id: one for each in wanted for one in (each.before, each.after)}.values()


def entered(wanted: Wanted, now: Terms) -> Visit:
    """The visit that begins; not one of a session."""
    visit = Visit(
        ticket_id=wanted.ticket.id, seq=wanted.visit.seq + 1, process_version_id=wanted.after.id, step=wanted.to,
        entered_at=wanted.since, values=wanted.values, checked=list(wanted.checked), left_at=None, kind=None,
    )  # fmt: skip
    working = now.working(terms.stood(wanted.ticket, None))
    visit.due_at = told.step_due(wanted.ticket, visit, wanted.after.document, working)
    return visit


def carried(document: Document, step: str, *visits: Visit) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What was entered and ticked so far, as far as the step asks for it; the later visit counts."""
    values = {name: value for visit in visits for name, value in visit.values.items()}
    own = document.steps[step]
    return process.kept(document, own, values), process.ticked(own, [item for each in visits for item in each.checked])


def _aimed(ticket: Ticket, visit: Visit, rows: Rows, stage: Stage) -> Plan:
    dues = [row.due_at for row in rows.values() if not (row.met_at or row.dropped_at)]
    due = settle.earliest(_at(ticket, stage), visit, dues)
    return Plan((), ticket.response_due, due)


def _at(ticket: Ticket, stage: Stage) -> Ticket:
    """As the case will stand; it was only read, and nothing of it is kept from here."""
    ticket.stage = stage
    return ticket
