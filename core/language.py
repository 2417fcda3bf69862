"""Core speaks codes; this turns a code's English source into a person's language."""

import gettext
import io
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parents[1] / "locales"
LANGUAGES: dict[str, str] = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}  # each in its own words

Speech = Callable[[str], str]


class Countable(Protocol):
    """``plural("{n} case", "{n} cases", 3)``."""

    def __call__(self, one: str, many: str, count: int, /) -> str: ...


class Phrase(str):
    """An English source that is translated when drawn, unlike the words of people."""

    __slots__ = ()


def N_(source: str) -> Phrase:  # noqa: N802  gettext's own name for "mark now, translate when drawn"
    return Phrase(source)


def nearest(asked: str) -> str:
    """The language we speak that is nearest to a browser's or a customer's tag (``zh-Hant-HK`` -> ``zh_TW``)."""
    tag = asked.replace("-", "_")
    if tag in LANGUAGES:
        return tag
    if not tag.lower().startswith("zh"):
        return "en"
    traditional = {"hant", "tw", "hk", "mo"} & set(tag.lower().split("_"))
    return "zh_TW" if traditional else "zh_CN"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Read from the ``.po`` file itself: nothing to compile, nothing to go stale."""
    place = LOCALES / language / "LC_MESSAGES" / "desk.po"
    if not place.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with place.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def speech(language: str) -> Speech:
    """Nothing stays nothing: to gettext, the empty string means the head of the catalogue."""
    said = catalogue(language).gettext
    return lambda source: said(source) if source else ""


def plural(language: str) -> Countable:
    return catalogue(language).ngettext


def label_in(labels: Mapping[str, str], language: str, code: str = "") -> str:
    """The label of an editable term or a document, in the nearest language that has one."""
    wanted = (language, *(("zh_CN", "zh_TW") if language.startswith("zh") else ()), "en")
    return next((labels[each] for each in wanted if labels.get(each)), next(iter(labels.values()), code))


def moment(at: datetime, zone: ZoneInfo, language: str) -> str:
    """To a customer: with the day of the week, since "by nine" may be tomorrow's nine."""
    here = at.astimezone(zone)
    return f"{format_skeleton('MMMEd', here, locale=language)} {here:%H:%M}"


class Word(StrEnum):
    """A code with its English source: ``OPEN = "open", N_("Open")``."""

    source: str

    def __new__(cls, code: str, source: str = "") -> "Word":
        word = str.__new__(cls, code)
        word._value_ = code
        word.source = source
        return word
