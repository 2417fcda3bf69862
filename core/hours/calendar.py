"""Working time: the hours of a week in a time zone, and the days that are not like their weekday. Pure values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.hours.rules import MIDNIGHT, Hours, Week

FIRST_HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
NOTHING = timedelta()
MOST_DAYS = 3_660  # no deadline is looked for more than ten years ahead

Span = tuple[datetime, datetime]
Pause = tuple[datetime, datetime | None]  # without an end: it lasts


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day with its own hours, none where it is closed, and why it has them."""

    label: str
    hours: Hours


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """When somebody works. Moments are aware and in UTC; an hour is an hour, also where the clocks change.

    Each is itself alone, so that what was worked out for it can be kept.
    """

    zone: ZoneInfo
    week: Week
    own: Mapping[date, OwnDay] = field(default_factory=dict[date, OwnDay])
    _days: dict[date, tuple[Span, ...]] = field(default_factory=dict[date, tuple[Span, ...]], repr=False)

    def hours(self, day: date) -> Hours:
        found = self.own.get(day)
        return found.hours if found else self.week.get(day.weekday(), ())

    def day(self, day: date) -> tuple[Span, ...]:
        """The open spans of one day."""
        known = self._days.get(day)
        if known is None:
            if len(self._days) > MOST_DAYS:
                self._days.clear()
            walls = ((self._moment(day, begin), self._moment(day, end)) for begin, end in self.hours(day))
            known = self._days[day] = tuple((begin, end) for begin, end in walls if begin < end)
        return known

    def date_of(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def open_from(self, start: datetime, until: datetime | None = None) -> Iterator[Span]:
        """The open spans from ``start`` on, the first one cut there, and the last one at ``until``."""
        first = self.date_of(start)
        last = self.date_of(until) if until else None
        for ahead in range(min(MOST_DAYS, (date.max - first).days)):
            today = first + timedelta(days=ahead)
            if last and today > last:
                return
            for span in self.day(today):
                if span[0] >= start and (until is None or span[1] <= until):
                    yield span
                    continue
                cut = (max(span[0], start), min(span[1], until) if until else span[1])
                if cut[0] < cut[1]:
                    yield cut

    def counted(self, start: datetime, pauses: Sequence[Pause] = (), until: datetime | None = None) -> Iterator[Span]:
        """The open spans without the pauses, which come in order and do not overlap."""
        if not pauses:
            return self.open_from(start, until)
        return (part for span in self.open_from(start, until) for part in _without(span, pauses))

    def due(self, start: datetime, budget: timedelta, pauses: Sequence[Pause] = ()) -> datetime | None:
        """When ``budget`` is used up; what ends with the hours is due when they end, not when the desk opens again.

        None where that never happens: a pause lasts before it, or there are no hours.
        """
        lasting = pauses[-1][0] if pauses and pauses[-1][1] is None else None
        left = budget
        for begin, end in self.counted(start, pauses, lasting):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        return None

    def used(self, start: datetime, end: datetime, pauses: Sequence[Pause] = ()) -> timedelta:
        """The working time between two moments."""
        if end <= start:
            return NOTHING
        return sum((end - begin for begin, end in self.counted(start, pauses, end)), NOTHING)

    def next_open(self, at: datetime) -> datetime | None:
        """The first moment from ``at`` on when somebody is there: ``at`` itself within the hours; none without."""
        found = next(self.open_from(at), None)
        return found[0].astimezone(UTC) if found else None

    def is_open(self, at: datetime) -> bool:
        return self.next_open(at) == at

    def answered_by(self, due: datetime) -> datetime:
        """A promise that ends while nobody is there is kept within the first hour after the desk opens."""
        opens = next(self.open_from(due), None)
        if opens is None or opens[0] == due or any(end == due for _, end in self.day(self.date_of(due - MINUTE))):
            return due
        return min(opens[0] + FIRST_HOUR, opens[1])

    def _moment(self, day: date, minutes: int) -> datetime:
        """By the clock on the wall, so that nine is nine on the day the clocks change.

        A time shown twice is the first of the two; one that the clocks skip is the moment of skipping.
        """
        wall = (datetime.combine(day, time.min) + minutes * MINUTE).replace(tzinfo=self.zone)
        moment = wall.astimezone(UTC)
        if moment.astimezone(self.zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
            return moment
        while (moment - MINUTE).astimezone(self.zone).utcoffset() == moment.astimezone(self.zone).utcoffset():
            moment -= MINUTE
        return moment


def _without(span: Span, pauses: Sequence[Pause]) -> Iterator[Span]:
    begin, end = span
    for paused, goes_on in pauses:
        if paused >= end:
            break
        if goes_on is not None and goes_on <= begin:
            continue
        if begin < paused:
            yield begin, paused
        if goes_on is None or goes_on >= end:
            return
        begin = goes_on
    yield begin, end


def day_and_night() -> Calendar:
    """24 hours on 7 days."""
    return Calendar(ZoneInfo("UTC"), dict.fromkeys(range(7), ((0, MIDNIGHT),)))
