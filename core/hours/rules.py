"""Hours as minutes of a day, as people write and read them. Pure values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

Hours = Sequence[tuple[int, int]]  # from and to, in minutes since midnight, in order, without overlap
Week = Mapping[int, Hours]  # 0 is Monday

MIDNIGHT = 24 * 60
MOST_DAYS = 1_000
INTERVAL = re.compile(r"(\d{1,2}):(\d{2})\s*[-\u2010-\u2015~\uff5e\u81f3]\s*(\d{1,2}):(\d{2})")
BETWEEN = re.compile(r"[,;\s\uff0c\uff1b\u3001]*")


def each_day(first: date, last: date) -> tuple[date, ...]:
    """Both ends included; of a span that nobody can mean, no more than shows it."""
    return tuple(first + timedelta(days=ahead) for ahead in range(min((last - first).days + 1, MOST_DAYS)))


def fits(hours: Hours) -> bool:
    """In order, without overlap, within one day."""
    ends = [0, *(end for _, end in hours)]
    return all(before <= begin < end <= MIDNIGHT for before, (begin, end) in zip(ends, hours, strict=False))


def joined(hours: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """In order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(hours):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return tuple(found)


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


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
