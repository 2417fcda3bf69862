"""A process document as it is written: YAML or JSON in, frozen values out. FORMAT in docs/process-format.md."""

import re
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Annotated, Any, Self, cast

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from core.actors import Role
from core.fields.forms import FormField, Labels
from core.process import shorthand
from core.process.exam import Exam, Id, Part
from core.process.words import Counting, Happening, Stage

MOST_VISITS = 20
MOST_ROWS = 2**31 - 1  # of a table: no team has a higher number
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def span(text: Any) -> timedelta:
    """``30m``, ``8h``, ``5d``."""
    if isinstance(text, timedelta):
        return text
    found = re.fullmatch(r"([1-9]\d{0,3})([mhd])", str(text), re.ASCII)
    if not found:
        raise ValueError("a time is written like 30m, 8h or 5d")
    return int(found[1]) * UNITS[found[2]]


def written(length: timedelta) -> str:
    """The shortest way to write a span."""
    unit = next(unit for unit in reversed(UNITS) if not length % UNITS[unit])
    return f"{length // UNITS[unit]}{unit}"


Span = Annotated[timedelta, BeforeValidator(span), PlainSerializer(written, return_type=str)]


class RoleOf(Part):
    """Who works a step: one of the desk roles, and one of the teams and one of the skills, where they are named.

    ``teams``: their rows at this desk; ``skills``: their codes. Written in short, a role is its labels.
    """

    labels: Labels
    held_by: Annotated[tuple[Role, ...], Field(min_length=1)] = tuple(Role)
    teams: tuple[Annotated[int, Field(ge=1, le=MOST_ROWS)], ...] = ()
    skills: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _in_short(cls, raw: Any) -> Any:
        return shorthand.role(raw)


class Move(Part):
    """By a person (with or without a guard), by an event, or by time."""

    to: Id
    when: str | None = None
    event: Happening | None = None
    after: Span | None = None
    back: bool = False
    labels: Labels = Field(default_factory=dict[str, str])

    @model_validator(mode="after")
    def _has_one_maker(self) -> Self:
        if sum(each is not None for each in (self.when, self.event, self.after)) > 1:
            raise ValueError("a move is made by a person (when), by an event or by time (after), by one of them")
        return self

    @property
    def by_person(self) -> bool:
        return self.event is None and self.after is None


class Limit(Part):
    """How long a visit may take: the same everywhere, by channel, or counted from the start of the ticket."""

    default: Span
    by_channel: Mapping[str, Span] = Field(default_factory=dict[str, timedelta])
    from_start: bool = False


def _limit(raw: Any) -> Any:
    if isinstance(raw, Limit):
        return raw
    if not isinstance(raw, Mapping):
        return {"default": raw}
    limits: dict[str, Any] = dict(cast("Mapping[str, Any]", raw))
    if limits.pop("by", None) != "channel":
        return limits
    if "else" not in limits:
        raise ValueError("a limit by channel also says one for else")
    return {"default": limits.pop("else"), "by_channel": limits}


class Check(Part):
    id: Id
    labels: Labels


class Cap(Part):
    """After ``times`` visits the next one goes to ``then`` instead."""

    times: int = Field(ge=1, le=MOST_VISITS)
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
    next: Annotated[tuple[Move, ...], BeforeValidator(shorthand.moves)] = ()
    not_by: tuple[Id, ...] = ()
    max_visits: Cap | None = None
    end: Id | None = None
    reopen: Reopening | None = None
    hand_over: Id | None = None  # the process that goes on with the case, from its own first step

    @property
    def fields(self) -> tuple[str, ...]:
        return self.require + self.optional

    @property
    def is_end(self) -> bool:
        """Of this document: the case is closed, or another document goes on with it."""
        return self.end is not None or self.hand_over is not None


class Document(Part):
    """``steps`` in the order in which they are read; the first one is where a ticket starts.

    A ``version`` in a text is no part of the document, because the desk counts its own; a closing step that names
    no role takes the first one.
    """

    process: Id
    labels: Labels
    owner: Role = Role.TRAINER
    review_every: Span = timedelta(days=180)
    applies_when: str | None = None
    precedence: Annotated[int, Field(ge=0, le=1000)] = 0
    deadline: Span | None = None
    clock: Counting = Counting.CALENDAR
    roles: Mapping[Id, RoleOf]
    fields: Mapping[Id, FormField] = Field(default_factory=dict[str, FormField])
    steps: Annotated[Mapping[Id, Step], Field(min_length=1)]
    exam: Exam = Exam()

    @model_validator(mode="before")
    @classmethod
    def _as_written(cls, raw: Any) -> Any:
        return shorthand.document(raw)

    @property
    def body(self) -> str:
        """As a version keeps it."""
        return self.model_dump_json(exclude_defaults=True)

    @property
    def digest(self) -> str:
        return sha256(self.body.encode()).hexdigest()

    @property
    def start(self) -> str:
        return next(iter(self.steps))
