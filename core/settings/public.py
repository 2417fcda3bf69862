"""Settings of what customers see: when somebody is there, and the words about their data."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from core.hours import rules
from core.language import LANGUAGES, N_
from core.settings.words import Setting

TEXTS = Path(__file__).parent / "shipped" / "public_texts.yaml"
DAYS = range(7)
WORKDAYS = range(5)
LONGEST_TEXT = 2_000
MOST_EXCEPTIONS = 1_000
LONGEST_DAY = 120  # characters of what day it is
FIRST_YEAR, LAST_YEAR = 2000, 2100

Interval = tuple[int, int]


def _sensible(week: dict[int, tuple[Interval, ...]], info: ValidationInfo) -> dict[int, tuple[Interval, ...]]:
    if set(week) != set(DAYS) or not all(map(rules.fits, week.values())):
        raise PydanticCustomError("hours", "unfit")
    if info.context and not any(week.values()):
        raise PydanticCustomError("always_closed", "no hours")
    return week


def _understood(hours: Any) -> Any:
    """None where what was typed cannot be read."""
    if hours is None:
        raise PydanticCustomError("hours", "unread")
    return hours


def _in_order(hours: tuple[Interval, ...]) -> tuple[Interval, ...]:
    if not rules.fits(hours):
        raise PydanticCustomError("hours", "unfit")
    return hours


def _near(day: date, info: ValidationInfo) -> date:
    if info.context and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("far", "too far", {"first": FIRST_YEAR, "last": LAST_YEAR})
    return day


def _each_day_once(days: tuple["ExceptionDay", ...]) -> tuple["ExceptionDay", ...]:
    if len({each.day for each in days}) < len(days):
        raise PydanticCustomError("twice", "a day twice")
    return tuple(sorted(days, key=lambda each: each.day))


def _said(texts: dict[str, str]) -> dict[str, str]:
    tidied = {each: text for each in LANGUAGES if (text := texts.get(each, "").strip())}
    if not tidied:
        raise PydanticCustomError("unsaid", "empty")
    return tidied


@cache
def shipped_texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return texts


def _nine_to_six() -> dict[int, tuple[Interval, ...]]:
    """With an hour for lunch, Monday to Friday."""
    return {day: ((9 * 60, 12 * 60), (13 * 60, 18 * 60)) if day in WORKDAYS else () for day in DAYS}


class ExceptionDay(BaseModel):
    """A day that is not like its weekday: a holiday, or a day with hours of its own.

    ``region``: whose public holidays it belongs to, like CN or DE-BY; empty where the desk chose it.
    """

    model_config = ConfigDict(frozen=True)

    day: Annotated[date, AfterValidator(_near)]
    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_DAY)]
    hours: Annotated[tuple[Interval, ...], BeforeValidator(_understood), AfterValidator(_in_order)] = ()
    region: Annotated[str, StringConstraints(max_length=60)] = ""


Week = Annotated[dict[int, tuple[Interval, ...]], AfterValidator(_sensible)]
Exceptions = Annotated[tuple[ExceptionDay, ...], AfterValidator(_each_day_once)]


class OfficeHours(Setting):
    """Minutes since midnight on the desk's clock, by weekday from Monday (0); a day without any is closed."""

    key = "office_hours"
    title = N_("Office hours")
    moves_deadlines = frozenset({"week", "exceptions"})

    week: Week = Field(default_factory=_nine_to_six, title=N_("Hours of the week"))
    exceptions: Exceptions = Field(
        default=(), max_length=MOST_EXCEPTIONS, title=N_("Holidays and other days")
    )


Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Texts = Annotated[dict[str, Text], AfterValidator(_said)]


class PublicTexts(Setting):
    """By language; where one is missing, the nearest that has a text."""

    key = "public_texts"
    title = N_("Words to customers")

    consent: Texts = Field(default_factory=lambda: shipped_texts()["consent"], title=N_("What customers agree to"))
    data_use: Texts = Field(default_factory=lambda: shipped_texts()["data_use"], title=N_("What we do with data"))


class ServicePromise(Setting):
    """What the public page says besides the limits; ``seconds``: in which a call is to be answered."""

    key = "service_promise"
    title = N_("Service promise")

    shown: bool = Field(default=True, title=N_("Show how often we keep it"))
    seconds: Annotated[int, Field(ge=1, le=600)] = Field(default=15, title=N_("Seconds until a call is answered"))
