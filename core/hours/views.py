from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from core.hours import public
from core.hours.calendar import Calendar, OwnDay
from core.hours.changing import DESK, added, changed, part
from core.hours.forms import NewDay
from core.hours.rules import Hours, Week
from core.settings import views as settings
from core.settings.calendars import Calendars, OwnCalendar
from core.settings.public import ExceptionDay, OfficeHours
from core.settings.words import Desk
from core.work import Reading

SOON = timedelta(days=60)
REMINDED_FROM = 11  # the month in which the holidays of the next year are published


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


@dataclass(frozen=True, slots=True)
class WorkingTimes:
    """The desk's calendar, and those of the teams that have another, by the team's id."""

    desk: Calendar
    teams: Mapping[int, Calendar]

    def of(self, team: int | None) -> Calendar:
        return self.desk if team is None else self.teams.get(team, self.desk)


@dataclass(frozen=True, slots=True)
class Kept:
    """A calendar as it is set now. ``name``: none for the desk's own. ``version``: of the setting it stands in."""

    code: str
    name: str
    zone: str
    week: Week
    exceptions: tuple[ExceptionDay, ...]
    teams: tuple[int, ...]
    retired: bool
    version: int | None
    calendar: Calendar


def shelf(desk: Reading) -> tuple[Kept, ...]:
    """The desk's own calendar first, then those of teams in the order of their making, retired ones last."""
    (office, office_version), zone = settings.in_force(desk, OfficeHours), settings.read(desk, Desk).time_zone
    now, version = settings.in_force(desk, Calendars)
    first = Kept(DESK, "", zone, office.week, office.exceptions, (), False, office_version, _made(zone, office))
    teams = {each.code: tuple(team for team, code in now.teams.items() if code == each.code) for each in now.calendars}
    others = (
        Kept(each.code, each.name, each.time_zone, each.week, each.exceptions, teams[each.code], each.retired, version,
             _made(each.time_zone, each))
        for each in now.calendars
    )  # fmt: skip
    return first, *sorted(others, key=lambda each: each.retired)


def day_names(desk: Reading, language: str) -> Mapping[str, str]:
    """Of the public holidays in all calendars: what they are called there, and what they are called for a reader."""
    there = {(day.region, day.day.year) for each in shelf(desk) for day in each.exceptions if day.region}
    found = (public.names(region, year, language) for region, year in sorted(there))
    return {name: told for names in found for name, told in names.items()}


def unplanned(desk: Reading) -> tuple[int, tuple[tuple[str, str], ...]]:
    """From November on: the coming year, and code and name of the calendars with public holidays, but none in it."""
    today = desk.now.astimezone(settings.zone(desk)).date()
    if today.month < REMINDED_FROM:
        return today.year + 1, ()
    followed = [each for each in shelf(desk) if not each.retired and any(day.region for day in each.exceptions)]
    there = {each.code: {day.day.year for day in each.exceptions if day.region} for each in followed}
    return today.year + 1, tuple((each.code, each.name) for each in followed if today.year + 1 not in there[each.code])


def office(desk: Reading, team: int | None = None) -> Office:
    """Of the team's calendar, or of the desk's own."""
    now = calendar(desk, team)
    opens, today = now.next_open(desk.now), now.date_of(desk.now)
    soon = tuple((day, now.own[day]) for day in sorted(now.own) if today <= day <= today + SOON)
    return Office(now.zone, now.week, opens == desk.now, opens, soon)


def calendar(desk: Reading, team: int | None = None) -> Calendar:
    """The working time of a team, as it is set now; the desk's own where the team has no other."""
    return times(desk).of(team)


def times(desk: Reading) -> WorkingTimes:
    """Of all teams, as they are set now."""
    hours = settings.read(desk, OfficeHours)
    return made_of(settings.read(desk, Desk), hours, settings.read(desk, Calendars))


def with_days(desk: Reading, code: str, days: Sequence[NewDay]) -> WorkingTimes:
    """As they would be with these days in a calendar; nothing is kept."""
    hours, calendars = settings.read(desk, OfficeHours), settings.read(desk, Calendars)
    then = changed(hours, calendars, code, added(part(hours, calendars, code), days))
    return made_of(settings.read(desk, Desk), *then)


def made_of(desk: Desk, hours: OfficeHours, calendars: Calendars) -> WorkingTimes:
    own = {each.code: _made(each.time_zone, each) for each in calendars.calendars}
    return WorkingTimes(_made(desk.time_zone, hours), {team: own[code] for team, code in calendars.teams.items()})


def _made(zone: str, hours: OfficeHours | OwnCalendar) -> Calendar:
    exceptions = tuple((each.day, OwnDay(each.label, each.hours)) for each in hours.exceptions)
    return _calendar(zone, tuple(hours.week.items()), exceptions)


@lru_cache(maxsize=64)
def _calendar(zone: str, week: tuple[tuple[int, Hours], ...], own: tuple[tuple[date, OwnDay], ...]) -> Calendar:
    """Kept, because a calendar remembers the days it has worked out."""
    return Calendar(ZoneInfo(zone), dict(week), dict(own))
