"""By which calendar a case was counted until when: what was counted stays counted when the calendar changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.hours.calendar import NOTHING, Calendar, Pause

Stretch = tuple[datetime, datetime, Calendar]


@dataclass(frozen=True, slots=True)
class Clock:
    """``spans``: each calendar with the moment until which it counted; the last one lasts."""

    spans: tuple[tuple[Calendar, datetime | None], ...]

    def due(self, start: datetime, budget: timedelta, pauses: Sequence[Pause] = ()) -> datetime | None:
        """When ``budget`` is used up; none where that never happens."""
        left, here = budget, start
        for calendar, until in self.spans:
            if until is None:
                return calendar.due(here, left, pauses)
            used = calendar.used(here, until, pauses)
            if used >= left:
                return calendar.due(here, left, pauses)
            left, here = left - used, max(here, until)
        return None

    def used(self, start: datetime, end: datetime, pauses: Sequence[Pause] = ()) -> timedelta:
        """The working time between two moments."""
        parts = (calendar.used(begin, last, pauses) for begin, last, calendar in self.stretches(start, end))
        return sum(parts, NOTHING)

    def stretches(self, start: datetime, end: datetime) -> Iterator[Stretch]:
        """The time between two moments, by the calendars that counted in it."""
        here = start
        for calendar, until in self.spans:
            last = end if until is None else min(until, end)
            if here < last:
                yield here, last, calendar
                here = last


def clock(spans: Sequence[tuple[Calendar, datetime | None]]) -> Clock:
    """Of neighbours with the same calendar one is made."""
    joined = list[tuple[Calendar, datetime | None]]()
    for calendar, until in spans:
        if joined and joined[-1][0] is calendar:
            joined.pop()
        joined.append((calendar, until))
    return Clock(tuple(joined))


def only(calendar: Calendar) -> Clock:
    return Clock(((calendar, None),))
