"""Rules that are switched on, and clocks that tick."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from core.actors import Actor
from core.automation import actions, ticks
from core.automation.forms import Body
from core.automation.words import Section
from core.models import Rule, RuleRun
from core.work import begin
from db.session import reading
from tests.conftest import Ticking

Ruled = Callable[..., int]


def body(trigger: str, *actions: dict[str, Any], **more: Any) -> Body:
    when = {"trigger": trigger, "of": more.pop("of", ""), "minutes": more.pop("minutes", 0)}
    labels = {"en": more.pop("name", "A rule")}
    return Body.model_validate({"labels": labels, "when": when, "actions": actions, **more})


def do(act: str, to: object = "", text: str = "") -> dict[str, Any]:
    return {"act": act, "to": str(to), "text": text}


def if_(fact: str, *values: object, **more: Any) -> dict[str, Any]:
    return {"fact": fact, "values": [str(each) for each in values], **more}


@pytest.fixture
def ruled(wang: Actor, clock: Ticking) -> Ruled:
    """``ruled("opened", do("raise", "up"))``: the number of a rule that is on; none of ours is."""

    def add(trigger: str, *doing: dict[str, Any], **more: Any) -> int:
        on = more.pop("on", True)
        with begin(wang, clock) as work:
            section = Section.ESCALATION if trigger == "deadline" else Section.RULE
            number = actions.add(work, section, body(trigger, *doing, **more)).id
            if on:
                actions.switch(work, number, on=True)
        ticks.hear(clock)
        return number

    return add


def ticked(clock: Ticking) -> list[tuple[str, str]]:
    """What ran by now: mark and outcome, in the order of the runs."""
    ticks.hear(clock)
    ticks.pass_time(clock)
    ticks.hear(clock)
    return [(each.mark.partition(".")[0], str(each.outcome)) for each in runs()]


def runs() -> list[RuleRun]:
    with reading() as session:
        return list(session.scalars(select(RuleRun).order_by(RuleRun.id)))


def rule(number: int) -> Rule:
    with reading() as session:
        return session.get_one(Rule, number)
