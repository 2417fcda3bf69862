"""Days that somebody may want to add to a calendar, and what each would change there. Pure values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.hours.calendar import Calendar
from core.hours.rules import Hours
from core.hours.words import Fresh


@dataclass(frozen=True, slots=True)
class Proposed:
    """``hours``: none on a day off. ``beside``: the label in another language. ``region``: whose public holiday."""

    day: date
    label: str
    hours: Hours = ()
    beside: str = ""
    region: str = ""


def fresh(calendar: Calendar, one: Proposed) -> Fresh:
    own, usual = calendar.own.get(one.day), calendar.week.get(one.day.weekday(), ())
    if own is not None:
        return Fresh.THERE if tuple(own.hours) == tuple(one.hours) else Fresh.OTHER
    if tuple(one.hours) == tuple(usual):
        return Fresh.OPEN_ANYWAY if usual else Fresh.CLOSED_ANYWAY
    return Fresh.NEW


def judged(calendar: Calendar, days: Iterable[Proposed]) -> tuple[tuple[Proposed, Fresh], ...]:
    return tuple((each, fresh(calendar, each)) for each in days)
