"""A week of shifts as a table and as a calendar file (RFC 5545): a line or an entry for each shift."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from core.exports.writing import Cell
from core.language import N_, speech
from core.staffing.tours.views import Line

HEADINGS = N_("Person"), N_("Begin"), N_("End"), N_("Hours")
MAKER = "-//Aftercare//Rota//EN"


def table(lines: Iterable[Line], language: str) -> list[list[Cell]]:
    """Headings first; moments are shown on the desk's clock by the sheet."""
    rows: list[list[Cell]] = [[each.name, each.begins_at, each.ends_at, _hours(each)] for each in lines]
    return [list(map(speech(language), HEADINGS)), *rows]


def _hours(line: Line) -> float:
    return round((line.ends_at - line.begins_at).total_seconds() / 3600, 2)


def calendar(lines: Iterable[Line], name: str, zone: ZoneInfo, now: datetime) -> bytes:
    """Times name their zone, which the file explains; an entry keeps its number when the file is made again."""
    file = Calendar()
    file.add("prodid", MAKER)
    file.add("version", "2.0")
    file.add("x-wr-calname", name)
    for line in lines:
        event = Event()
        event.add("uid", f"shift-{line.person_id}-{line.begins_at:%Y%m%dT%H%M}@aftercare")
        event.add("dtstamp", now)
        event.add("dtstart", line.begins_at.astimezone(zone))
        event.add("dtend", line.ends_at.astimezone(zone))
        event.add("summary", line.name)
        file.add_component(event)
    file.add_missing_timezones()
    return bytes(file.to_ical())
