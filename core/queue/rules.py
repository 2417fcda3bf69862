"""Times to come back at, as people name them. Pure values."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.language import N_, Word

MORNING = time(9)
MONDAY = 7


class Later(Word):
    HOUR = "hour", N_("In an hour")
    TOMORROW = "tomorrow", N_("Tomorrow 9:00")
    THREE_DAYS = "three_days", N_("In three days")
    MONDAY = "monday", N_("Monday 9:00")


def later(when: Later, now: datetime, zone: ZoneInfo) -> datetime:
    """That moment on the desk's clock; days begin at nine."""
    if when is Later.HOUR:
        return now + timedelta(hours=1)
    here = now.astimezone(zone)
    days = {Later.TOMORROW: 1, Later.THREE_DAYS: 3, Later.MONDAY: MONDAY - here.weekday()}[when]
    return datetime.combine(here.date() + timedelta(days=days), MORNING, zone).astimezone(UTC)
