from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, or_, select

from core.figures import rules
from core.figures.forms import Counted, Stay
from core.figures.rules import Working
from core.hours import views as hours
from core.models.events import EventRow
from core.models.figures import FigureCursor, FigureDay
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import views as processes
from core.process.words import Counting
from core.reports.rules import DAY, midnight
from core.reports.scope import FLAWED
from core.work import Reading

TEAM = func.coalesce(Visit.team_id, Ticket.team_id, 0)  # who had the case; of older stays: who has it now


def something_new(desk: Reading) -> bool:
    """A look without a lock, so that idle workers disturb nobody."""
    kept = desk.session.get(FigureCursor, 1)
    return kept is None or (desk.session.scalar(select(func.max(EventRow.id))) or 0) > kept.upto


def stale(desk: Reading, most: int) -> Sequence[date]:
    """The newest days first, because they are looked at most."""
    query = select(FigureDay.day).where(FigureDay.stale > FigureDay.counted).order_by(FigureDay.day.desc())
    return desk.session.scalars(query.limit(most)).all()


def stays() -> Select[Ticket]:
    """Those that have ended here: of cases that count, and never what another desk tells of its own."""
    counts = Ticket.trashed_at.is_(None), Ticket.spam.is_(False), Ticket.merged_into.is_(None)
    query = select(Ticket).join(Visit, Visit.ticket_id == Ticket.id)
    return query.where(Visit.left_at.is_not(None), Visit.kind.is_not(None), *counts)


def counted(desk: Reading, day: date) -> Counted:
    """What this day says as far as one has listened, from nothing but its stays."""
    kept = desk.session.get_one(FigureCursor, 1)
    zone = ZoneInfo(kept.zone)
    return Counted(day, kept.round, rules.cells(_of_day(desk, day, zone), _working(desk)))


def _of_day(desk: Reading, day: date, zone: ZoneInfo) -> list[Stay]:
    columns: tuple[Any, ...] = (
        Visit.process_version_id, Visit.step, func.coalesce(Visit.left_to, ""), Visit.kind, Ticket.channel, TEAM,
        Ticket.sensitive, Visit.entered_at, Visit.left_at, Visit.due_at.is_not(None), func.coalesce(Visit.late, False),
        or_(FLAWED, Visit.left_at < Visit.entered_at),
    )  # fmt: skip
    within = Visit.left_at >= midnight(day, zone), Visit.left_at < midnight(day + DAY, zone)
    rows = desk.session.execute(stays().where(*within).with_only_columns(*columns))
    return [Stay(*row[:9], *map(bool, row[9:])) for row in rows]


def _working(desk: Reading) -> Working:
    """By the calendar of the team that had the case, where the document counts in working time."""
    times, business = hours.times(desk), dict[int, bool]()

    def minutes(stay: Stay) -> float | None:
        if stay.version not in business:
            business[stay.version] = processes.version(desk, stay.version).document.clock is Counting.BUSINESS
        if not business[stay.version]:
            return None
        return times.of(stay.team or None).used(stay.entered, stay.left).total_seconds() / 60

    return minutes
