"""Moments on the desk's own clock."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_skeleton

from core import language
from core.actors import Actor
from core.clock import utc_now
from core.settings import views
from core.settings.words import Desk
from pages.parts.fresh import lasting
from pages.parts.words import tongue

MONDAY = date(2024, 1, 1)


def zone(reader: Actor) -> ZoneInfo:
    return ZoneInfo(lasting(views.read, reader, kind=Desk).time_zone)


def moment(at: datetime, where: ZoneInfo) -> str:
    """The time of day, with the date where it is not today's."""
    here, today = at.astimezone(where), utc_now().astimezone(where)
    if here.date() == today.date():
        return here.strftime("%H:%M")
    skeleton = "MMMd" if here.year == today.year else "yMMMd"
    return f"{format_skeleton(skeleton, here, locale=tongue())} {here:%H:%M}"


def exactly(at: datetime, where: ZoneInfo) -> str:
    """Date and time in full, for explanations."""
    return format_datetime(at, "medium", tzinfo=where, locale=tongue())


def told(at: datetime, where: ZoneInfo) -> str:
    """To a customer, in the reader's language."""
    return language.moment(at, where, tongue())


def day(at: datetime, where: ZoneInfo) -> str:
    """The date alone, without the year where that is this one."""
    here, today = at.astimezone(where), utc_now().astimezone(where)
    return format_skeleton("MMMd" if here.year == today.year else "yMMMd", here, locale=tongue())


def weekdays(form: str = "EEE") -> list[str]:
    """Their names from Monday on; ``EEEE``: in full."""
    return [format_date(MONDAY + timedelta(days=day), form, locale=tongue()) for day in range(7)]


def long_day(day: date) -> str:
    """With its weekday."""
    return format_skeleton("MMMEd", day, locale=tongue())
