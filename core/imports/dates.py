"""Dates as other desks write them. Pure values."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.imports.words import DateOrder

#: year-month-day in any order, then perhaps hours, minutes, seconds, half of the day, and an offset
WRITTEN = re.compile(
    r"(\d{1,4})\s*[-/.\u5e74]\s*(\d{1,2})\s*[-/.\u6708]\s*(\d{1,4})\u65e5?"
    r"(?:[T,\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?(?:[Mm]\.?)?)?"
    r"\s*(Z|UTC|[+-]\d{2}:?\d{2})?"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?Z?")


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """Which comes first, told by numbers above 12; none where both readings fit."""
    found: set[DateOrder] = set()
    for text in texts:
        if hit := WRITTEN.match(text.strip()):
            first, second = int(hit[1]), int(hit[2])
            if len(hit[1]) == 4:
                found.add(DateOrder.YMD)
            elif first > 12 or second > 12:
                found.add(DateOrder.DMY if first > 12 else DateOrder.MDY)
    return next((each for each in (DateOrder.DMY, DateOrder.MDY, DateOrder.YMD) if each in found), None)


@lru_cache(maxsize=65536)
def instant(text: str, order: DateOrder, zone: str) -> datetime | None:
    """The moment in UTC, or none where the text is no date. ``zone``: where the clock hung that wrote it."""
    hit = WRITTEN.fullmatch(text) or COMPACT.fullmatch(text)
    if hit is None:
        return None
    year, month, day = _ordered(hit[1], hit[2], hit[3], order)
    try:
        local = datetime(year, month, day, tzinfo=ZoneInfo(zone))
        return _shifted(local + _time(hit), hit).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _ordered(first: str, second: str, third: str, order: DateOrder) -> tuple[int, int, int]:
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4 or order is DateOrder.YMD:
        return (a if len(first) == 4 else a + 2000), b, c
    year = c + 2000 if len(third) == 2 else c
    return (year, b, a) if order is DateOrder.DMY else (year, a, b)


def _time(hit: re.Match[str]) -> timedelta:
    """Added to midnight by the clock on the wall, which is what people write."""
    hour, minute, second = (int(each or 0) for each in hit.group(4, 5, 6))
    half, part = ((hit[8] or "").lower(), hit[7] or "") if hit.re is WRITTEN else ("", "")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=int(part.ljust(6, "0")[:6]))


def _shifted(local: datetime, hit: re.Match[str]) -> datetime:
    """An offset written with the time counts more than the zone of the file."""
    offset = hit[9] if hit.re is WRITTEN else None
    if not offset:
        return local
    if offset in {"Z", "UTC"}:
        return local.replace(tzinfo=UTC)
    minutes = int(offset[1:3]) * 60 + int(offset[-2:])
    return local.replace(tzinfo=UTC) + timedelta(minutes=-minutes if offset[0] == "+" else minutes)
