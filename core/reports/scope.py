"""Which cases are counted: within the reader's scope, each once, without spam; and when the impossible is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, literal, not_, or_, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from core import scope
from core.models.tickets import Ticket
from core.reports import rules
from core.reports.forms import Criteria
from core.reports.rules import Span
from core.reports.words import By
from core.settings.views import zone
from core.work import Reading
from db.base import EPOCH, MICROSECOND

Column = ColumnElement[Any] | InstrumentedAttribute[Any]

GROUPS: Mapping[By, Column] = {
    By.TEAM: Ticket.team_id,
    By.CHANNEL: Ticket.channel,
    By.CATEGORY: Ticket.category,
    By.PRIORITY: Ticket.priority,
    By.OWNER: Ticket.owner_id,
}
FLAWED = or_(
    Ticket.flaw.is_not(None),
    Ticket.first_response_at < Ticket.opened_at,
    Ticket.resolved_at < Ticket.opened_at,
    Ticket.closed_at < Ticket.opened_at,
)
UNKNOWN = Ticket.opened_known.is_(False)
TIMED = and_(
    Ticket.flaw.is_(None),
    Ticket.opened_known.is_(True),
    or_(Ticket.first_response_at.is_(None), Ticket.first_response_at >= Ticket.opened_at),
    or_(Ticket.resolved_at.is_(None), Ticket.resolved_at >= Ticket.opened_at),
    or_(Ticket.closed_at.is_(None), Ticket.closed_at >= Ticket.opened_at),
)


@dataclass(frozen=True, slots=True)
class Lens:
    """Through which the cases are looked at: whose eyes, which cases, and when on whose clock."""

    desk: Reading
    criteria: Criteria
    zone: ZoneInfo
    times: Span


def lens(desk: Reading, criteria: Criteria) -> Lens:
    clock = zone(desk)
    return Lens(desk, criteria, clock, rules.span(desk.now, clock, criteria.period.weeks))


def counted(through: Lens) -> Select[Ticket]:
    """Without spam, and without those that were merged into another, which is counted."""
    desk, criteria = through.desk, through.criteria
    query = scope.tickets(desk.reader).where(Ticket.spam.is_(False), Ticket.merged_into.is_(None))
    wanted = {Ticket.team_id: criteria.team, Ticket.category: criteria.category, Ticket.channel: criteria.channel}
    return query.where(*(column == value for column, value in wanted.items() if value is not None))


def within(column: Column, times: Span) -> ColumnElement[bool]:
    """In the period or in the one before it; the rest of today's counterpart is in neither."""
    gap = and_(column >= times.before_end, column < times.first)
    return and_(column >= times.before, column <= times.end, not_(gap))


def point(through: Lens, column: Column) -> ColumnElement[Any]:
    """The place on the charts, counted from the period's first; those of the period before are negative."""
    period, times = through.criteria.period, through.times
    return step(column, through.zone, (times.before, times.end), period.step * rules.DAY) - period.points


def step(column: Column, zone: ZoneInfo, times: tuple[datetime, datetime], width: timedelta) -> ColumnElement[Any]:
    """How many steps of the clock on the wall lie between the beginning of these times and the column's moment."""
    since, until = times
    at = microseconds(column)
    for turn, shift in rules.clock_changes(zone, since, until):
        at = case((microseconds(column) >= number(turn), microseconds(column) + shift // MICROSECOND), else_=at)
    return (at - number(since)) // (width // MICROSECOND)


def minutes(since: Column, until: Column) -> ColumnElement[Any]:
    """How long, by the clock, as the first minute of a step of ``rules.width``.

    A tree of halves: some four comparisons a row, and no logarithm, which SQLite may lack.
    """
    return on_grid((microseconds(until) - microseconds(since)) // (60 * 10**6))


def microseconds(column: Column) -> ColumnElement[int]:
    return type_coerce(column, BigInteger)


def moment(at: datetime) -> ColumnElement[int]:
    """Not as a parameter of its column's type, which ``microseconds`` would take off it."""
    return literal(number(at), BigInteger)


def number(at: datetime) -> int:
    return (at - EPOCH) // MICROSECOND


def on_grid(lasted: ColumnElement[Any]) -> ColumnElement[Any]:
    return _on_grid(lasted, rules.OCTAVES)


def _on_grid(lasted: ColumnElement[Any], octaves: Sequence[int]) -> ColumnElement[Any]:
    if len(octaves) == 1:
        step = rules.width(octaves[0])
        return lasted if step == 1 else lasted - lasted % step
    half = len(octaves) // 2
    lower, upper = (_on_grid(lasted, part) for part in (octaves[:half], octaves[half:]))
    return case((lasted < octaves[half], lower), else_=upper)
