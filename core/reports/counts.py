"""Cases counted in the database: one pass over them for each question, both periods and all groups at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Executable, and_, case, func, not_

from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.reports import promises, scope
from core.reports.promises import DONE
from core.reports.scope import FLAWED, TIMED, UNKNOWN, Column, Lens

_Waits = dict[str, dict[int, tuple[int, int]]]


class Cell(NamedTuple):
    """What came in at one point of the charts, of one group."""

    point: int
    group: str
    arrived: int
    flawed: int
    unknown: int
    kept: int
    missed: int


@dataclass(frozen=True, slots=True)
class Waited:
    """Waits by group, of the cases that came in within this period and within the one before."""

    now: Mapping[str, Mapping[int, tuple[int, int]]]
    before: Mapping[str, Mapping[int, tuple[int, int]]]


def arrived(through: Lens) -> list[Cell]:
    """By the moment at which a case was opened; deadlines are those of the cases that came in."""
    point, group = scope.point(through, Ticket.opened_at), scope.GROUPS[through.criteria.by]
    conditions = (
        FLAWED,
        and_(not_(TIMED), UNKNOWN),
        and_(TIMED, promises.kept()),
        and_(TIMED, promises.missed(through.times.end)),
    )
    query = (
        scope.counted(through)
        .where(scope.within(Ticket.opened_at, through.times))
        .with_only_columns(point, group, func.count(), *(_how_many(each) for each in conditions))
        .group_by(point, group)
    )
    return [Cell(row[0], code_of(row[1]), *row[2:]) for row in _told(through, query)]


def resolved(through: Lens) -> list[tuple[int, str, int]]:
    """Point, group and number of the cases that were resolved, whenever they came in."""
    point, group = scope.point(through, DONE), scope.GROUPS[through.criteria.by]
    query = (
        scope.counted(through)
        .where(scope.within(DONE, through.times))
        .with_only_columns(point, group, func.count())
        .group_by(point, group)
    )
    return [(place, code_of(group), count) for place, group, count in through.desk.session.execute(query)]


def waits(through: Lens, until: Column) -> Waited:
    """From the opening to ``until``; who still waits, or was helped otherwise, has waited at least so long."""
    group, times = scope.GROUPS[through.criteria.by], through.times
    current = case((Ticket.opened_at >= times.first, 1), else_=0)
    lasted = scope.minutes(Ticket.opened_at, func.coalesce(until, DONE, scope.moment(times.end)))
    ended = case((until.is_not(None), 1), else_=0)
    query = (
        scope.counted(through)
        .where(scope.within(Ticket.opened_at, through.times), TIMED)
        .with_only_columns(current, group, lasted, ended, func.count())
        .group_by(current, group, lasted, ended)
    )
    found: tuple[_Waits, _Waits] = ({}, {})
    for is_current, code, minute, has_ended, count in _told(through, query):
        line: dict[int, tuple[int, int]] = found[int(is_current)].setdefault(code_of(code), {})
        done, lasting = line.get(int(minute), (0, 0))
        line[int(minute)] = (done + count, lasting) if has_ended else (done, lasting + count)
    return Waited(now=found[1], before=found[0])


def steps(through: Lens) -> list[tuple[bool, str, int, int]]:
    """Whether of this period, group, stays that ended within their limit, and all with one."""
    group, times = scope.GROUPS[through.criteria.by], through.times
    current = case((Visit.left_at >= times.first, 1), else_=0)
    query = (
        scope.counted(through)
        .join(Visit, Visit.ticket_id == Ticket.id)
        .where(promises.step_limit(times.before, times.end), scope.within(Visit.left_at, times))
        .with_only_columns(current, group, _how_many(Visit.late.is_(False)), func.count())
        .group_by(current, group)
    )
    return [(bool(now), code_of(group), kept, n) for now, group, kept, n in _told(through, query)]


def resolutions(through: Lens) -> list[tuple[bool, str, int, int]]:
    """Whether of this period, group, cases that came in and were resolved in time, and all whose limit tells by now."""
    group, times = scope.GROUPS[through.criteria.by], through.times
    current = case((Ticket.opened_at >= times.first, 1), else_=0)
    kept, late = _how_many(promises.met_in_time()), _how_many(promises.met_late(times.end))
    query = (
        scope.counted(through)
        .join(Deadline, promises.resolution())
        .where(scope.within(Ticket.opened_at, times), TIMED)
        .with_only_columns(current, group, kept, kept + late)
        .group_by(current, group)
    )
    return [(bool(now), code_of(group), kept, n) for now, group, kept, n in _told(through, query)]


def since(through: Lens) -> datetime | None:
    """When the first of all these cases was opened; before that there is nothing to compare with."""
    return through.desk.session.scalar(scope.counted(through).with_only_columns(func.min(Ticket.opened_at)))


def code_of(value: object) -> str:
    """A group's stable name; empty for those without a team or an owner."""
    return "" if value is None else str(value)


def _told(through: Lens, query: Executable) -> Iterable[Sequence[Any]]:
    return through.desk.session.execute(query)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))
