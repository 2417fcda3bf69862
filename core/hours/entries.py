"""Entries of somebody's calendar file, made into days off and days with hours of their own. Pure values."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.hours.errors import TooManyDays
from core.hours.proposing import Proposed
from core.hours.repeats import FIRST_YEAR, LAST_YEAR, Repeats, understood, until, yearly
from core.hours.rules import MIDNIGHT, joined
from core.hours.words import Doubt

REPEAT_YEARS = 5  # a feast without an end is planned so far ahead
LONGEST = timedelta(days=366)
LONGEST_LABEL = 120
MOST_DAYS = 20_000  # looked at, over all entries of a file
ONE_DAY = timedelta(days=1)

Doubts = list[tuple[str, Doubt]]


@dataclass(frozen=True, slots=True)
class Entry:
    """As the file has it. ``start`` is a date where the entry is for whole days, and ``end`` comes after the last.

    ``left_out``: the days on which a repetition does not take place, or takes place otherwise.
    """

    name: str
    start: date | datetime | None
    end: date | datetime | None = None
    repeats: Repeats | None = None
    left_out: frozenset[date] = frozenset()
    cancelled: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Reading:
    """What has been made of a file so far; ``doubts``: each thing that was not taken as it stands, by its name."""

    zone: ZoneInfo
    this_year: int
    with_times: bool
    off: dict[date, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    open: dict[date, list[tuple[str, int, int]]] = field(default_factory=lambda: defaultdict(list))
    doubts: Doubts = field(default_factory=Doubts)
    looked_at: int = 0

    def step(self) -> None:
        self.looked_at += 1
        if self.looked_at > MOST_DAYS:
            raise TooManyDays(limit=MOST_DAYS)


def proposed(entries: Iterable[Entry], to: Reading) -> tuple[Proposed, ...]:
    """The days in order; a day off outweighs hours on the same day."""
    for entry in entries:
        to.doubts.extend((entry.name, each) for each in entry.doubts)
        if entry.cancelled or entry.start is None:
            to.doubts.append((entry.name, Doubt.CANCELLED if entry.cancelled else Doubt.NO_DATE))
        elif isinstance(entry.start, datetime) and not to.with_times:
            to.doubts.append((entry.name, Doubt.TIMED))
        else:
            _place(entry, entry.start, to)
    return tuple(_day(day, to) for day in sorted(to.off.keys() | to.open.keys()))


def _place(entry: Entry, start: date | datetime, to: Reading) -> None:
    first = _wall(start, to.zone)
    last = _wall(entry.end, to.zone) if entry.end is not None else first
    length = max(last - first, timedelta())
    if length > LONGEST:
        to.doubts.append((entry.name, Doubt.LONG))
        length = LONGEST
    put = _hours if isinstance(start, datetime) else _whole
    days = [day for day in _occurrences(entry, first.date(), to) if day not in entry.left_out]
    if any(not FIRST_YEAR <= day.year <= LAST_YEAR for day in days):
        to.doubts.append((entry.name, Doubt.FAR))
    for day in days:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            put(entry.name, datetime.combine(day, first.time()), length, to)


def _wall(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """On the calendar's clock, without its zone; years at the ends of time stand still."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, datetime.min.time())
    if moment.tzinfo is None or not 1 < moment.year < date.max.year:
        return moment.replace(tzinfo=None)
    return moment.astimezone(zone).replace(tzinfo=None)


def _whole(name: str, first: datetime, length: timedelta, to: Reading) -> None:
    for ahead in range(max(length.days, 1)):
        to.step()
        day = first.date() + ahead * ONE_DAY
        if not ahead and name in to.off[day]:
            to.doubts.append((name, Doubt.TWICE))
        to.off[day][name] = None


def _hours(name: str, first: datetime, length: timedelta, to: Reading) -> None:
    last = first + length
    if not length:
        to.doubts.append((name, Doubt.NO_LENGTH))
    for ahead in range((last.date() - first.date()).days + 1):
        to.step()
        day = first.date() + ahead * ONE_DAY
        begin = first.hour * 60 + first.minute if not ahead else 0
        end = last.hour * 60 + last.minute if day == last.date() else MIDNIGHT
        if begin < end:
            to.open[day].append((name, begin, end))


def _day(day: date, to: Reading) -> Proposed:
    if day in to.off:
        names = list(dict.fromkeys((*to.off[day], *(name for name, *_ in to.open.get(day, ())))))
        hours: Sequence[tuple[int, int]] = ()
    else:
        names = list(dict.fromkeys(name for name, *_ in to.open[day]))
        hours = joined((begin, end) for _, begin, end in to.open[day])
    label = ", ".join(names)
    if len(names) > 1:
        to.doubts.append((label, Doubt.TOGETHER))
    if len(label) > LONGEST_LABEL:
        to.doubts.append((label, Doubt.CUT))
        label = f"{label[: LONGEST_LABEL - 1]}…"
    return Proposed(day, label, hours)


def _occurrences(entry: Entry, first: date, to: Reading) -> list[date]:
    """The first day, and those of the years to come on which it is repeated."""
    rule = entry.repeats
    if rule is None:
        return [first]
    if not understood(rule):
        to.doubts.append((entry.name, Doubt.REPEATS))
        return [first]
    last_year = to.this_year + REPEAT_YEARS
    found = list[date]()
    for day in yearly(first, rule, to.this_year, last_year):
        to.step()
        found.append(day)
    if until(rule).year > last_year and len(found) < int(rule.get("COUNT", ["9999"])[0]):
        to.doubts.append((entry.name, Doubt.BOUNDED))
    return [day for day in found if day.year >= to.this_year]
