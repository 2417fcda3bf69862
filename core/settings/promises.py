"""The setting of what is promised: to whom, within which time, and by which clock."""

from collections.abc import Mapping
from typing import Annotated, Any, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from core.deadlines.words import DeadlineKind
from core.language import N_
from core.settings.words import WEEK, Setting
from core.triage.words import Priority

HOUR = 60  # minutes
DAY = 24 * HOUR
MOST_RULES = 50
BEFORE_THE_END = (DeadlineKind.RESPONSE, DeadlineKind.COMPLAINT)


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


class Promise(BaseModel):
    """``minutes``: none where nothing is promised on purpose."""

    model_config = ConfigDict(frozen=True)

    minutes: Minutes | None
    day_and_night: bool = False


class Rule(BaseModel):
    """What is promised to the cases that meet all its conditions; an empty condition is met by every case.

    ``categories``: with all below them. ``partner_pauses``: while a case waits for a partner, the targets that stand
    still for the customer stand still too.
    """

    model_config = ConfigDict(frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    channels: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    priorities: Annotated[tuple[Priority, ...], AfterValidator(_each_once)] = ()
    tiers: tuple[str, ...] = ()
    teams: tuple[int, ...] = ()
    targets: Annotated[dict[DeadlineKind, Promise], Field(min_length=1)]
    partner_pauses: bool = False


def _fitting(rules: tuple[Rule, ...], info: ValidationInfo) -> tuple[Rule, ...]:
    """What was kept once can be read; only what is edited has to make sense."""
    if len({each.code for each in rules}) < len(rules):
        raise PydanticCustomError("twice", "a code twice")
    if info.context:
        for place, rule in enumerate(rules, 1):
            if too_soon(rule):
                raise PydanticCustomError("rule_too_soon", "sooner than the answer", {"place": place})
    return rules


def too_soon(rule: Rule) -> bool:
    """The end would be promised before the answer; two clocks cannot be compared."""
    end = rule.targets.get(DeadlineKind.RESOLUTION)
    if end is None or end.minutes is None:
        return False
    answers = (rule.targets.get(each) for each in BEFORE_THE_END)
    return any(
        each and each.minutes and each.day_and_night == end.day_and_night and each.minutes > end.minutes
        for each in answers
    )


def shipped_rules() -> tuple[Rule, ...]:
    """Their names are the desk's to edit, as those of its teams are."""
    chat = {DeadlineKind.RESPONSE: Promise(minutes=5)}
    parties = {DeadlineKind.CONTACT: Promise(minutes=DAY, day_and_night=True)}
    answer = {DeadlineKind.COMPLAINT: Promise(minutes=24 * HOUR)}
    return (
        Rule(code="chat", name=N_("Chat"), channels=("chat",), targets=chat),
        Rule(code="complaints", name=N_("Complaints"), categories=("complaint",), targets=parties | answer),
        Rule(code="disputes", name=N_("Disputes"), categories=("dispute",), targets=parties),
        Rule(code="safety", name=N_("Health or safety"), categories=("safety",), targets=parties),
    )


class Promises(Setting):
    """The first rule that says something of a target decides it; the tables by priority are the last rule.

    Minutes of working time; what is counted ``day_and_night`` is counted by the clock.
    """

    key = "promises"
    title = N_("Deadlines")
    moves_deadlines = frozenset({"response", "resolution", "day_and_night", "rules"})

    response: ByPriority = Field(
        default_factory=lambda: _hours(1, 4, 8, 24), title=N_("Minutes until the first response")
    )
    resolution: Annotated[ByPriority, AfterValidator(_not_before_the_answer)] = Field(
        default_factory=lambda: _hours(8, 24, 40, 80), title=N_("Minutes until the resolution")
    )
    day_and_night: Annotated[tuple[Priority, ...], AfterValidator(_each_once)] = Field(
        default=(), title=N_("Counted day and night")
    )
    rules: Annotated[tuple[Rule, ...], AfterValidator(_fitting)] = Field(
        default_factory=shipped_rules, max_length=MOST_RULES, title=N_("Promises for certain cases")
    )

    @model_validator(mode="before")
    @classmethod
    def _without_rules(cls, told: Any) -> Any:
        """What was kept before there were rules had none."""
        if not isinstance(told, Mapping):
            return told
        values = cast("Mapping[str, Any]", told)
        return values if "rules" in values or "response" not in values else {**values, "rules": ()}

    @property
    def kinds(self) -> frozenset[DeadlineKind]:
        """What some rule says something of."""
        return frozenset(kind for rule in self.rules for kind in rule.targets)
