"""What was measured, each figure with where it comes from and how many rows tell it. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.staffing.inputs.words import Missing, Source
from core.survey.rules import Estimate
from core.triage.words import Priority

Moments = tuple[tuple[datetime, datetime], ...]
Cells = Mapping[tuple[str, Priority], tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its 95 % interval where there is one; ``n``: from how many rows, 0 where nobody counted."""

    value: float
    source: Source
    n: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """``n`` and ``what`` stand in the sentence; ``what`` may be the code of a skill or the id of a team."""

    code: Missing
    what: str = ""
    n: int = 0


@dataclass(frozen=True, slots=True)
class Ahead:
    """The weeks that are looked at, from the midnight of a Monday on, and the days after them that keep people busy."""

    first: date
    days: int
    tail: int

    @property
    def all(self) -> int:
        return self.days + self.tail


@dataclass(frozen=True, slots=True)
class Volume:
    """What came in by day from ``first`` on and by hour on the clock on the wall: always 24 numbers a day."""

    first: date
    days: tuple[tuple[int, ...], ...]

    @property
    def total(self) -> int:
        return sum(map(sum, self.days))


@dataclass(frozen=True, slots=True)
class Trait:
    """By what cases are alike: all that promises, teams and skills ask for."""

    channel: str
    priority: Priority
    team: int | None
    category: str
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes noted in solved cases: all of them, and by category and priority how many cases and their minutes.

    ``spread``: sigma of the logarithm; none of fewer than two cases.
    """

    minutes: Estimate
    spread: float | None = None
    cells: Cells = field(default_factory=dict[tuple[str, Priority], tuple[int, float]])


@dataclass(frozen=True, slots=True)
class Touched:
    """How solved cases went on: share of touches that another one followed; minutes until the customer answered."""

    again: Estimate
    away: Estimate


@dataclass(frozen=True, slots=True)
class Called:
    """Calls of customers: minutes of the answered ones, and minutes of patience from those who gave up."""

    minutes: Estimate
    patience: Estimate


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open case; ``since``: when it came in."""

    trait: Trait
    since: datetime
    answered: bool


@dataclass(frozen=True, slots=True)
class Worker:
    """``by_calendar``: nobody of the team has shifts, so its calendar stands in for them."""

    id: int
    name: str
    teams: tuple[int, ...]
    skills: frozenset[str]
    shifts: Moments
    by_calendar: bool = False


@dataclass(frozen=True, slots=True)
class Crew:
    """``until``: the last day for which anybody's shifts are known; none where calendars stand in for all of them."""

    workers: tuple[Worker, ...]
    until: date | None = None
