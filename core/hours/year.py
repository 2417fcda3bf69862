"""A calendar day by day through a year, and what the year comes to. Pure values."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.hours.calendar import Calendar
from core.hours.rules import Hours
from core.hours.words import DayKind


@dataclass(frozen=True, slots=True)
class YearDay:
    """``label``: why the day has hours of its own; empty where it is like its weekday."""

    day: date
    kind: DayKind
    hours: Hours
    label: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Of a year: how many days somebody works, how long in all by the real clock, and the days of each kind."""

    working_days: int
    worked: timedelta
    kinds: Mapping[DayKind, int]


def days(calendar: Calendar, year: int) -> tuple[YearDay, ...]:
    first = date(year, 1, 1)
    count = (date(year, 12, 31) - first).days + 1
    longest = max((minutes(hours) for hours in calendar.week.values()), default=0)
    return tuple(_day(calendar, first + timedelta(days=ahead), longest) for ahead in range(count))


def tally(calendar: Calendar, days: Sequence[YearDay]) -> Tally:
    spans = [span for each in days for span in calendar.day(each.day)]
    worked = sum((end - begin for begin, end in spans), timedelta())
    return Tally(sum(bool(each.hours) for each in days), worked, Counter(each.kind for each in days))


def minutes(hours: Hours) -> int:
    return sum(end - begin for begin, end in hours)


def _day(calendar: Calendar, day: date, longest: int) -> YearDay:
    own, usual = calendar.own.get(day), calendar.week.get(day.weekday(), ())
    hours = own.hours if own else usual
    return YearDay(day, _kind(hours, usual, own is not None, longest), hours, own.label if own else "")


def _kind(hours: Hours, usual: Hours, own: bool, longest: int) -> DayKind:
    """A day of its own that is closed is a holiday, also at a weekend; open where its weekday is not: made up."""
    if not hours:
        return DayKind.HOLIDAY if own else DayKind.CLOSED
    if own and not usual:
        return DayKind.MAKE_UP
    return DayKind.SHORT if minutes(hours) < (minutes(usual) if own else longest) else DayKind.OPEN
