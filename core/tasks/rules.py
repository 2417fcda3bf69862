"""When a task for a day is due. Pure values."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last moment of a day on the desk's clock."""
    after = datetime.combine(day + timedelta(days=1), time(), zone)
    return after.astimezone(UTC) - timedelta(microseconds=1)
