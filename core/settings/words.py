"""What can be set, each kind with its type and its default: a setting nobody touched is its default.

A field's ``title`` is its name on the screen and in a refusal.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar
from zoneinfo import available_timezones

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from core.actors import Role
from core.language import LANGUAGES, N_, Phrase, Word
from core.settings import rules
from core.triage.words import Priority, Reason, Severity, Urgency

DANGER = Path(__file__).parent / "shipped" / "danger_words.yaml"
WEEK = 7 * 24 * 60  # minutes


class Vocabulary(Word):
    """The words that a desk may edit."""

    CATEGORY = "category", N_("Categories")
    CHANNEL = "channel", N_("Channels")
    TIER = "tier", N_("Customer tiers")
    SKILL = "skill", N_("Skills")
    DIMENSION = "dimension", N_("Survey dimensions")
    SURVEY_REASON = "survey_reason", N_("Reasons in the survey")
    TAG = "tag", N_("Tags")


class Setting(BaseModel):
    """Frozen; ``key`` names its rows, ``title`` is what people call it.

    ``moves_deadlines``: the fields that open deadlines follow when they change.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: ClassVar[str]
    title: ClassVar[Phrase]
    moves_deadlines: ClassVar[frozenset[str]] = frozenset()


@cache
def time_zones() -> frozenset[str]:
    """All that this machine knows; finding them walks through its folders, and settings are read with every rerun."""
    return frozenset(available_timezones())


def _time_zone(name: str) -> str:
    if name not in time_zones():
        raise PydanticCustomError("time_zone", "unknown")
    return name


TimeZone = Annotated[str, AfterValidator(_time_zone)]


def _language(tag: str) -> str:
    if tag not in LANGUAGES:
        raise PydanticCustomError("language", "unknown")
    return tag


def host(name: str) -> str:
    tidied = name.strip().casefold()
    if not rules.fits_host(tidied):
        raise PydanticCustomError("host", "unfit")
    return tidied


def _role(code: str) -> str:
    if code not in set(Role):
        raise PydanticCustomError("role", "unknown")
    return code


class Desk(Setting):
    """Who we are. ``hosts``: names, besides localhost, under which browsers reach this desk."""

    key = "desk"
    title = N_("Desk")
    moves_deadlines = frozenset({"time_zone"})

    name: str = Field(default="Aftercare", min_length=1, max_length=80, title=N_("Name of the desk"))
    time_zone: TimeZone = Field(default="Asia/Shanghai", title=N_("Time zone"))
    language: Annotated[str, AfterValidator(_language)] = Field(default="zh_CN", title=N_("Language"))
    hosts: tuple[Annotated[str, AfterValidator(host)], ...] = Field(
        default=(), max_length=20, title=N_("Names in the browser")
    )
    totp_roles: tuple[Annotated[str, AfterValidator(_role)], ...] = Field(
        default=(), title=N_("Roles that sign in with codes")
    )


def _matrix() -> dict[Severity, dict[Urgency, Priority]]:
    rows = {
        Severity.SERIOUS: (Priority.P1, Priority.P1, Priority.P2),
        Severity.GENERAL: (Priority.P2, Priority.P3, Priority.P3),
        Severity.MINOR: (Priority.P3, Priority.P4, Priority.P4),
    }
    return {severity: dict(zip(Urgency, row, strict=True)) for severity, row in rows.items()}


def _complete(matrix: dict[Severity, dict[Urgency, Priority]]) -> dict[Severity, dict[Urgency, Priority]]:
    if set(matrix) != set(Severity) or any(set(row) != set(Urgency) for row in matrix.values()):
        raise PydanticCustomError("incomplete", "incomplete")
    return matrix


@cache
def _shipped() -> dict[str, dict[str, list[str]]]:
    kinds: dict[str, dict[str, list[str]]] = yaml.safe_load(DANGER.read_text(encoding="utf-8"))
    return kinds


def shipped_danger_words(reason: Reason) -> tuple[str, ...]:
    """Ours of one kind, in every language, each once."""
    return tuple(dict.fromkeys(word for words in _shipped()[reason].values() for word in words))


Words = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=60)], ...], AfterValidator(rules.each_once)]


class PriorityMatrix(Setting):
    """Severity and urgency give the priority; impact raises it; the words of danger always make it P1."""

    key = "priority"
    title = N_("Priority")

    matrix: Annotated[dict[Severity, dict[Urgency, Priority]], AfterValidator(_complete)] = Field(
        default_factory=_matrix, title=N_("Priority by severity and urgency")
    )
    health_words: Words = Field(
        default_factory=lambda: shipped_danger_words(Reason.HEALTH), max_length=500, title=N_("Words of health")
    )
    safety_words: Words = Field(
        default_factory=lambda: shipped_danger_words(Reason.SAFETY), max_length=500, title=N_("Words of safety")
    )
    children_words: Words = Field(
        default_factory=lambda: shipped_danger_words(Reason.CHILDREN), max_length=500, title=N_("Words of children")
    )

    @property
    def dangers(self) -> dict[Reason, tuple[str, ...]]:
        """By the reason that they give, strongest last."""
        lists = self.health_words, self.safety_words, self.children_words
        return dict(zip((Reason.HEALTH, Reason.SAFETY, Reason.CHILDREN), lists, strict=True))
