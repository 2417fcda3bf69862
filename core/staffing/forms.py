"""What a manager turns: one scenario, as it is typed and kept."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from core.language import N_
from core.staffing.words import StudyKind
from core.staffing.world import Order
from core.triage.words import Priority
from db.base import Json

MOST_BESIDE = 6  # scenarios that are compared with today at once
MOST_NEW = 50  # people like one whom a scenario adds, and so many sorts of them
MOST_CHANGED = 500  # people of the desk who are different in a scenario
Factor = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=24 * 56, allow_inf_nan=False)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Weekday = Annotated[int, Field(ge=0, le=6)]
Minute = Annotated[int, Field(ge=0, le=48 * 60, multiple_of=30)]
Length = Annotated[int, Field(ge=60, le=24 * 60, multiple_of=30)]
WeekHours = Annotated[float, Field(ge=0, le=80, allow_inf_nan=False)]
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
    ``answer`` and ``solve``: limits in hours, by priority; ``day_and_night``: all of them by the clock on the wall, or
    none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    arrivals: Factor = Field(default=1.0, title=N_("Cases coming in"))
    channels: dict[str, Factor] = Field(default_factory=dict[str, float], title=N_("Single channels"))
    faq: float = Field(
        default=0.0, ge=0, le=100, allow_inf_nan=False, title=N_("Answered by articles and FAQ before anybody asks")
    )
    handling: Factor = Field(default=1.0, title=N_("Minutes of work per case"))
    shrinkage: float | None = Field(
        default=None, ge=0, le=90, allow_inf_nan=False, title=N_("Breaks, training, talk")
    )
    workers: tuple[Worker, ...] = Field(default=(), max_length=MOST_CHANGED, title=N_("People"))
    new: tuple[Worker, ...] = Field(default=(), max_length=MOST_NEW, title=N_("New people"))
    hours: Week | None = Field(default=None, title=N_("Opening hours"))
    answer: dict[Priority, Hours] = Field(default_factory=dict[Priority, float], title=N_("First response"))
    solve: dict[Priority, Hours] = Field(default_factory=dict[Priority, float], title=N_("Resolution"))
    day_and_night: bool | None = Field(default=None, title=N_("How promises are counted"))
    order: Order | None = Field(default=None, title=N_("Which case is next"))

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
    days: tuple[Weekday, ...] = Field(min_length=1, title=N_("Open on"))
    opens: Minute = Field(title=N_("Opens at"))
    closes: Minute = Field(title=N_("Closes at"))
    lengths: tuple[Length, ...] = Field(min_length=1, max_length=6, title=N_("Lengths of shifts"))
    lunch: int = Field(default=30, ge=0, le=180, multiple_of=30, title=N_("Lunch"))
    in_a_row: int = Field(default=5, ge=1, le=6, title=N_("Days in a row, at most"))
    weekend_days: int = Field(default=2, ge=0, le=2, title=N_("Weekend days per person, at most"))
    nights: int = Field(default=5, ge=0, le=7, title=N_("Nights per person, at most"))
    every_other_weekend: bool = Field(default=False, title=N_("Every other weekend off"))
    hours: dict[int, WeekHours] = Field(default_factory=dict[int, float], title=N_("Hours a week"))


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
