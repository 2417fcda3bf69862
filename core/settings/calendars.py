"""The setting of calendars besides the desk's own: who works by other hours, in another place, or day and night."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from core.hours.rules import MIDNIGHT
from core.language import N_
from core.settings.public import DAYS, MOST_EXCEPTIONS, Exceptions, Week
from core.settings.words import Setting, TimeZone

MOST_CALENDARS = 50


class OwnCalendar(BaseModel):
    """The hours of a week in a time zone, and the days that are not like their weekday."""

    model_config = ConfigDict(frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] = Field(
        title=N_("Name of the calendar")
    )
    time_zone: TimeZone = Field(title=N_("Time zone"))
    week: Week = Field(title=N_("Hours of the week"))
    exceptions: Exceptions = Field(default=(), max_length=MOST_EXCEPTIONS, title=N_("Holidays and other days"))
    retired: bool = False


def always() -> dict[int, tuple[tuple[int, int], ...]]:
    """24 hours on 7 days."""
    return dict.fromkeys(DAYS, ((0, MIDNIGHT),))


def _told_apart(calendars: tuple[OwnCalendar, ...]) -> tuple[OwnCalendar, ...]:
    codes, names = {each.code for each in calendars}, {each.name.casefold() for each in calendars}
    if len(codes) < len(calendars) or len(names) < len(calendars):
        raise PydanticCustomError("name_taken", "a name twice")
    return calendars


def _known(teams: dict[int, str], info: ValidationInfo) -> dict[int, str]:
    calendars: tuple[OwnCalendar, ...] = info.data.get("calendars", ())
    known = {each.code for each in calendars}
    return {team: code for team, code in teams.items() if code in known}


class Calendars(Setting):
    """``teams``: the calendar of each team that does not work by the desk's office hours, by the team's id."""

    key = "calendars"
    title = N_("Calendars")
    moves_deadlines = frozenset({"calendars", "teams"})

    calendars: Annotated[tuple[OwnCalendar, ...], AfterValidator(_told_apart)] = Field(
        default=(), max_length=MOST_CALENDARS, title=N_("Calendars of teams")
    )
    teams: Annotated[dict[int, str], AfterValidator(_known)] = Field(
        default_factory=dict[int, str], title=N_("Which team works by which calendar")
    )
