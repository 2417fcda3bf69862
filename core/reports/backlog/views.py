from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func

from core import scope as sight
from core.models.chores import TimeEntry
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.process.words import Stage
from core.reports import counts, rules, scope
from core.reports.counts import code_of
from core.reports.forms import Criteria
from core.reports.promises import DONE
from core.reports.scope import TIMED, Column, Lens
from core.reports.words import Band, By
from core.survey.rules import Estimate
from core.work import Reading

ENOUGH = 5  # cases with noted time, before their median stands for others
LOOKED_BACK = 364 * rules.DAY


@dataclass(frozen=True, slots=True)
class Queued:
    """The open cases of a category, and the minutes that one such case took (``n``: cases that tell)."""

    category: str
    open: int
    minutes: float | None
    n: int

    @property
    def hours(self) -> float | None:
        return None if self.minutes is None else self.open * self.minutes / 60


@dataclass(frozen=True, slots=True)
class Standing:
    """``aged``: how many have a known age, by ``bands``; ``stages``: by stage and team; ``oldest``: number, opening.

    ``clearing``: days until nothing is open, if as many are resolved as in the period and nothing came in.
    """

    aged: int
    bands: Mapping[Band, int]
    median: Estimate
    tail: Estimate
    oldest: tuple[int, datetime] | None
    stages: Mapping[tuple[Stage, str], int]
    queued: Sequence[Queued]
    clearing: Estimate


def standing(desk: Reading, criteria: Criteria) -> Standing:
    demand(desk.reader, Permission.READ_REPORTS)
    through = scope.lens(desk, criteria)
    aged = _aged(through)
    ages = rules.together(aged.values())
    return Standing(
        aged=sum(count for count, _ in ages.values()),
        bands={band: sum(count for count, _ in aged.get(band, {}).values()) for band in Band},
        median=rules.percentile(ages, 0.5),
        tail=rules.percentile(ages, 0.9),
        oldest=_oldest(through),
        stages=(stages := _stages(through)),
        queued=_queued(through),
        clearing=_clearing(through, sum(stages.values())),
    )


def by_group(through: Lens) -> dict[str, int]:
    return _counted(through, scope.GROUPS[through.criteria.by])


def band(through: Lens) -> ColumnElement[str]:
    """The band of an open case's age."""
    ends = ((each, through.times.end - each.days * rules.DAY) for each in Band if each.days is not None)
    return case(*((Ticket.opened_at > end, str(each)) for each, end in ends), else_=str(Band.OLDER))


def _counted(through: Lens, group: Column) -> dict[str, int]:
    query = scope.counted(through).where(sight.unfinished())
    rows = through.desk.session.execute(query.with_only_columns(group, func.count()).group_by(group))
    return {code_of(code): count for code, count in rows}


def _aged(through: Lens) -> dict[Band, dict[int, tuple[int, int]]]:
    """By band, how many open cases have which age in minutes."""
    age, of_band = scope.minutes(Ticket.opened_at, scope.moment(through.times.end)), band(through)
    query = scope.counted(through).where(sight.unfinished(), TIMED).group_by(of_band, age)
    found: dict[Band, dict[int, tuple[int, int]]] = {}
    for code, minute, count in through.desk.session.execute(query.with_only_columns(of_band, age, func.count())):
        found.setdefault(Band(code), {})[minute] = (count, 0)
    return found


def _oldest(through: Lens) -> tuple[int, datetime] | None:
    query = scope.counted(through).where(sight.unfinished(), TIMED, Ticket.number.is_not(None))
    query = query.order_by(Ticket.opened_at, Ticket.id).limit(1)
    columns = query.with_only_columns(Ticket.number, Ticket.opened_at)
    rows = ((number, since) for number, since in through.desk.session.execute(columns) if number is not None)
    return next(rows, None)


def _clearing(through: Lens, waiting: int) -> Estimate:
    period, times = through.criteria.period, through.times
    resolved = ((point, count) for point, _group, count in counts.resolved(through))
    went, _before = rules.volumes(resolved, period.points, period.season)
    return rules.clearing(waiting, went, (times.end - times.first) / rules.DAY)


def _stages(through: Lens) -> dict[tuple[Stage, str], int]:
    query = scope.counted(through).where(sight.unfinished()).group_by(Ticket.stage, Ticket.team_id)
    rows = through.desk.session.execute(query.with_only_columns(Ticket.stage, Ticket.team_id, func.count()))
    return {(stage, code_of(team)): count for stage, team, count in rows}


def _queued(through: Lens) -> list[Queued]:
    """The categories with most open cases first."""
    waiting, took = _counted(through, scope.GROUPS[By.CATEGORY]), _took(through)
    order = sorted(waiting.items(), key=lambda each: (-each[1], each[0]))
    return [_one(category, count, took.get(category, {})) for category, count in order]


def _one(category: str, count: int, took: Mapping[int, tuple[int, int]]) -> Queued:
    n = sum(ended for ended, _ in took.values())
    return Queued(category, count, rules.percentile(took, 0.5).value if n >= ENOUGH else None, n)


def _took(through: Lens) -> dict[str, dict[int, tuple[int, int]]]:
    """By category, how many of the cases resolved within a year took how many minutes in all, as people noted them."""
    spent = (
        scope.counted(through)
        .join(TimeEntry, TimeEntry.ticket_id == Ticket.id)
        .where(TimeEntry.retired_at.is_(None), through.times.end - LOOKED_BACK <= DONE)
        .with_only_columns(Ticket.category.label("category"), func.sum(TimeEntry.minutes).label("minutes"))
        .group_by(Ticket.id, Ticket.category)
        .subquery()
    )
    minutes = scope.on_grid(spent.c.minutes)
    query = spent.select().with_only_columns(spent.c.category, minutes, func.count())
    found: dict[str, dict[int, tuple[int, int]]] = {}
    for category, low, count in through.desk.session.execute(query.group_by(spent.c.category, minutes)):
        found.setdefault(category, {})[int(low)] = (count, 0)
    return found
