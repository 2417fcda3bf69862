"""A deadline told interval by interval: what counted, what did not, and why. Pure values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from core.deadlines.clock import Clock
from core.deadlines.words import PartKind, Why
from core.hours.calendar import NOTHING, Calendar, Pause

SATURDAY = 5
INSTANT = timedelta(microseconds=1)


class Part(NamedTuple):
    """A stretch of time; ``counted``: the working time in it. ``labels``: of days that are not like their weekday."""

    begin: datetime
    end: datetime
    kind: PartKind
    counted: timedelta = NOTHING
    why: tuple[Why, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """What is to be explained; ``until``: when it ended, or now where it goes on."""

    start: datetime
    due: datetime | None
    until: datetime
    ended: bool
    pauses: Sequence[tuple[Pause, Why]] = ()


def explain(clock: Clock, course: Course) -> tuple[Part, ...]:
    """From the start to the due time, or to the end where that came sooner; what is late follows as one part."""
    end = course.until
    if course.due is not None:
        end = min(course.due, course.until) if course.ended else course.due
    told = chain.from_iterable(
        _parts(calendar, replace(course, start=begin), last)
        for begin, last, calendar in clock.stretches(course.start, end)
    )
    parts = list(_joined(told))
    if course.due is not None and course.until > course.due:
        late = clock.used(course.due, course.until, [pause for pause, _ in course.pauses])
        parts.append(Part(course.due, course.until, PartKind.LATE, late))
    return tuple(parts)


def _parts(calendar: Calendar, course: Course, end: datetime) -> Iterator[Part]:
    """What counts and the pauses, in order; the time between them is closed."""
    found = _counted(calendar, course, end)
    if course.pauses:
        found = iter(sorted([*found, *_paused(course, end)]))
    here = course.start
    for part in found:
        if part.begin > here:
            yield _closed(calendar, here, part.begin)
        yield part
        here = max(here, part.end)
    if here < end:
        yield _closed(calendar, here, end)


def _counted(calendar: Calendar, course: Course, end: datetime) -> Iterator[Part]:
    """What has not come yet is still to come."""
    now = course.until
    for first, last in calendar.counted(course.start, [pause for pause, _ in course.pauses], end):
        if first < now < last:
            yield _open(calendar, first, now, PartKind.COUNTED)
            yield _open(calendar, now, last, PartKind.AHEAD)
        else:
            yield _open(calendar, first, last, PartKind.COUNTED if last <= now else PartKind.AHEAD)


@lru_cache(maxsize=20_000)
def _open(calendar: Calendar, begin: datetime, end: datetime, kind: PartKind) -> Part:
    """Kept, because most stretches are the same for all cases."""
    own = calendar.own.get(calendar.date_of(begin)) if calendar.own else None
    return Part(begin, end, kind, end - begin, labels=(own.label,) if own else ())


def _paused(course: Course, end: datetime) -> Iterator[Part]:
    for (begin, goes_on), why in course.pauses:
        first, last = max(begin, course.start), end if goes_on is None else min(goes_on, end)
        if first < last:
            yield Part(first, last, PartKind.PAUSED, why=(why,))


@lru_cache(maxsize=20_000)
def _closed(calendar: Calendar, begin: datetime, end: datetime) -> Part:
    """Kept, because nights and weekends are the same for all cases."""
    first, last = calendar.date_of(begin), calendar.date_of(end - INSTANT)
    if first == last and calendar.hours(first):
        between = any(closes <= begin for _, closes in calendar.day(first)) and calendar.day(first)[-1][1] > end
        return Part(begin, end, PartKind.CLOSED, why=(Why.BREAK if between else Why.OFF_HOURS,))
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    shut = [day for day in days if not calendar.hours(day)]
    labels = tuple(dict.fromkeys(calendar.own[day].label for day in shut if day in calendar.own))
    why = tuple(dict.fromkeys(_day_off(day) for day in shut if day not in calendar.own))
    return Part(begin, end, PartKind.CLOSED, why=why if shut else (Why.OFF_HOURS,), labels=labels)


def _day_off(day: date) -> Why:
    return Why.WEEKEND if day.weekday() >= SATURDAY else Why.DAY_OFF


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Days that run into each other are one part, as round the clock."""
    last: Part | None = None
    for part in parts:
        if last and last.end == part.begin and last.kind is part.kind and last[4:] == part[4:]:  # why and labels
            last = last._replace(end=part.end, counted=last.counted + part.counted)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last
