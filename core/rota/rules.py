"""Shifts as people write them, and as moments. Pure values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from core.hours.rules import BETWEEN, INTERVAL, MIDNIGHT

Hours = tuple[tuple[int, int], ...]  # minutes since midnight; a night ends beyond 24:00
Span = tuple[datetime, datetime]

LONGEST = timedelta(hours=24)
LONGEST_ABSENCE, FARTHEST = 366, 730  # days
DAYS = 7
AHEAD = 8  # weeks for which a repeating week is written


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_of(asked: str, today: date) -> date:
    """The Monday of the week that an address asks for; of this week where it makes no sense or is far away."""
    try:
        found = date.fromisoformat(asked)
    except ValueError:
        return monday(today)
    return monday(found if abs((found - today).days) <= FARTHEST else today)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def read(text: str) -> Hours | None:
    """``22:00-06:00`` ends on the next day; none where it cannot be understood."""
    if BETWEEN.sub("", INTERVAL.sub("", text)):
        return None
    told = [tuple(map(int, each)) for each in INTERVAL.findall(text)]
    if any(begin_minute > 59 or end_minute > 59 for _, begin_minute, _, end_minute in told):
        return None
    spans = [(hour * 60 + minute, until * 60 + last) for hour, minute, until, last in told]
    if any(begin == end or begin >= MIDNIGHT or end > MIDNIGHT for begin, end in spans):
        return None
    return tuple((begin, end if begin < end else end + MIDNIGHT) for begin, end in spans)


def moments(day: date, hours: Hours, zone: ZoneInfo) -> list[Span]:
    """By the clock on the wall; an hour that the clocks skip is nobody's shift."""
    start = datetime.combine(day, time())
    walls = [tuple((start + timedelta(minutes=each)).replace(tzinfo=zone) for each in span) for span in hours]
    spans = [(begin.astimezone(UTC), end.astimezone(UTC)) for begin, end in walls]
    return [(begin, end) for begin, end in spans if begin < end]


def written(day: date, spans: Iterable[Span], zone: ZoneInfo) -> str:
    """The same as ``read`` reads; what lasts longer than two days cannot be written so, and shows its end as it is."""
    return ", ".join(f"{_clock(begin, day, zone)}–{_clock(end, day, zone)}" for begin, end in sorted(spans))


def overlap(spans: Iterable[Span]) -> datetime | None:
    """Where the second of two begins before the first has ended."""
    return next((later[0] for earlier, later in pairwise(sorted(spans)) if later[0] < earlier[1]), None)


def weeks(since: date, until: date) -> list[date]:
    """The Mondays from one to another, the last one not included."""
    return [since + timedelta(weeks=each) for each in range(max(0, (until - since).days // DAYS))]


def repeated(hours: Mapping[int, Hours], week: date, zone: ZoneInfo) -> list[Span]:
    """The shifts of one week; ``hours`` by weekday, Monday is 0."""
    days = ((week + timedelta(days=weekday), told) for weekday, told in sorted(hours.items()))
    return [span for day, told in days for span in moments(day, told, zone)]


def overlapping(first: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(begin < until and since < end for begin, end in first for since, until in others)


def _clock(at: datetime, day: date, zone: ZoneInfo) -> str:
    here = at.astimezone(zone)
    ends_the_day = here.time() == time() and here.date() == day + timedelta(days=1)
    return "24:00" if ends_the_day else f"{here:%H:%M}"
