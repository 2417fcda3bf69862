"""Hours as minutes of the desk's own day, on the desk's own clock. Pure values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Hours = Sequence[tuple[int, int]]  # from and to, in minutes since midnight, in order, without overlap
Week = Mapping[int, Hours]  # 0 is Monday

MIDNIGHT = 24 * 60
FIRST_HOUR = timedelta(hours=1)
INTERVAL = re.compile(r"(\d{1,2}):(\d{2})\s*[-\u2010-\u2015~\uff5e\u81f3]\s*(\d{1,2}):(\d{2})")
BETWEEN = re.compile(r"[,;\s\uff0c\uff1b\u3001]*")


def next_open(week: Week, zone: ZoneInfo, at: datetime) -> datetime | None:
    """The first moment from ``at`` on when somebody is there: ``at`` itself within the hours; none without hours."""
    today = at.astimezone(zone).date()
    for ahead in range(8):
        day = today + timedelta(days=ahead)
        for begins, ends in _of(week, zone, day):
            if at < ends:
                return max(at.astimezone(UTC), begins)
    return None


def is_open(week: Week, zone: ZoneInfo, at: datetime) -> bool:
    return next_open(week, zone, at) == at


def answered_by(week: Week, zone: ZoneInfo, due: datetime) -> datetime:
    """A promise that ends while nobody is there is kept within the first hour after the desk opens."""
    opens = next_open(week, zone, due)
    if opens is None or opens == due:
        return due
    closes = next(end for begin, end in _of(week, zone, opens.astimezone(zone).date()) if begin <= opens < end)
    return min(opens + FIRST_HOUR, closes)


def fits(hours: Hours) -> bool:
    """In order, without overlap, within one day."""
    ends = [0, *(end for _, end in hours)]
    return all(before <= begin < end <= MIDNIGHT for before, (begin, end) in zip(ends, hours, strict=False))


def written(hours: Hours) -> str:
    """``09:00–12:00, 13:00–18:00``."""
    return ", ".join(f"{_clock(begin)}–{_clock(end)}" for begin, end in hours)


def read(text: str) -> tuple[tuple[int, int], ...] | None:
    """What ``written`` wrote or a person typed; none where it cannot be understood."""
    if BETWEEN.sub("", INTERVAL.sub("", text)):
        return None
    found: list[tuple[int, int]] = []
    for told in INTERVAL.findall(text):
        begin_hour, begin_minute, end_hour, end_minute = (int(part) for part in told)
        if begin_minute > 59 or end_minute > 59:
            return None
        found.append((begin_hour * 60 + begin_minute, end_hour * 60 + end_minute))
    return tuple(found) if fits(found) else None


def _of(week: Week, zone: ZoneInfo, day: date) -> Iterable[tuple[datetime, datetime]]:
    return ((_moment(day, begin, zone), _moment(day, end, zone)) for begin, end in week.get(day.weekday(), ()))


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """By the clock on the wall, so that nine is nine on the day the clocks change."""
    on_the_wall = datetime.combine(day, time.min) + timedelta(minutes=minutes)
    return on_the_wall.replace(tzinfo=zone).astimezone(UTC)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
