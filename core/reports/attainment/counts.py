"""Deadlines counted in the database: one pass for each question, all targets and groups at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_

from core import scope as sight
from core.deadlines.words import DeadlineKind
from core.effort.words import Way
from core.models.chores import Call
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process.words import Stage
from core.reports import promises, rules, scope
from core.reports.counts import code_of
from core.reports.forms import STEP, Target
from core.reports.rules import Span
from core.reports.scope import TIMED, Column, Lens
from core.reports.words import Horizon

HOUR = timedelta(hours=1)
WAITING = (Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER)

Grid = dict[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many promises were kept, of those that were met or whose time is over."""

    target: Target
    current: bool
    group: str
    kept: int
    n: int


def decided(through: Lens) -> Iterator[Counted]:
    """The promises for cases that came in in the period or the one before, met or over by now."""
    group, current = scope.GROUPS[through.criteria.by], _current(Ticket.opened_at, through.times)
    right, wrong = (func.count(case((each, 1))) for each in (kept(), missed(through)))
    query = (
        promised(through)
        .with_only_columns(Deadline.kind, current, group, right, right + wrong)
        .group_by(Deadline.kind, current, group)
    )
    for kind, now, code, good, n in through.desk.session.execute(query):
        yield Counted(kind, bool(now), code_of(code), good, n)


def took(through: Lens) -> dict[Target, Grid]:
    """Minutes of counted time until a promise was met; one that is still owed took at least what was promised."""
    met = case((Deadline.met_at.is_not(None), 1), else_=0)
    lasted = scope.on_grid(case((Deadline.met_at.is_not(None), Deadline.used // 60), else_=Deadline.minutes))
    known = or_(Deadline.used.is_not(None), Deadline.met_at.is_(None))
    return _grids(through, promised(through).where(_now(through), known, or_(kept(), missed(through))), lasted, met)


def overdue(through: Lens) -> dict[Target, Grid]:
    """Minutes by the clock by which promises were missed; those that are still owed, so far."""
    met = case((Deadline.met_at.is_not(None), 1), else_=0)
    end = func.coalesce(Deadline.met_at, scope.moment(through.times.end))
    lasted = scope.minutes(Deadline.due_at, end)
    return _grids(through, promised(through).where(_now(through), missed(through)), lasted, met)


def due(through: Lens) -> dict[tuple[Target, Horizon], int]:
    """What is owed for open cases, by when it is due."""
    at = horizon(through, Deadline.due_at)
    query = owed(through).with_only_columns(Deadline.kind, at, func.count()).group_by(Deadline.kind, at)
    found: dict[tuple[Target, Horizon], int] = {
        (kind, Horizon(code)): n for kind, code, n in through.desk.session.execute(query)
    }
    at = horizon(through, Visit.due_at)
    steps = limited(through).with_only_columns(at, func.count()).group_by(at)
    found.update(((STEP, Horizon(code)), n) for code, n in through.desk.session.execute(steps))
    return found


def calls(through: Lens, seconds: int) -> list[tuple[bool, int, int]]:
    """Whether of this period, calls answered within so many seconds, and all that rang."""
    current = _current(Call.rang_at, through.times)
    quick = func.count(case((answered_within(seconds), 1)))
    query = rang(through).where(scope.within(Call.rang_at, through.times))
    counted = query.with_only_columns(current, quick, func.count()).group_by(current)
    return [(bool(now), good, n) for now, good, n in through.desk.session.execute(counted)]


def promised(through: Lens) -> Select[Ticket]:
    """A case that was opened again is not resolved by its first end: of resolutions the newest counts."""
    counts = or_(Deadline.kind != DeadlineKind.RESOLUTION, promises.newest())
    query = scope.counted(through).join(Deadline, Deadline.ticket_id == Ticket.id)
    return query.where(scope.within(Ticket.opened_at, through.times), TIMED, Deadline.dropped_at.is_(None), counts)


def owed(through: Lens) -> Select[Ticket]:
    query = scope.counted(through).join(Deadline, Deadline.ticket_id == Ticket.id)
    return query.where(sight.unfinished(), Deadline.met_at.is_(None), Deadline.dropped_at.is_(None))


def limited(through: Lens) -> Select[Ticket]:
    """Open cases in a step that has a limit; while they wait for others, it does not count."""
    query = scope.counted(through).join(Visit, Visit.ticket_id == Ticket.id)
    return query.where(
        sight.unfinished(), Ticket.stage.not_in(WAITING), Visit.left_at.is_(None), Visit.due_at.is_not(None)
    )


def rang(through: Lens) -> Select[Ticket]:
    ended = or_(Call.answered_at.is_not(None), Call.ended_at.is_not(None))
    return scope.counted(through).join(Call, Call.ticket_id == Ticket.id).where(Call.way == Way.IN, ended)


def answered_within(seconds: int) -> ColumnElement[bool]:
    waited = scope.microseconds(Call.answered_at) - scope.microseconds(Call.rang_at)
    return and_(Call.answered_at.is_not(None), waited <= seconds * 1_000_000)


def kept() -> ColumnElement[bool]:
    return promises.met_in_time()


def missed(through: Lens) -> ColumnElement[bool]:
    return promises.met_late(through.times.end)


def horizon(through: Lens, due_at: Column) -> ColumnElement[str]:
    """Today ends at midnight on the desk's clock."""
    now = through.times.end
    midnight = rules.midnight(now.astimezone(through.zone).date() + rules.DAY, through.zone)
    ends = ((Horizon.LATE, now), (Horizon.HOUR, now + HOUR), (Horizon.TODAY, midnight))
    return case(
        (due_at.is_(None), str(Horizon.STILL)),
        *((due_at < end, str(each)) for each, end in ends),
        else_=str(Horizon.LATER),
    )


def _grids(
    through: Lens, query: Select[Ticket], lasted: ColumnElement[Any], met: ColumnElement[int]
) -> dict[Target, Grid]:
    counted = query.with_only_columns(Deadline.kind, lasted, met, func.count()).group_by(Deadline.kind, lasted, met)
    found: dict[Target, Grid] = {}
    for kind, minute, has_ended, count in through.desk.session.execute(counted):
        grid = found.setdefault(kind, {})
        ended, lasting = grid.get(int(minute), (0, 0))
        grid[int(minute)] = (ended + count, lasting) if has_ended else (ended, lasting + count)
    return found


def _current(at: Column, times: Span) -> ColumnElement[int]:
    return case((at >= times.first, 1), else_=0)


def _now(through: Lens) -> ColumnElement[bool]:
    return Ticket.opened_at >= through.times.first
