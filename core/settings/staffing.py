"""The setting of the staffing what-if: what the desk knows better than its own rows do, and whom the rota is to please.

A field without a value: measured where the desk has rows that tell it, and otherwise as shipped.
"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from core.language import N_
from core.settings.public import DAYS
from core.settings.words import Setting

MINUTES_A_DAY = 24 * 60
MOST_EVENTS, MOST_WISHES = 200, 1_000

Minutes = Annotated[float | None, Field(ge=0.1, le=10_000, allow_inf_nan=False)]
Factor = Annotated[float, Field(ge=0, le=20, allow_inf_nan=False)]


class Occasion(BaseModel):
    """A day on which more or fewer come than usual: a sale, a launch, a fair; ``factor``: how many times as many."""

    model_config = ConfigDict(frozen=True)

    day: date
    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    factor: Factor


class Wish(BaseModel):
    """What a person would like: weekdays off (Monday is 0), not before and not after a minute of the day.

    ``latest``: beyond 24:00 for a night.
    """

    model_config = ConfigDict(frozen=True)

    off: tuple[int, ...] = ()
    earliest: int | None = None
    latest: int | None = None


def _granted(wishes: dict[int, Wish]) -> dict[int, Wish]:
    """A wish that leaves no time to work is none."""
    if not all(map(_leaves_time, wishes.values())):
        raise PydanticCustomError("wish", "no time left")
    return wishes


def _leaves_time(wish: Wish) -> bool:
    earliest, latest = wish.earliest or 0, 2 * MINUTES_A_DAY if wish.latest is None else wish.latest
    within = 0 <= earliest < MINUTES_A_DAY and earliest < latest <= 2 * MINUTES_A_DAY
    return within and set(wish.off) < set(DAYS)


def _each_once(occasions: tuple[Occasion, ...]) -> tuple[Occasion, ...]:
    """Two occasions may fall on one day, but not the same one twice."""
    if len({(each.day, each.label) for each in occasions}) < len(occasions):
        raise PydanticCustomError("twice", "an occasion twice")
    return tuple(sorted(occasions, key=lambda each: (each.day, each.label)))


class Staffing(Setting):
    """Percents are whole ones; ``handling``: of the first touch of a case, ``spread``: sigma of its logarithm.

    ``goal_live``: share of calls and chats answered in time, ``goal_cases``: share of promises kept. ``premium``s are
    paid on top of ``cost``: from 22:00 to 06:00, on Saturdays and Sundays. ``wishes``: by the person's id.
    """

    key = "staffing"
    title = N_("Staffing what-if")

    shrinkage: int | None = Field(default=None, ge=0, le=90, title=N_("Breaks, meetings and the like, in percent"))
    slots: int | None = Field(default=None, ge=1, le=20, title=N_("Chats that a person has at once"))
    goal_live: int | None = Field(default=None, ge=1, le=99, title=N_("Calls and chats answered in time, in percent"))
    goal_cases: int | None = Field(default=None, ge=1, le=99, title=N_("Promises kept, in percent"))
    arrivals: float | None = Field(
        default=None, gt=0, le=1_000_000, allow_inf_nan=False, title=N_("Cases that come in, a week")
    )
    handling: Minutes = Field(default=None, title=N_("Minutes of the first touch of a case"))
    spread: float | None = Field(
        default=None, ge=0, le=3, allow_inf_nan=False, title=N_("Spread of the minutes (sigma of their logarithm)")
    )
    again: int | None = Field(default=None, ge=0, le=95, title=N_("Chance of another touch, in percent"))
    work_again: Minutes = Field(default=None, title=N_("Minutes of another touch"))
    away: Minutes = Field(default=None, title=N_("Minutes until the customer answers"))
    call_minutes: Minutes = Field(default=None, title=N_("Minutes of a call"))
    chat_minutes: Minutes = Field(default=None, title=N_("Minutes of a chat"))
    patience: Minutes = Field(default=None, title=N_("Minutes after which callers give up, on average"))
    holiday: Factor | None = Field(default=None, title=N_("On public holidays, times as many"))
    cost: float | None = Field(
        default=None, ge=0, le=1_000_000, allow_inf_nan=False, title=N_("Cost of an hour of work")
    )
    currency: Annotated[str, StringConstraints(strip_whitespace=True, max_length=8)] = Field(
        default="¥", title=N_("Currency")
    )
    night: int | None = Field(default=None, ge=0, le=500, title=N_("More for the night, in percent"))
    weekend: int | None = Field(default=None, ge=0, le=500, title=N_("More for the weekend, in percent"))
    weeks_back: int | None = Field(default=None, ge=1, le=52, title=N_("Weeks of history"))
    weeks_ahead: int | None = Field(default=None, ge=1, le=26, title=N_("Weeks ahead"))
    events: Annotated[tuple[Occasion, ...], AfterValidator(_each_once)] = Field(
        default=(), max_length=MOST_EVENTS, title=N_("Days that are not like others")
    )
    wishes: Annotated[dict[int, Wish], AfterValidator(_granted)] = Field(
        default_factory=dict[int, Wish], max_length=MOST_WISHES, title=N_("Wishes for the rota")
    )
