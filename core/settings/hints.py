"""Settings of hints: how sure they must be, the words they start from, and who may be asked outside the house."""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from core.language import N_
from core.settings import rules
from core.settings.words import Setting, Words

SHIPPED = Path(__file__).parent / "shipped"
MOST_CATEGORIES = 500
LANGUAGE_LISTS = dict[str, list[str]]

Percent = Annotated[int, Field(ge=0, le=100)]


@cache
def _lists(name: str) -> dict[str, LANGUAGE_LISTS]:
    told: dict[str, LANGUAGE_LISTS] = yaml.safe_load((SHIPPED / name).read_text(encoding="utf-8"))
    return told


def _once(lists: LANGUAGE_LISTS) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(word) for words in lists.values() for word in words))


def shipped_keywords() -> dict[str, tuple[str, ...]]:
    """Ours by category, in every language."""
    return {code: _once(lists) for code, lists in _lists("hint_words.yaml").items()}


def shipped_upset(kind: str) -> tuple[str, ...]:
    return _once(_lists("upset_words.yaml")[kind])


def _endpoint(text: str) -> str:
    if text.strip() and not rules.fits_web_address(text.strip()):
        raise PydanticCustomError("web_address", "unfit")
    return text.strip().rstrip("/")


def _ready(enabled: bool, info: ValidationInfo) -> bool:
    if enabled and not (info.data.get("address") and info.data.get("model")):
        raise PydanticCustomError("endpoint_incomplete", "incomplete")
    return enabled


class HintPolicy(Setting):
    """``sure_from``, ``applied_from``: in percent; ``least_new``: decided cases, before the desk learns by itself."""

    key = "hints"
    title = N_("Hints")

    shown: bool = Field(default=True, title=N_("Show hints"))
    sure_from: Percent = Field(default=60, ge=30, le=99, title=N_("A hint is shown from"))
    applied: bool = Field(default=False, title=N_("Mail gets the category of the hint by itself"))
    applied_from: Percent = Field(default=90, ge=50, title=N_("By itself from"))
    weekly: bool = Field(default=True, title=N_("Learn again each week"))
    least_new: int = Field(default=50, ge=5, le=100_000, title=N_("Newly decided cases, at least"))
    keywords: dict[str, Words] = Field(
        default_factory=shipped_keywords, max_length=MOST_CATEGORIES, title=N_("Words of a category")
    )
    threats: Words = Field(
        default_factory=lambda: shipped_upset("threats"), max_length=500, title=N_("Authorities, press, law")
    )
    repeats: Words = Field(
        default_factory=lambda: shipped_upset("repeats"), max_length=500, title=N_("Not the first time")
    )
    strong: Words = Field(default_factory=lambda: shipped_upset("strong"), max_length=500, title=N_("Strong words"))


class Outside(Setting):
    """A language model behind an OpenAI-compatible address; ``key_sealed`` is sealed, and nothing depends on it."""

    key = "outside_hints"
    title = N_("Language model outside")

    address: Annotated[str, AfterValidator(_endpoint)] = Field(default="", max_length=300, title=N_("Address"))
    model: str = Field(default="", max_length=120, title=N_("Model"))
    key_sealed: str = Field(default="", max_length=2_000, title=N_("Key"))
    seconds: int = Field(default=20, ge=1, le=120, title=N_("Seconds to wait"))
    enabled: Annotated[bool, AfterValidator(_ready)] = Field(default=False, title=N_("Ask the model"))
