"""A process document as it is written: YAML or JSON in, frozen values out. FORMAT in docs/process-format.md."""

import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from core.actors import Role
from core.process.words import Happening, Stage

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def span(text: Any) -> timedelta:
    """``30m``, ``8h``, ``5d``."""
    if isinstance(text, timedelta):
        return text
    found = re.fullmatch(r"(\d{1,4})([mhd])", str(text))
    if not found:
        raise ValueError("a time is written like 30m, 8h or 5d")
    return int(found[1]) * UNITS[found[2]]


def written(length: timedelta) -> str:
    """The shortest way to write a span."""
    unit = next(unit for unit in reversed(UNITS) if not length % UNITS[unit])
    return f"{length // UNITS[unit]}{unit}"


Span = Annotated[timedelta, BeforeValidator(span), PlainSerializer(written, return_type=str)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Labels = Mapping[str, str]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldKind(StrEnum):
    TEXT = "text"
    ENUM = "enum"
    BOOL = "bool"
    INT = "int"
    MONEY = "money"
    DATE = "date"


class FormField(Part):
    """One thing to enter at a step; ``bind`` names the object in which the truth lives."""

    type: FieldKind
    labels: Labels
    values: tuple[str, ...] = ()
    value_labels: Mapping[str, Labels] = Field(default_factory=dict[str, Labels])
    bind: str | None = None
    pii: bool = False


class RoleOf(Part):
    """Who works a step; ``held_by``: the desk roles that may."""

    labels: Labels
    held_by: tuple[Role, ...] = tuple(Role)


class Move(Part):
    """By a person (with or without a guard), by an event, or by time."""

    to: Id
    when: str | None = None
    event: Happening | None = None
    after: Span | None = None
    back: bool = False
    labels: Labels = Field(default_factory=dict[str, str])

    @property
    def by_person(self) -> bool:
        return self.event is None and self.after is None


def _moves(raw: Any) -> Any:
    return [{"to": each} if isinstance(each, str) else each for each in raw or ()]


class Limit(Part):
    """How long a visit may take: the same everywhere, by channel, or counted from the start of the ticket."""

    default: Span
    by_channel: Mapping[str, Span] = Field(default_factory=dict[str, timedelta])
    from_start: bool = False


def _limit(raw: Any) -> Any:
    if not isinstance(raw, Mapping):
        return {"default": raw}
    limits: dict[str, Any] = dict(cast("Mapping[str, Any]", raw))
    if limits.pop("by", None) == "channel":
        return {"default": limits.pop("else"), "by_channel": limits}
    return limits


class Check(Part):
    id: Id
    labels: Labels


class Cap(Part):
    """After ``times`` visits the next one goes to ``then`` instead."""

    times: int = Field(ge=1, le=20)
    then: Id


class Reopening(Part):
    to: Id
    within: Span


class Step(Part):
    labels: Labels
    stage: Stage
    role: Id
    due: Annotated[Limit, BeforeValidator(_limit)] | None = None
    do: Labels = Field(default_factory=dict[str, str])
    require: tuple[Id, ...] = ()
    optional: tuple[Id, ...] = ()
    check: tuple[Check, ...] = ()
    next: Annotated[tuple[Move, ...], BeforeValidator(_moves)] = ()
    not_by: tuple[Id, ...] = ()
    max_visits: Cap | None = None
    end: Id | None = None
    reopen: Reopening | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return self.require + self.optional


class Document(Part):
    """``steps`` in the order in which they are read; the first one is where a ticket starts."""

    process: Id
    labels: Labels
    owner: Role = Role.TRAINER
    review_every: Span = timedelta(days=180)
    applies_when: str | None = None
    precedence: int = 0
    deadline: Span | None = None
    roles: Mapping[str, RoleOf]
    fields: Mapping[str, FormField] = Field(default_factory=dict[str, FormField])
    steps: Mapping[str, Step]

    @property
    def start(self) -> str:
        return next(iter(self.steps))
