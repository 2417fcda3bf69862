"""What a manager turns: one scenario, as it is typed and kept."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from core.staffing.words import StudyKind
from core.staffing.world import Order
from core.triage.words import Priority
from db.base import Json

MOST_NEW = 50  # people whom one scenario adds
Factor = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=24 * 56, allow_inf_nan=False)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Weekday = Annotated[int, Field(ge=0, le=6)]
Minute = Annotated[int, Field(ge=0, le=48 * 60, multiple_of=30)]
Week = Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]


class Worker(BaseModel):
    """Somebody of the desk, by ``code``, as the scenario has them; ``count``: 0 where they are gone.

    Among ``new``: so many new people like them. ``week``: as the rota has it, Monday first; none: as today.
    ``skills``: codes; none: as today.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    count: Annotated[int, Field(ge=0, le=MOST_NEW)] = 1
    week: Week | None = None
    skills: tuple[str, ...] | None = None


class Levers(BaseModel):
    """What is different from today; an empty one is today.

    ``arrivals``, ``handling``: factors; ``channels``: further ones by channel; ``faq``: the share of cases that
    customers answer for themselves. ``shrinkage``: percent. ``hours``: the working week of the desk, as typed.
    ``answer`` and ``solve``: limits in hours, by priority.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    arrivals: Factor = 1.0
    channels: dict[str, Factor] = Field(default_factory=dict[str, float])
    faq: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)] = 0.0
    handling: Factor = 1.0
    shrinkage: Annotated[float, Field(ge=0, le=90, allow_inf_nan=False)] | None = None
    workers: tuple[Worker, ...] = ()
    new: Annotated[tuple[Worker, ...], Field(max_length=MOST_NEW)] = ()
    hours: Week | None = None
    answer: dict[Priority, Hours] = Field(default_factory=dict[Priority, float])
    solve: dict[Priority, Hours] = Field(default_factory=dict[Priority, float])
    order: Order | None = None

    @property
    def empty(self) -> bool:
        return self == Levers()


class Wanted(BaseModel):
    """The question for a rota. ``first``: its Monday; ``team``: whose, 0 for everybody; ``days``: on which the desk is
    open, from ``opens`` to ``closes`` (minutes of the day). ``lengths``: of shifts, in minutes from door to door.

    ``hours``: a week, by the person's id, where they differ from what they work now; 0: not this week.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: date
    team: int = 0
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    opens: Minute
    closes: Minute
    lengths: Annotated[tuple[Annotated[int, Field(ge=60, le=24 * 60)], ...], Field(min_length=1, max_length=6)]
    lunch: Annotated[int, Field(ge=0, le=180)] = 30
    in_a_row: Annotated[int, Field(ge=1, le=6)] = 5
    weekend_days: Annotated[int, Field(ge=0, le=2)] = 2
    every_other_weekend: bool = False
    hours: dict[int, Annotated[float, Field(ge=0, le=80, allow_inf_nan=False)]] = Field(
        default_factory=dict[int, float]
    )


@dataclass(frozen=True, slots=True)
class Keeping:
    """``shared``: with all who plan."""

    name: str
    levers: Levers
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """``private``: a scenario that is not shared is in it, or a trial. ``asked``: compressed JSON."""

    kind: StudyKind
    person_id: int | None
    private: bool
    seed: int
    code_version: str
    engine: str
    asked: bytes
    result: Json

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}
