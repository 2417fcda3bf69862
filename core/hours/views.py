from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.hours.calendar import Calendar, OwnDay
from core.hours.rules import Hours, Week
from core.settings import views as settings
from core.settings.public import OfficeHours
from core.settings.words import Desk
from core.work import Reading

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Office:
    """At this moment: is somebody there, and when the next time (in UTC; none where there are no hours at all).

    ``soon``: the days of the next weeks that are not like their weekday.
    """

    zone: ZoneInfo
    week: Week
    is_open: bool
    opens: datetime | None
    soon: tuple[tuple[date, OwnDay], ...]


def office(desk: Reading) -> Office:
    now = calendar(desk)
    opens, today = now.next_open(desk.now), now.date_of(desk.now)
    soon = tuple((day, now.own[day]) for day in sorted(now.own) if today <= day <= today + SOON)
    return Office(now.zone, now.week, opens == desk.now, opens, soon)


def calendar(desk: Reading) -> Calendar:
    """The desk's working time, as it is set now."""
    return made_of(settings.read(desk, Desk), settings.read(desk, OfficeHours))


def made_of(desk: Desk, hours: OfficeHours) -> Calendar:
    own = tuple((each.day, OwnDay(each.label, each.hours)) for each in hours.exceptions)
    return _calendar(desk.time_zone, tuple(hours.week.items()), own)


@lru_cache(maxsize=64)
def _calendar(zone: str, week: tuple[tuple[int, Hours], ...], own: tuple[tuple[date, OwnDay], ...]) -> Calendar:
    """Kept, because a calendar remembers the days it has worked out."""
    return Calendar(ZoneInfo(zone), dict(week), dict(own))
