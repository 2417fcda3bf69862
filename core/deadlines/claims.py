"""The rows of deadlines that are about to change; the case they belong to is locked already."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import load_only

from core.deadlines import views
from core.deadlines.rules import Standing
from core.deadlines.views import Terms
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import Work
from db.base import Base

AT_ONCE = 500
LENT = (
    Ticket.priority, Ticket.team_id, Ticket.stage, Ticket.opened_at, Ticket.first_response_at,
    Ticket.next_due, Ticket.sort_due, Ticket.response_due,
)  # fmt: skip
PASSED = (Visit.ticket_id, Visit.process_version_id, Visit.step, Visit.kind, Visit.entered_at, Visit.due_at)

DEADLINES = Base.metadata.tables[Deadline.__tablename__]
TICKETS = Base.metadata.tables[Ticket.__tablename__]
TOLD = tuple(each.name for each in fields(Standing))

Rows = dict[str, Deadline]
Place = tuple[datetime, int]


def newest(work: Work, ticket_ids: Collection[int]) -> dict[int, Rows]:
    """By case and kind, the newest cycle of each."""
    query = select(Deadline).where(Deadline.ticket_id.in_(ticket_ids)).order_by(Deadline.cycle)
    found: dict[int, Rows] = {each: {} for each in ticket_ids}
    for row in work.session.scalars(query):
        found[row.ticket_id][row.kind] = row
    return found


def stale(work: Work, terms: Terms, after: Place | None) -> list[Ticket]:
    """Cases whose deadlines were worked out by other settings, locked, most urgent first, behind a place.

    They are lent: what is changed in them is kept by ``keep`` alone.
    """
    query = select(Ticket).where(*views.is_stale(terms)).options(load_only(*LENT))
    if after:
        later = (Ticket.sort_due > after[0]) | ((Ticket.sort_due == after[0]) & (Ticket.id > after[1]))
        query = query.where(later)
    query = query.order_by(Ticket.sort_due, Ticket.id).limit(AT_ONCE).with_for_update()
    tickets = list(work.session.scalars(query))
    for ticket in tickets:
        work.session.expunge(ticket)
    return tickets


def visits(work: Work, ticket_ids: Collection[int]) -> dict[int, list[Visit]]:
    """By case, in order."""
    query = select(Visit).where(Visit.ticket_id.in_(ticket_ids)).order_by(Visit.ticket_id, Visit.seq)
    query = query.options(load_only(*PASSED))
    found: dict[int, list[Visit]] = {each: [] for each in ticket_ids}
    for visit in work.session.scalars(query):
        found[visit.ticket_id].append(visit)
    return found


def keep(work: Work, tickets: Sequence[Ticket]) -> None:
    """What follows from a case is no change of the case: its version stays, and nobody who works on it is disturbed."""
    by_id = update(TICKETS).where(TICKETS.c.id == bindparam("ticket"))
    derived = ("next_due", "sort_due", "response_due")
    rows = [{"ticket": each.id} | {name: getattr(each, name) for name in derived} for each in tickets]
    if rows:
        work.session.flush()
        work.session.connection().execute(by_id.values({name: bindparam(name) for name in derived}), rows)


def add(work: Work, ticket_id: int, standings: Sequence[Standing], terms: Terms) -> None:
    """In one statement."""
    rows = [values(each, terms) | {"ticket_id": ticket_id} for each in standings]
    work.session.connection().execute(insert(DEADLINES), rows)


def values(standing: Standing, terms: Terms) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(standing, name) for name in TOLD}
    return told | {"rule_version": terms.rule_version, "calendar_version": terms.calendar_version}
