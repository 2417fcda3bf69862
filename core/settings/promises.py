"""The setting of what is promised: how soon somebody answers, and how soon a case is solved."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from core.language import N_
from core.settings.words import WEEK, Setting
from core.triage.words import Priority

HOUR = 60  # minutes


def _all_priorities(minutes: dict[Priority, int]) -> dict[Priority, int]:
    if set(minutes) != set(Priority):
        raise PydanticCustomError("incomplete", "incomplete")
    return minutes


def _not_before_the_answer(minutes: dict[Priority, int], info: ValidationInfo) -> dict[Priority, int]:
    response: dict[Priority, int] = info.data.get("response", {})
    if any(minutes[each] < least for each, least in response.items()):
        raise PydanticCustomError("too_soon", "sooner than the answer")
    return minutes


def _each_once(levels: tuple[Priority, ...]) -> tuple[Priority, ...]:
    return tuple(each for each in Priority if each in levels)


def _hours(p1: int, p2: int, p3: int, p4: int) -> dict[Priority, int]:
    return {each: hours * HOUR for each, hours in zip(Priority, (p1, p2, p3, p4), strict=True)}


Minutes = Annotated[int, Field(ge=1, le=8 * WEEK)]
ByPriority = Annotated[dict[Priority, Minutes], AfterValidator(_all_priorities)]


class Promises(Setting):
    """Minutes of working time by priority; those of ``day_and_night`` are counted by the clock."""

    key = "promises"
    title = N_("Deadlines")
    moves_deadlines = frozenset({"response", "resolution", "day_and_night"})

    response: ByPriority = Field(
        default_factory=lambda: _hours(1, 4, 8, 24), title=N_("Minutes until the first response")
    )
    resolution: Annotated[ByPriority, AfterValidator(_not_before_the_answer)] = Field(
        default_factory=lambda: _hours(8, 24, 40, 80), title=N_("Minutes until the resolution")
    )
    day_and_night: Annotated[tuple[Priority, ...], AfterValidator(_each_once)] = Field(
        default=(), title=N_("Counted day and night")
    )
