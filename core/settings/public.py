"""Settings of what customers see: when somebody is there, and the words about their data."""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from core.hours import rules
from core.language import LANGUAGES, N_
from core.settings.words import Setting

TEXTS = Path(__file__).parent / "shipped" / "public_texts.yaml"
DAYS = range(7)
WORKDAYS = range(5)
LONGEST_TEXT = 2_000

Interval = tuple[int, int]


def _sensible(week: dict[int, tuple[Interval, ...]]) -> dict[int, tuple[Interval, ...]]:
    if set(week) != set(DAYS) or not all(map(rules.fits, week.values())):
        raise PydanticCustomError("hours", "unfit")
    return week


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
    closed: tuple[Interval, ...] = ()
    return {day: ((9 * 60, 18 * 60),) if day in WORKDAYS else closed for day in DAYS}


class OfficeHours(Setting):
    """Minutes since midnight on the desk's clock, by weekday from Monday (0); a day without any is closed."""

    key = "office_hours"
    title = N_("Office hours")

    week: Annotated[dict[int, tuple[Interval, ...]], AfterValidator(_sensible)] = Field(
        default_factory=_nine_to_six,
        title=N_("Hours of the week"),
    )


Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Texts = Annotated[dict[str, Text], AfterValidator(_said)]


class PublicTexts(Setting):
    """By language; where one is missing, the nearest that has a text."""

    key = "public_texts"
    title = N_("Words to customers")

    consent: Texts = Field(default_factory=lambda: shipped_texts()["consent"], title=N_("What customers agree to"))
    data_use: Texts = Field(default_factory=lambda: shipped_texts()["data_use"], title=N_("What we do with data"))
