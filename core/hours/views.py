from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.hours import rules
from core.settings import views as settings
from core.settings.public import OfficeHours
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Office:
    """At this moment: is somebody there, and when the next time (in UTC; none where there are no hours at all)."""

    zone: ZoneInfo
    week: rules.Week
    is_open: bool
    opens: datetime | None


def office(desk: Reading) -> Office:
    zone, week = settings.zone(desk), settings.read(desk, OfficeHours).week
    opens = rules.next_open(week, zone, desk.now)
    return Office(zone, week, opens == desk.now, opens)
