"""Whatever a desk is like, a what-if ends: with figures that can be, or with a dash or a sentence instead."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from math import isfinite
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy import update

from core.actors import Actor
from core.errors import DomainError
from core.models import Person, Shift, TimeEntry
from core.settings.assignment import Skills
from core.settings.staffing import Staffing
from core.staffing import actions
from core.staffing.engine.choosing import choose
from core.staffing.engine.run import PYTHON
from core.staffing.errors import TooManyCases, TooManyPeople
from core.staffing.forms import Keeping, Levers, Wanted, Worker
from core.staffing.study import asking, wanting
from core.staffing.study.answers import Answer
from core.staffing.study.fed import fed
from core.staffing.study.questions import Asked
from core.staffing.study.results import Study
from core.staffing.study.rostering import answer
from core.staffing.study.studying import study
from core.staffing.study.today import today
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.conftest import Ticking
from tests.staffing.history import asked_twice, at, put, shift, team_of
from tests.staffing.test_studying import sound

ENGINE = choose()
EMPTY = ("",) * 7


def answered(who: Actor, clock: Ticking, trial: Levers | None = None, count: int = 4) -> tuple[Asked, Study]:
    """As the job has it, with JSON on both ways, and fewer replications."""
    with look(who, clock) as desk:
        asked, _ = asking.asked(desk, trial and trial.model_dump(mode="json"), 7)
    told = TypeAdapter(Asked).validate_json(TypeAdapter(Asked).dump_json(asked))
    assert told == asked
    found = study(type(asked)(**{each: getattr(asked, each) for each in asked.__slots__} | {"replications": count}),
                  ENGINE)  # fmt: skip
    sound(found)
    json.dumps(TypeAdapter(Answer).dump_python(Answer("x", found), mode="json"), allow_nan=False)
    return asked, found


def remarked(who: Actor, clock: Ticking) -> set[str]:
    with look(who, clock) as desk:
        seen = fed(desk)
        today(desk)
    return {str(each.code) for each in seen.remarks}


def test_a_desk_without_a_past_has_an_answer_and_says_what_is_missing(
    lin: Actor, wang: Actor, clock: Ticking
) -> None:
    asked, found = answered(wang, clock)
    assert {"no_history"} <= remarked(wang, clock)
    assert sum(asked.entries[0].world.expected) == 0
    assert found.lines[0].answer.value is None  # nobody asked, nothing was promised
    assert found.lines[0].cost_case is None
    assert found.foretold == ()
    assert found.waits == ()


def test_a_desk_without_anybody_has_an_answer(wang: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.execute(update(Person).values(disabled_at=None))
    put(Staffing(arrivals=70))
    asked, found = answered(wang, clock)
    assert sum(asked.entries[0].world.expected[: 7 * 24]) == pytest.approx(70)
    assert asked.entries[0].world.hands == () or found.lines[0].people >= 0


def test_three_cases_are_few_and_have_an_answer(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _ in range(3):
        asked_twice(lin, wang, clock)
    at(clock, days=8)
    assert {"few_cases"} <= remarked(wang, clock)
    _, found = answered(wang, clock)
    assert found.delayed == ()  # three answers do not tell how long cases lie


def test_all_in_one_hour_is_named_and_has_an_answer(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _ in range(12):
        cases.opened(lin, at(clock))
    at(clock, days=8)
    assert {"one_hour"} <= remarked(wang, clock)
    asked, found = answered(wang, clock)
    by_hour = [sum(asked.entries[0].world.expected[hour::24]) for hour in range(24)]
    assert {hour for hour, many in enumerate(by_hour) if many} == {10}
    assert found.week[10].cases > 0


def test_no_minutes_of_work_are_named_and_have_an_answer(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _ in range(6):
        asked_twice(lin, wang, clock)
    with transaction() as session:
        session.execute(update(TimeEntry).values(minutes=0))
    at(clock, days=8)
    assert {"zero_handling"} <= remarked(wang, clock)
    answered(wang, clock)
    _, free = answered(wang, clock, Levers(handling=0))
    assert free.lines[-1].busy.value == 0


def test_nobody_on_the_rota_is_named_and_has_an_answer(lin: Actor, wang: Actor, clock: Ticking) -> None:
    """They had shifts, and have none in the weeks that are looked at."""
    team_of("care", lin)
    asked_twice(lin, wang, clock)
    shift(lin, at(clock, days=7, hours=-20)(), 4)
    at(clock, days=8)
    asked, found = answered(wang, clock)
    hands = {each.name: each.shifts for each in asked.entries[0].world.hands}
    assert hands["Lin"] == ()
    assert {"no_shifts", "nobody_rostered"} & remarked(wang, clock)
    assert found.limits.reliefs


def test_a_skill_that_nobody_has_is_named(lin: Actor, wang: Actor, clock: Ticking) -> None:
    put(Skills(by_category={"quality": ("toys",)}))
    for _ in range(3):
        cases.opened(lin, at(clock))
    at(clock, days=8)
    assert {"skill_nobody_has"} <= remarked(wang, clock)
    _, found = answered(wang, clock)
    assert found.lines[0].nobody == ("skill:toys",)
    assert found.lines[0].answer.value == 0


def test_an_endless_backlog_is_worked_on_as_long_as_is_looked_at(lin: Actor, wang: Actor, clock: Ticking) -> None:
    numbers = [cases.opened(lin, at(clock)) for _ in range(40)]
    assert numbers
    put(Staffing(handling=10_000, again=95, work_again=10_000, arrivals=70))
    at(clock, days=8)
    asked, found = answered(wang, clock)
    assert len(asked.entries[0].world.backlog) == 40
    assert found.lines[0].growth is not None
    assert found.lines[0].growth.value == pytest.approx(10, abs=2)
    assert found.backlog[0].middle >= 40


def test_everybody_gone_and_everybody_twice_are_answered(lin: Actor, wang: Actor, clock: Ticking) -> None:
    asked_twice(lin, wang, clock)
    at(clock, days=8)
    with look(wang, clock) as desk:
        codes = [each.code for each in today(desk).people]
    assert codes
    gone = Levers(workers=tuple(Worker(code=each, count=0) for each in codes))
    assert answered(wang, clock, gone)[1].lines[1].people == 0
    closed = Levers(hours=EMPTY, workers=tuple(Worker(code=each, week=EMPTY) for each in codes))
    assert answered(wang, clock, closed)[1].lines[1].hours == 0
    crowd = Levers(new=tuple(Worker(code=codes[0], count=50) for _ in range(50)))
    with pytest.raises(TooManyPeople):
        answered(wang, clock, crowd)
    crowd = Levers(new=tuple(Worker(code=codes[0], count=50) for _ in range(8)))
    assert answered(wang, clock, crowd, count=2)[1].lines[1].people == 400 + len(codes)
    extreme = Levers(arrivals=10, handling=10, shrinkage=90, faq=0, channels={"mail": 10, "live": 10})
    answered(wang, clock, extreme)
    answered(wang, clock, Levers(arrivals=0))


def test_more_than_can_be_worked_out_is_refused_or_left_out(lin: Actor, wang: Actor, clock: Ticking) -> None:
    put(Staffing(arrivals=140_000, weeks_ahead=1))
    with begin(wang, clock) as work:
        actions.save(work, Keeping("Ten times", Levers(arrivals=10)))
    with look(wang, clock) as desk:
        asked, _ = asking.asked(desk, None, 7)
        assert (len(asked.entries), asked.unfit) == (1, ("Ten times",))
        assert asking.LEAST <= asked.replications < asking.MOST
        with pytest.raises(TooManyCases):
            asking.asked(desk, {"arrivals": 10}, 7)
    assert (asking.replications(0), asking.replications(1e9)) == (asking.MOST, asking.LEAST)


def test_a_scenario_of_somebody_who_left_is_left_out_by_name(lin: Actor, wang: Actor, clock: Ticking) -> None:
    with begin(wang, clock) as work:
        actions.save(work, Keeping("Lin leaves", Levers(workers=(Worker(code=f"person:{lin.id}", count=0),))))
    with look(wang, clock) as desk:
        assert len(asking.asked(desk, None, 7)[0].entries) == 2
    with transaction() as session:
        session.get_one(Person, lin.id).disabled_at = clock.now
    with look(wang, clock) as desk:
        found = asking.asked(desk, None, 7)[0]
    assert (len(found.entries), found.unfit) == (1, ("Lin leaves",))


TYPED: dict[str, Any] = {
    "shrinkage": 90, "slots": 20, "goal_live": 99, "goal_cases": 99, "spread": 3, "again": 95, "handling": 0.1,
    "work_again": 10_000, "away": 10_000, "call_minutes": 10_000, "chat_minutes": 10_000, "patience": 0.1,
    "holiday": 20, "cost": 0, "night": 500, "weekend": 500, "weeks_back": 52, "weeks_ahead": 26,
}  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_the_farthest_that_can_be_typed_is_answered(
    lin: Actor, wang: Actor, clock: Ticking, database: str, name: str
) -> None:
    if database.startswith("postgres"):
        pytest.skip("the arithmetic is the same")
    for _ in range(3):
        cases.opened(lin, at(clock))
        cases.opened(lin, at(clock, hours=1), channel="chat")
        cases.opened(lin, at(clock, hours=2), channel="phone")
    put(Staffing(**{"arrivals": 70} | {name: TYPED[name]}))
    at(clock, days=8)
    answered(wang, clock, count=2)
    remarked(wang, clock)


def test_a_rota_is_asked_for_whatever_the_desk_is_like(
    lin: Actor, wang: Actor, clock: Ticking, person: Callable[..., Actor]
) -> None:
    at(clock, days=8)
    plain: dict[str, Any] = {"first": date(2026, 1, 19), "days": (0,), "opens": 540, "closes": 1020, "lengths": (480,)}
    for more in ({}, {"team": 99}, {"opens": 1020, "closes": 540}, {"hours": {lin.id: 0, wang.id: 0}},
                 {"lunch": 180, "lengths": (60,)}, {"opens": 1320, "closes": 1800}):  # fmt: skip
        with look(wang, clock) as desk:
            asked = wanting.asked(desk, Wanted(**plain | more), asking.asking(desk), 7)
        fewer = type(asked)(**{each: getattr(asked, each) for each in asked.__slots__} | {"replications": 2})
        found = answer(fewer, PYTHON)
        assert found.proposed is not None or found.proposal.contradictions or not found.proposal.names
        assert all(isfinite(each) for need in asked.question.needs for each in need.people)


def test_a_week_to_plan_that_is_no_monday_or_far_is_refused_in_a_sentence(
    lin: Actor, wang: Actor, clock: Ticking
) -> None:
    for first in (date(2026, 1, 20), date(2025, 1, 6), date(9999, 12, 27), date(1, 1, 1)):
        wanted = Wanted(first=first, days=(0,), opens=540, closes=1020, lengths=(480,))
        with pytest.raises(DomainError), begin(wang, clock) as work:
            actions.propose(work, wanted)


def test_shifts_far_ahead_do_not_count_for_today(lin: Actor, wang: Actor, clock: Ticking) -> None:
    shift(lin, clock() + timedelta(days=400), 8)
    asked, _ = answered(wang, clock)
    assert all(end < 60 * 24 * 60 for each in asked.entries[0].world.hands for _, end in each.shifts)
    assert cases.count_of(Shift) == 1
