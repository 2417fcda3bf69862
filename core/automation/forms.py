"""A rule as it is written: when, if, then."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from core.automation.words import Act, Fact, Trigger


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class When(Part):
    """``of``: which limit, stage or tag, where there are several; ``minutes``: after it, before where negative."""

    trigger: Trigger
    of: str = ""
    minutes: int = 0


class Condition(Part):
    """The case has one of these values; or, turned round, none of them. ``field``: the question that is asked."""

    fact: Fact
    values: tuple[str, ...] = ()
    field: str = ""
    negated: bool = False


class Action(Part):
    """``to``: whom, where, which; a person, team or canned reply by its number. ``text``: of a note or a reminder."""

    act: Act
    to: str = ""
    text: str = ""


class Body(Part):
    """``every``: all conditions have to hold; otherwise one of them is enough."""

    labels: Mapping[str, str] = Field(default_factory=dict[str, str])
    when: When
    every: bool = True
    conditions: tuple[Condition, ...] = ()
    actions: tuple[Action, ...] = ()
