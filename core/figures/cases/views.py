from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from core import scope
from core.figures import rules, views
from core.figures.forms import Behind, Criteria
from core.figures.live.views import TEAM
from core.figures.words import Part
from core.models.figures import StepFigure
from core.models.people import Person
from core.models.process import Visit
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.process import views as processes
from core.process.document import Document
from core.process.words import MoveKind
from core.reports.rules import DAY, midnight, span
from core.settings import views as settings
from core.work import Reading

PAGE = 10
Column = Any


@dataclass(frozen=True, slots=True)
class Case:
    """A stay, or where a case stands now: ``left`` and all that follows only of a stay that has ended."""

    number: int
    subject: str
    priority: str
    step: str
    version: int
    entered: datetime
    left: datetime | None
    left_to: str | None
    kind: MoveKind | None
    late: bool
    reason: str | None
    who: str | None


COLUMNS: tuple[Column, ...] = (
    Ticket.number, Ticket.subject, Ticket.priority, Visit.step, Visit.process_version_id, Visit.entered_at,
    Visit.left_at, Visit.left_to, Visit.kind, func.coalesce(Visit.late, False), Visit.reason, Person.name,
)  # fmt: skip


def behind(desk: Reading, criteria: Criteria, figure: Behind, page: int = 1) -> tuple[Case, ...]:
    """The newest first, a page at a time: those of them that the reader may open."""
    demand(desk.reader, Permission.READ_DOCUMENTS)
    offset = (max(page, 1) - 1) * PAGE
    if figure.part is Part.NOW:
        query = _standing(desk, criteria, figure).order_by(Visit.entered_at.desc(), Visit.id.desc())
        return _told(desk, query.limit(PAGE).offset(offset))
    days, skipped = _days(desk, criteria, figure, offset)
    query = _stays(desk, criteria, figure, days).order_by(Visit.left_at.desc(), Visit.id.desc())
    return _told(desk, query.limit(PAGE).offset(offset - skipped))


def how_many(desk: Reading, criteria: Criteria, figure: Behind) -> int:
    """As the figure counts it; of some the reader may see no more than that they are there."""
    demand(desk.reader, Permission.READ_DOCUMENTS)
    if figure.part is Part.NOW:
        return desk.session.scalar(_standing(desk, criteria, figure).with_only_columns(func.count())) or 0
    row = StepFigure
    column = row.late if figure.part is Part.LATE else row.stays
    query = select(func.sum(column)).where(*_counted(desk, criteria, figure))
    return int(desk.session.scalar(query) or 0)


def _told(desk: Reading, query: Select[Ticket]) -> tuple[Case, ...]:
    rows = query.outerjoin(Person, Person.id == Visit.left_by).with_only_columns(*COLUMNS)
    found: Iterable[Sequence[Any]] = desk.session.execute(rows)
    return tuple(Case(*row) for row in found)


def _standing(desk: Reading, criteria: Criteria, figure: Behind) -> Select[Ticket]:
    """As the chart counts them: whatever the period, the team and the channel are."""
    query = scope.tickets(desk.reader).join(Visit, and_(Visit.ticket_id == Ticket.id, Visit.left_at.is_(None)))
    query = query.where(
        Ticket.process_version_id.in_(criteria.versions),
        Ticket.stage.in_(processes.STANDING),
        Ticket.number.is_not(None),
    )
    return query.where(Ticket.step == figure.step) if figure.step else query


def _days(desk: Reading, criteria: Criteria, figure: Behind, offset: int) -> tuple[Sequence[date], int]:
    """On which days the stays of a page ended, by the counts; and how many lie before the first of them.

    So that nobody walks through a year of stays in search of the rare ones.
    """
    row = StepFigure
    column = row.late if figure.part is Part.LATE else row.stays
    query = select(row.day, func.sum(column)).where(*_counted(desk, criteria, figure), column > 0)
    found, passed, before = list[date](), 0, 0
    for day, count in desk.session.execute(query.group_by(row.day).order_by(row.day.desc())):
        if passed + int(count) > offset:
            before = passed if not found else before
            found.append(day)
        passed += int(count)
        if passed >= offset + PAGE:
            break
    return found, before


def _stays(desk: Reading, criteria: Criteria, figure: Behind, days: Iterable[date]) -> Select[Ticket]:
    zone = settings.zone(desk)
    on = [and_(Visit.left_at >= midnight(day, zone), Visit.left_at < midnight(day + DAY, zone)) for day in days]
    query = scope.tickets(desk.reader).join(Visit, Visit.ticket_id == Ticket.id)
    query = query.where(
        or_(false(), *on), Visit.kind.is_not(None), Ticket.spam.is_(False), Ticket.merged_into.is_(None)
    )
    query = query.where(Visit.process_version_id.in_(criteria.versions), *_which(desk, criteria, figure, Visit))
    if criteria.team is not None:
        query = query.where(TEAM.in_([criteria.team]))
    if criteria.channel is not None:
        query = query.where(Ticket.channel == criteria.channel)
    return query.where(Visit.late.is_(True), Visit.due_at.is_not(None)) if figure.part is Part.LATE else query


def _counted(desk: Reading, criteria: Criteria, figure: Behind) -> list[ColumnElement[bool]]:
    first = span(desk.now, settings.zone(desk), criteria.period.weeks).first.date()
    own = StepFigure.day >= first
    return [*views.within(desk.reader, criteria), own, *_which(desk, criteria, figure, StepFigure)]


def _which(
    desk: Reading, criteria: Criteria, figure: Behind, of: type[Visit] | type[StepFigure]
) -> list[ColumnElement[bool]]:
    """The same question to the stays and to their counts."""
    found: list[ColumnElement[bool]] = [of.step == figure.step] if figure.step else []
    if figure.to:
        found.append(of.left_to == figure.to)
    if figure.kind is not None:
        found.append(of.kind == figure.kind)
    else:
        found.append(of.kind.not_in(rules.NOT_STAYS))
    if figure.part is Part.OFF:
        found.append(of.kind == MoveKind.OVERRIDE)
    if figure.part is Part.REWORK:
        document = processes.version(desk, max(criteria.versions)).document
        found.append(or_(of.kind.in_(rules.BACK), *_reworked(document, of)))
    return found


def _reworked(document: Document, of: type[Visit] | type[StepFigure]) -> Iterable[ColumnElement[bool]]:
    """The events and times that the document marks as rework."""
    for name, step in document.steps.items():
        for move in step.next:
            if move.back and not move.by_person:
                kind = MoveKind.EVENT if move.event else MoveKind.TIME
                yield and_(of.step == name, of.left_to == move.to, of.kind == kind)
