"""Calendar files (iCalendar, RFC 5545): read with doubt, written with care; the library's types end here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.prop import vDDDLists, vDDDTypes, vRecur

from core.hours.entries import Doubts, Entry, Reading, proposed
from core.hours.errors import CalendarFileTooLarge, NotACalendarFile, TooManyEntries
from core.hours.proposing import Proposed
from core.hours.rules import Hours
from core.hours.words import Doubt

LARGEST = 2  # MB
MOST_ENTRIES = 1_000
HEAD = 2_000  # characters in which a calendar file says that it is one
LONGEST_NAME = 500
MAKER = "-//Aftercare//Calendars//EN"


@dataclass(frozen=True, slots=True)
class Read:
    """What a file proposes; ``entries``: how many it has."""

    days: tuple[Proposed, ...]
    doubts: Doubts
    entries: int


def read(data: bytes, zone: ZoneInfo, today: date, with_times: bool) -> Read:
    """``with_times``: entries with times of day become hours of their own."""
    text = _text(data)
    entries = [_entry(each) for each in _events(text)]
    reading = Reading(zone, today.year, with_times)
    return Read(proposed(_told_apart(entries), reading), reading.doubts, len(entries))


def written(name: str, zone: ZoneInfo, days: Iterable[tuple[date, str, Hours]], now: datetime) -> bytes:
    """Days off as whole days, hours of their own as entries with times; ``read`` understands both."""
    file = Calendar()
    file.add("prodid", MAKER)
    file.add("version", "2.0")
    file.add("x-wr-calname", name)
    for day, label, hours in days:
        for event in _written(day, hours, zone):
            event.add("summary", label)
            event.add("uid", f"{event.start:%Y%m%dT%H%M}@aftercare" if hours else f"{day:%Y%m%d}@aftercare")
            event.add("dtstamp", now)
            file.add_component(event)
    return bytes(file.to_ical())


def _written(day: date, hours: Hours, zone: ZoneInfo) -> Iterator[Event]:
    midnight = datetime.combine(day, time.min, zone)
    spans: list[tuple[date, date]] = [(day, day + timedelta(days=1))]
    if hours:
        spans = [(midnight + timedelta(minutes=begin), midnight + timedelta(minutes=end)) for begin, end in hours]
    for begin, end in spans:
        event = Event()
        event.add("dtstart", begin)
        event.add("dtend", end)
        yield event


def _text(data: bytes) -> str:
    """Bounded before anything looks at it closely."""
    if len(data) > LARGEST * 2**20:
        raise CalendarFileTooLarge(limit=LARGEST)
    text = data.decode("utf-8-sig", errors="replace")
    if "\ufffd" in text:
        text = data.decode("gb18030", errors="replace")
    if "BEGIN:VCALENDAR" not in text[:HEAD].upper():
        raise NotACalendarFile
    if text.upper().count("BEGIN:") > 2 * MOST_ENTRIES:
        raise TooManyEntries(limit=MOST_ENTRIES)
    return text


def _events(text: str) -> list[Event]:
    try:
        files = Calendar.from_ical(text, multiple=True)
        found = [each for file in files for each in file.walk("VEVENT") if isinstance(each, Event)]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as broken:
        raise NotACalendarFile from broken
    if len(found) > MOST_ENTRIES:
        raise TooManyEntries(limit=MOST_ENTRIES)
    return found


def _told_apart(entries: Sequence[tuple[str, date | None, Entry]]) -> Iterator[Entry]:
    """An entry that stands for one day of a repeated one takes that day's place."""
    replaced: dict[str, set[date]] = {}
    for uid, stands_for, _ in entries:
        if uid and stands_for:
            replaced.setdefault(uid, set()).add(stands_for)
    for uid, stands_for, entry in entries:
        left_out = entry.left_out if stands_for else entry.left_out | replaced.get(uid, set())
        yield replace(entry, left_out=left_out)


def _entry(event: Event) -> tuple[str, date | None, Entry]:
    start, stands_for = _moment(event, "DTSTART"), _moment(event, "RECURRENCE-ID")
    rule = event.get("RRULE")
    repeats = _rule(rule) if rule is not None else None
    name = " ".join(str(_one(event.get("SUMMARY")) or "").split())[:LONGEST_NAME] or "?"
    entry = Entry(
        name=name,
        start=start,
        end=_end(event, start),
        repeats=repeats,
        left_out=frozenset(_days(event.get("EXDATE"))),
        cancelled=str(event.get("STATUS", "")).upper() == "CANCELLED",
        doubts=(Doubt.ZONE,) if _lost_zone(event) else (),
    )
    return str(event.get("UID", "")), _date(stands_for), entry


def _end(event: Event, start: date | datetime | None) -> date | datetime | None:
    """As it says, or as long as it says; a day where it says neither."""
    end, length = _moment(event, "DTEND"), _one(event.get("DURATION"))
    if start is None or type(end) is type(start):
        return end
    told = length.dt if isinstance(length, vDDDTypes) and isinstance(length.dt, timedelta) else timedelta()
    return start + told if abs(told) < timedelta(days=4000) and 1 < start.year < 9900 else None


def _moment(event: Event, name: str) -> date | datetime | None:
    told = _one(event.get(name))
    return told.dt if isinstance(told, vDDDTypes) and isinstance(told.dt, date) else None


def _date(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _lost_zone(event: Event) -> bool:
    start = _one(event.get("DTSTART"))
    if not isinstance(start, vDDDTypes) or not isinstance(start.dt, datetime):
        return False
    return start.dt.tzinfo is None and "TZID" in start.params


def _one(told: Any) -> Any:
    """The first where the file says it several times."""
    return next(iter(_all(told)), None)


def _all(told: Any) -> list[Any]:
    return [*told] if isinstance(told, list) else [told]


def _days(told: Any) -> Iterator[date]:
    for each in _all(told):
        if isinstance(each, vDDDLists):
            yield from (day for one in each.dts if isinstance(one.dt, date) and (day := _date(one.dt)))


def _rule(told: Any) -> dict[str, list[str]]:
    """In plain words of text; one that cannot be read is one that is not understood."""
    if not isinstance(told, vRecur):
        return {}
    rule = cast(Mapping[str, Sequence[Any]], told)
    return {name.upper(): [_plain(each) for each in values] for name, values in rule.items()}


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
