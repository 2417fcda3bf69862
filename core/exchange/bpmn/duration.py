"""Spans as ISO 8601 writes them. Pure values."""

import re
from datetime import timedelta

ISO = re.compile(r"P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})(?:\.\d*)?S)?)?", re.ASCII)
LONGEST = timedelta(days=9999)


def written(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    time = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    return "P" + (f"{days}D" if days else "") + (f"T{time}" if time else "")


def read(text: str) -> timedelta | None:
    """Nothing for what is no span of our length: months and years are of no fixed length."""
    found = ISO.fullmatch(text.strip())
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
    span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes + -(-seconds // 60))
    return span if timedelta() < span <= LONGEST and _writable(span) else None


def _writable(span: timedelta) -> bool:
    """Our documents count at most 9999 of one unit."""
    minutes = round(span.total_seconds() / 60)
    return any(not minutes % unit and minutes // unit <= 9999 for unit in (1, 60, 1440))
