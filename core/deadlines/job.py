"""Open cases follow new settings: in batches, most urgent first, each kept with how far the job is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.actors import SYSTEM
from core.deadlines import claims, settle, told, views
from core.deadlines.claims import Changes, Place, Rows, Seen
from core.deadlines.events import DeadlinesRecomputed
from core.deadlines.gathering import Gathered, gather
from core.deadlines.rules import NEVER
from core.deadlines.settle import Plan
from core.deadlines.terms import Terms
from core.jobs.run import Batch, Run
from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import look

WRITTEN_AT_ONCE = 100  # so that nobody who writes waits for long, on a slow machine as well


@dataclass(frozen=True, slots=True)
class Worked:
    """A case worked out beside the transaction that keeps it, so that no writer waits for the calculation.

    ``step_due``: when its step was due until now.
    """

    ticket: Ticket
    visit: Visit
    step_due: datetime | None
    rows: Rows
    plan: Plan

    @property
    def seen(self) -> Seen:
        return Seen(self.ticket.version, {(r.id, r.rule_version, r.calendar_version) for r in self.rows.values()})


def recompute(run: Run) -> None:
    """Until no open case is left that follows other settings than those in force.

    A case that was moved meanwhile may have gone behind the place that was reached, so the way is made once more.
    """
    with run.batch() as batch:
        if batch.job.total is None:
            batch.progress(0, views.how_many_stale(batch.work))
    while _pass(run):
        pass
    with run.batch() as batch:
        if batch.job.done:
            batch.work.record(DeadlinesRecomputed(1, cases=batch.job.done))


def _pass(run: Run) -> int:
    """From the most urgent to the last; how many were kept. Others write while the next are worked out."""
    after: Place | None = None
    kept = 0
    while True:
        with look(SYSTEM, run.clock) as desk:
            now = views.terms(desk)
            tickets = claims.stale(desk, now, after)
            if not tickets:
                return kept
            after = tickets[-1].sort_due, tickets[-1].id
            found = gather(desk, tickets, now)
        for first in range(0, len(tickets), WRITTEN_AT_ONCE):
            worked = _worked(found, now, tickets[first : first + WRITTEN_AT_ONCE])
            with run.batch() as batch:
                kept += _keep(batch, worked, now)


def _worked(found: Gathered, now: Terms, tickets: Sequence[Ticket]) -> list[Worked]:
    worked = list[Worked]()
    for ticket in tickets:
        own, was, visit = found.rows[ticket.id], found.was[ticket.id], found.visits[ticket.id][-1]
        before = visit.due_at
        visit.due_at = told.step_due(ticket, visit, found.followed[visit.process_version_id], now.working(was))
        plan = settle.plan(ticket, visit, found.history(ticket), own, now, was)
        worked.append(Worked(ticket, visit, before, own, plan))
    return worked


def _keep(batch: Batch, worked: list[Worked], now: Terms) -> int:
    """What was changed meanwhile is left alone: it follows the new settings already, or is found the next time."""
    same = claims.untouched(batch.work, {each.ticket.id: each.seen for each in worked})
    claims.keep(batch.work, _changes([each for each in worked if each.ticket.id in same], now))
    batch.progress(batch.job.done + len(same))
    return len(same)


def _changes(worked: list[Worked], now: Terms) -> Changes:
    """Only what is not so already: each row of a case stands in many indexes."""
    made = Changes()
    for each in worked:
        ticket, plan = each.ticket, each.plan
        if (ticket.next_due, ticket.response_due) != (plan.next_due, plan.response_due):
            aim = {"next_due": plan.next_due, "sort_due": plan.next_due or NEVER, "response_due": plan.response_due}
            made.tickets.append(aim | {"this": ticket.id})
        if each.visit.due_at != each.step_due:
            made.visits.append({"this": each.visit.id, "due_at": each.visit.due_at})
        for row, standing in plan.rows:
            told_so = claims.values(standing, now)
            if row is None:
                made.fresh.append(told_so | {"ticket_id": ticket.id})
            else:
                made.deadlines.append(told_so | {"this": row.id})
    return made
