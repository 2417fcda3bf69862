"""What a forecast is made of and what it says. Pure values; days and hours on the desk's clock, counts of arrivals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.language import N_
from core.staffing.formulas.errors import between, not_negative

DAY = timedelta(days=1)
HOURS = 24
FACTOR, COUNTED, LENGTH = N_("factor of a day"), N_("arrivals"), N_("days ahead")
HIGHEST_FACTOR = 100

Day = tuple[int, ...]  # arrivals of each of its hours
Band = tuple[int, int]  # both ends included


@dataclass(frozen=True, slots=True)
class Past:
    """``counts``: whole days only; a day that is not there was not counted, unlike one of 24 zeros.

    ``holidays`` follow a factor of their own; ``aside``: days of events and outages, which say nothing about others.
    """

    counts: Mapping[date, Day]
    holidays: frozenset[date] = frozenset()
    aside: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        for day in self.counts.values():
            if len(day) != HOURS:
                raise ValueError(f"a day has {HOURS} hours, not {len(day)}")
            for count in day:
                not_negative(COUNTED, count)

    def until(self, first: date) -> "Past":
        """As it was known on the morning of ``first``."""
        return Past({day: each for day, each in self.counts.items() if day < first}, self.holidays, self.aside)

    def ordinary(self) -> dict[date, Day]:
        """The days that say what others will be like."""
        return {day: each for day, each in self.counts.items() if day not in self.holidays and day not in self.aside}


@dataclass(frozen=True, slots=True)
class Event:
    """A day of note: so many times what such a day would bring otherwise."""

    day: date
    label: str
    factor: float

    def __post_init__(self) -> None:
        between(FACTOR, self.factor, 0, HIGHEST_FACTOR)


@dataclass(frozen=True, slots=True)
class Ahead:
    """``days`` from ``first`` on. ``holidays``: their labels; ``holiday_factor``: typed, for want of a measured one."""

    first: date
    days: int
    events: tuple[Event, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict[date, str])
    holiday_factor: float = 0.5

    def __post_init__(self) -> None:
        between(FACTOR, self.holiday_factor, 0, HIGHEST_FACTOR)
        between(LENGTH, self.days, 1, 366)

    def dates(self) -> list[date]:
        return [self.first + number * DAY for number in range(self.days)]


@dataclass(frozen=True, slots=True)
class Coming:
    """What is expected of a day, or of the week that begins with it, and the bands of 80 and 95 %."""

    day: date
    expected: float
    band80: Band
    band95: Band
    labels: tuple[str, ...] = ()
    holiday: bool = False


@dataclass(frozen=True, slots=True)
class Achieved:
    """What the same forecast would have been worth in the past weeks.

    ``days``, ``weeks``: how many were forecast; the shares of them that lay within the bands; ``error``: mean absolute
    error of a day; ``ratio``: to the error of who says "as a week ago", below 1 is better; None: cannot be said.
    """

    days: int
    within80: float | None
    within95: float | None
    weeks: int
    weeks80: float | None
    weeks95: float | None
    error: float | None
    ratio: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """``expected``: by hour; ``swing``: variance of the gamma factor of mean 1 by which days differ beyond chance.

    ``n`` arrivals on ``sample`` ordinary days are behind it, the last counted day being ``latest``; ``gaps``: days
    since the first that were not counted. ``measured``: past holidays behind ``holiday_factor``, 0 where it is typed.
    """

    expected: tuple[float, ...]
    swing: float
    days: tuple[Coming, ...]
    weeks: tuple[Coming, ...]
    achieved: Achieved
    holiday_factor: float
    measured: int
    n: int
    sample: int
    gaps: int
    latest: date


@dataclass(frozen=True, slots=True)
class TooLittle:
    """Why nothing can be said: what there is, and how much more it takes; 0 where there is enough of it."""

    days: int
    arrivals: int
    days_missing: int
    arrivals_missing: int
