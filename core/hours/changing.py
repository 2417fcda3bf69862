"""What the settings are once a calendar is another: pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from core.hours.errors import NoSuchCalendar
from core.hours.forms import NewDay
from core.settings.calendars import Calendars, OwnCalendar
from core.settings.forms import filled
from core.settings.public import OfficeHours

DESK = "desk"  # the code of the desk's own calendar, beside those of teams


def own(now: Calendars, code: str) -> OwnCalendar:
    found = next((each for each in now.calendars if each.code == code), None)
    if found is None:
        raise NoSuchCalendar(code=code)
    return found


def part(hours: OfficeHours, calendars: Calendars, code: str) -> OfficeHours | OwnCalendar:
    """``code``: ``DESK``, or that of a calendar for teams."""
    return hours if code == DESK else own(calendars, code)


def changed(
    hours: OfficeHours, calendars: Calendars, code: str, values: Mapping[str, Any]
) -> tuple[OfficeHours, Calendars]:
    """What is not named stays as it is."""
    if code == DESK:
        return filled(OfficeHours, **(dict(hours) | dict(values))), calendars
    new = filled(OwnCalendar, **(dict(own(calendars, code)) | dict(values)))
    kept = tuple(new if each.code == code else each for each in calendars.calendars)
    return hours, filled(Calendars, **(dict(calendars) | {"calendars": kept}))


def added(one: OfficeHours | OwnCalendar, days: Sequence[NewDay]) -> dict[str, Any]:
    """The values of a calendar that has these days as well."""
    return {"exceptions": (*one.exceptions, *map(asdict, days))}
