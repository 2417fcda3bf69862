"""The cases behind a figure, counted by the same conditions as the figure itself."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import ColumnElement, Select, exists, false, func, true

from core import scope as sight
from core.models.deadlines import Deadline
from core.models.people import Person
from core.models.process import Visit
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.reports import promises, scope
from core.reports.attainment import cases as attained
from core.reports.backlog import views as backlog
from core.reports.forms import Behind, Criteria
from core.reports.promises import ANSWERED, DONE
from core.reports.scope import FLAWED, TIMED, UNKNOWN, Column, Lens
from core.reports.words import By, Slice
from core.work import Reading

PAGE = 10
COLUMNS: Mapping[str, Column] = {
    "number": Ticket.number,
    "subject": Ticket.subject,
    "priority": Ticket.priority,
    "stage": Ticket.stage,
    "owner": Person.name,
    "opened_at": Ticket.opened_at,
    "answered_at": Ticket.first_response_at,
    "done_at": DONE,
}


def behind(desk: Reading, criteria: Criteria, figure: Behind, page: int = 1) -> pd.DataFrame:
    """The oldest first, a page at a time; columns as in ``COLUMNS``."""
    columns = (column.label(name) for name, column in COLUMNS.items())
    query = _of(desk, criteria, figure).outerjoin(Person, Person.id == Ticket.owner_id).with_only_columns(*columns)
    query = query.order_by(Ticket.opened_at, Ticket.id).limit(PAGE).offset((max(page, 1) - 1) * PAGE)
    return pd.DataFrame(desk.session.execute(query).all(), columns=list(COLUMNS))


def how_many(desk: Reading, criteria: Criteria, figure: Behind) -> int:
    return desk.session.scalar(_of(desk, criteria, figure).with_only_columns(func.count())) or 0


def _of(desk: Reading, criteria: Criteria, figure: Behind) -> Select[Ticket]:
    demand(desk.reader, Permission.READ_REPORTS)
    through = scope.lens(desk, criteria)
    query = scope.counted(through).where(_slice(through, figure), _group(figure))
    if figure.point is not None:
        query = query.where(scope.point(through, _moment(figure.slice)) == figure.point)
    if figure.band is not None:
        query = query.where(TIMED, backlog.band(through) == str(figure.band))
    return query if figure.stage is None else query.where(Ticket.stage == figure.stage)


def _moment(part: Slice) -> Column:
    return DONE if part is Slice.RESOLVED else Ticket.opened_at


def _slice(through: Lens, figure: Behind) -> ColumnElement[bool]:
    part = figure.slice
    if part is Slice.OPEN:
        return sight.unfinished()
    if part in attained.SLICES:
        return Ticket.id.in_(attained.tickets(through, figure))
    times = through.times
    if part is Slice.LATE_STEP:
        late = exists().where(Visit.ticket_id == Ticket.id, Visit.late.is_(True))
        return late.where(promises.step_limit(times.first, times.end))
    at, conditions = _moment(part), {
        Slice.UNANSWERED: TIMED & ANSWERED.is_(None),
        Slice.KEPT: TIMED & promises.kept(),
        Slice.MISSED: TIMED & promises.missed(times.end),
        Slice.SOLVED_LATE: TIMED & exists(Deadline.id).where(promises.resolution(), promises.met_late(times.end)),
        Slice.FLAWED: FLAWED,
        Slice.UNKNOWN: UNKNOWN,
    }  # fmt: skip
    return (at >= times.first) & (at <= times.end) & conditions.get(part, true())


def _group(figure: Behind) -> ColumnElement[bool]:
    """An address may name a group that there is not."""
    column, code = scope.GROUPS[figure.by], figure.group
    if code is None:
        return true()
    if not code:
        return column.is_(None)
    if figure.by not in {By.TEAM, By.OWNER}:
        return column == code
    return column == int(code) if code.isdecimal() and len(code) < 16 else false()
