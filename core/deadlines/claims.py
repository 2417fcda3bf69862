"""The rows of deadlines that are about to change; the case they belong to is locked already."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, insert, select, tuple_, update
from sqlalchemy.orm import load_only

from core import scope
from core.deadlines import views
from core.deadlines.rules import Standing
from core.deadlines.terms import Terms
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import Reading, Work
from db.base import Base, Json

AT_ONCE = 500
LENT = (
    Ticket.priority, Ticket.team_id, Ticket.stage, Ticket.opened_at, Ticket.first_response_at, Ticket.channel,
    Ticket.category, Ticket.stood, Ticket.contacted_at, Ticket.next_due, Ticket.sort_due, Ticket.response_due,
    Ticket.version,
)  # fmt: skip

DEADLINES = Base.metadata.tables[Deadline.__tablename__]
TICKETS = Base.metadata.tables[Ticket.__tablename__]
TOLD = tuple(each.name for each in fields(Standing))

VISITS = Base.metadata.tables[Visit.__tablename__]
OUTDATED = -1
THEIRS = select(Deadline).where(Deadline.ticket_id.in_(bindparam("tickets", expanding=True))).order_by(Deadline.cycle)

Rows = dict[str, Deadline]
Place = tuple[datetime, int]
Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """A case as it was read: its version, and what each of its deadlines was worked out by."""

    version: int
    marks: set[Mark]


@dataclass(slots=True)
class Changes:
    """Rows by the columns that change; ``this``: their ids."""

    deadlines: list[Json] = field(default_factory=list[Json])
    fresh: list[Json] = field(default_factory=list[Json])
    tickets: list[Json] = field(default_factory=list[Json])
    visits: list[Json] = field(default_factory=list[Json])


def newest(desk: Reading, ticket_ids: Collection[int]) -> dict[int, Rows]:
    """By case and kind, the newest cycle of each."""
    found: dict[int, Rows] = {each: {} for each in ticket_ids}
    for row in desk.session.scalars(THEIRS, {"tickets": list(ticket_ids)}):
        found[row.ticket_id][row.kind] = row
    return found


def stale(desk: Reading, terms: Terms, after: Place | None) -> Sequence[Ticket]:
    """Cases whose deadlines were worked out by other settings, most urgent first, behind a place."""
    query = select(Ticket).where(*views.is_stale(terms)).options(load_only(*LENT))
    if after:
        query = query.where(tuple_(Ticket.sort_due, Ticket.id) > after)
    return desk.session.scalars(query.order_by(Ticket.sort_due, Ticket.id).limit(AT_ONCE)).all()


def urgent(desk: Reading, most: int) -> Sequence[Ticket]:
    """The open cases that are due first."""
    query = select(Ticket).where(scope.unfinished(), Ticket.trashed_at.is_(None))
    query = query.options(load_only(*LENT, Ticket.number, Ticket.subject)).order_by(Ticket.sort_due, Ticket.id)
    return desk.session.scalars(query.limit(most)).all()


def seen(desk: Reading, ticket_ids: Collection[int]) -> set[int]:
    """Those of them that the reader may see."""
    query = scope.tickets(desk.reader).where(Ticket.id.in_(ticket_ids)).with_only_columns(Ticket.id)
    return set(desk.session.scalars(query))


def visits(desk: Reading, ticket_ids: Collection[int]) -> dict[int, list[Visit]]:
    """By case, in order."""
    query = select(Visit).where(Visit.ticket_id.in_(ticket_ids)).order_by(Visit.ticket_id, Visit.seq)
    found: dict[int, list[Visit]] = {each: [] for each in ticket_ids}
    for visit in desk.session.scalars(query):
        found[visit.ticket_id].append(visit)
    return found


def untouched(work: Work, seen: Mapping[int, Seen]) -> set[int]:
    """The cases that nobody has changed since they were seen, held until this work ends.

    Whoever changes a case writes it, or its deadlines by the settings in force.
    """
    query = select(Ticket.id, Ticket.version).where(Ticket.id.in_(seen)).order_by(Ticket.id).with_for_update()
    same = {id_ for id_, version in work.session.execute(query) if seen[id_].version == version}
    rows = select(Deadline.ticket_id, Deadline.id, Deadline.rule_version, Deadline.calendar_version)
    now: dict[int, set[Mark]] = {each: set() for each in same}
    for id_, *mark in work.session.execute(rows.where(Deadline.ticket_id.in_(same))):
        now[id_].add((mark[0], mark[1], mark[2]))
    return {each for each in same if seen[each].marks <= now[each]}


def keep(work: Work, changes: Changes) -> None:
    """What follows from a case is no change of the case: its version stays, and nobody who works on it is disturbed."""
    for table, rows in ((DEADLINES, changes.deadlines), (TICKETS, changes.tickets), (VISITS, changes.visits)):
        if rows:
            names = rows[0].keys() - {"this"}
            by_id = update(table).where(table.c.id == bindparam("this"))
            work.session.connection().execute(by_id.values({name: bindparam(name) for name in names}), rows)
    if changes.fresh:
        work.session.connection().execute(insert(DEADLINES), changes.fresh)


def mark(work: Work, these: ColumnElement[bool]) -> int:
    """Open cases are worked out anew by the next job, whatever they were worked out by; how many deadlines."""
    cases = select(Ticket.id).where(scope.unfinished(), these)
    query = update(DEADLINES).where(DEADLINES.c.ticket_id.in_(cases), DEADLINES.c.met_at.is_(None))
    return work.session.connection().execute(query.values(rule_version=OUTDATED)).rowcount


def open_cases(work: Work, customer_id: int) -> Sequence[Ticket]:
    """Of one customer, locked."""
    query = select(Ticket).where(scope.unfinished(), Ticket.customer_id == customer_id, Ticket.trashed_at.is_(None))
    return work.session.scalars(query.order_by(Ticket.id).with_for_update()).all()


def add(work: Work, ticket_id: int, standings: Sequence[Standing], terms: Terms) -> None:
    """In one statement."""
    rows = [values(each, terms) | {"ticket_id": ticket_id} for each in standings]
    work.session.connection().execute(insert(DEADLINES), rows)


def values(standing: Standing, terms: Terms) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(standing, name) for name in TOLD}
    return told | {"rule_version": terms.rule_version, "calendar_version": terms.calendar_version}
