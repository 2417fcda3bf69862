"""A study says the same whenever it is asked the same, and never what cannot be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from math import isfinite
from typing import Any

import pytest
from pydantic import TypeAdapter

from core.reports.rules import Change
from core.reports.words import Verdict
from core.staffing import desks
from core.staffing.engine.run import PYTHON
from core.staffing.study import lining, rules
from core.staffing.study.answers import Answer
from core.staffing.study.limiting import Base
from core.staffing.study.playing import Theatre, answers
from core.staffing.study.questions import TRIAL, Asked, Costs, Period
from core.staffing.study.results import Study
from core.staffing.study.studying import _busy, parts, study
from core.staffing.study.turning import room, sizes, smallest
from core.staffing.world import DAY, HOUR, Limit, Open, Order, World
from core.survey.rules import Estimate, share
from tests.staffing import desks as random_desks
from tests.staffing.plain import ALL_DAYS, asked, kind, people, person, shop

FEW = {"replications": 6}


def small(**more: Any) -> World:
    toys = kind(code="toys", needs=("skill:toys",), priority="P1", solve=Limit(16 * HOUR), again=0.3, work_again=5.0,
                away=300.0)  # fmt: skip
    hands = [person("an", "skill:toys"), *people(2)]
    return shop(hands, 30.0, kind(), toys, live=(0.2,) * 504, shrinkage=0.1, swing=0.1,
                backlog=(Open(0, 300.0, False), Open(1, 3000.0, True)), **more)  # fmt: skip


def walked(value: Any, at: str = "") -> Iterator[tuple[str, float]]:
    """Every number in it, with its way there."""
    if is_dataclass(value):
        for each in fields(value):
            yield from walked(getattr(value, each.name), f"{at}.{each.name}")
    elif isinstance(value, tuple | list):
        for number, each in enumerate(value):
            yield from walked(each, f"{at}[{number}]")
    elif isinstance(value, int | float):
        yield at, float(value)


MAY_FALL = (".value", ".low", ".high", ".cost", ".hours")


def sound(found: Study) -> None:
    """Nothing infinite, no number missing, no negative wait or count, no share beyond all."""
    for at, number in walked(found):
        assert isfinite(number), at
        if not (".moved" in at or "_moved" in at or ".turned" in at or ".growth" in at or ".limits" in at):
            assert number >= 0, at
    for each in found.lines:
        for told in (each.answer, each.solve, each.busy, *(cell.answer for cell in each.cells)):
            assert told.value is None or 0 <= told.value <= 1 + 1e-9, told
    for waits in found.waits:
        assert list(waits.share) == sorted(waits.share, reverse=True)
        assert 0 <= waits.share[-1] <= waits.share[0] <= 1
    assert all(each.low <= each.middle <= each.high for each in (*found.backlog, *found.oldest))


def test_the_same_question_has_the_same_answer_to_the_bit_also_as_json() -> None:
    period = Period("2025-12-01", small(), share(80, 100), tuple(float(each) for each in range(0, 900, 9)))
    question = asked(small(), desks.without(small(), {"an"}), fit=period, past=(period,), **FEW)
    told = TypeAdapter(Asked).validate_json(TypeAdapter(Asked).dump_json(question))
    assert told == question
    found = study(question, PYTHON)
    sound(found)
    assert study(told, PYTHON) == found
    answer = Answer("python", found)
    assert TypeAdapter(Answer).validate_json(TypeAdapter(Answer).dump_json(answer)) == answer
    as_kept = TypeAdapter(Answer).dump_python(answer, mode="json")["study"]
    assert TypeAdapter(Study).validate_python(as_kept) == found
    assert study(replace(question, seed=6), PYTHON).lines[0].answer != found.lines[0].answer


def test_today_is_the_same_beside_whatever_scenarios() -> None:
    alone = study(asked(small(), **FEW), PYTHON)
    beside = study(asked(small(), desks.grown(small(), 1.4, {}), desks.without(small(), {"h0", "h1"}), **FEW), PYTHON)
    assert replace(beside, lines=beside.lines[:1], looks=()) == alone
    assert [each.verdict for each in beside.lines[1:]] != [None, None]
    assert beside.lines[0].answer_moved is None


def test_all_that_is_drawn_of_today_can_be_drawn_of_a_scenario() -> None:
    fewer = desks.without(small(), {"h0"})
    found = study(asked(small(), fewer, **FEW), PYTHON)
    alone = study(asked(fewer, **FEW), PYTHON)
    seen = found.about("1")
    assert (seen.focus, seen.lines, found.about("9"), found.about(None)) == ("1", found.lines, found, found)
    assert seen.thorough
    for name in ("limits", "sizes", "smallest", "room", "gone", "turned", "backlog", "oldest", "waits"):
        assert getattr(seen, name) == getattr(alone, name), name
    assert [len(each.gone) for each in (found, seen)] == [3, 2]


def test_beside_a_trial_the_others_are_drawn_but_not_tried_one_by_one() -> None:
    question = asked(small(), desks.grown(small(), 1.4, {}), **FEW)
    trial = replace(question.entries[1], code=TRIAL, name="")
    found = study(replace(question, entries=(*question.entries, trial)), PYTHON)
    assert (found.focus, found.thorough, [each.code for each in found.looks]) == (TRIAL, True, ["today", "1"])
    for code in ("today", "1"):
        seen = found.about(code)
        assert not seen.thorough
        assert (seen.gone, seen.sizes, seen.turned, seen.limits.fixes, seen.room) == ((), (), (), (), None)
        assert seen.backlog
        assert seen.waits
    sound(found)


def test_a_scenario_like_today_differs_in_nothing() -> None:
    today, same = study(asked(small(), small(), **FEW), PYTHON).lines
    assert (same.answer_moved, same.solve_moved) == (Change(0, 0, 0), Change(0, 0, 0))
    assert same.verdict is Verdict.SAME
    assert same.cost == today.cost


@pytest.mark.parametrize("seed", range(8))
def test_desks_of_every_kind_are_studied_to_an_end(seed: int) -> None:
    world = random_desks.at_random(seed, cases=80)
    sound(study(asked(world, desks.handled(world, 2), goal=0.8, replications=4), PYTHON))


@pytest.mark.parametrize(("people_now", "a_day"), [(1, 30.0), (2, 60.0), (3, 100.0), (4, 60.0)])
def test_one_more_of_a_kind_is_never_surely_worse(people_now: int, a_day: float) -> None:
    """Where everybody can do everything; by the mean of all replications, not only not surely."""
    theatre = Theatre(PYTHON, 5, 8)
    before = theatre.play(shop(people(people_now), a_day))
    after = theatre.play(shop(people(people_now + 1), a_day))
    moved = rules.paired(answers(after), answers(before))
    assert rules.told(moved) is not Verdict.WORSE
    assert moved.value >= -0.002


def test_an_obvious_difference_is_told_alike_by_few_and_by_all_replications() -> None:
    theatre = Theatre(PYTHON, 5, 30)
    today = shop(people(2), 60.0)
    base = theatre.play(today)
    for other in (shop(people(1), 60.0), shop(people(4, days=ALL_DAYS), 60.0), desks.handled(today, 3.0), today):
        few, all_ = theatre.beside(other, base), theatre.play(other)
        assert answers(few) == answers(all_)[: len(few)]
        first, whole = rules.paired(answers(few), answers(base)), rules.paired(answers(all_), answers(base))
        assert rules.told(first) is rules.told(whole)
        assert first.value == pytest.approx(whole.value, abs=0.02)


def test_what_is_known_closely_enough_is_not_played_on() -> None:
    heard: list[int] = []
    theatre = Theatre(PYTHON, 5, 30, heard.append)
    base = theatre.play(shop(people(2), 20.0))
    same = theatre.beside(shop(people(2), 20.0), base)
    assert len(same) == 10
    assert sum(heard) == 60  # what need not be played counts as done


def test_progress_reaches_its_end_and_no_further_than_is_said() -> None:
    heard: list[int] = []
    question = asked(small(), small(), **FEW)
    study(question, PYTHON, heard.append)
    assert 0.6 * parts(question) < sum(heard) <= parts(question)


def test_who_wants_no_more_ends_it_at_once() -> None:
    played: list[int] = []

    def enough(count: int) -> None:
        played.append(count)
        if len(played) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        study(asked(small(), **FEW), PYTHON, enough)
    assert len(played) == 3


def test_the_smallest_team_is_the_one_from_which_on_all_keep_the_promise() -> None:
    theatre = Theatre(PYTHON, 5, 8)
    world = shop(people(4, days=ALL_DAYS, hours=(0, 24)), 250.0, kind(answer=Limit(2 * HOUR, day_and_night=True)))
    played = theatre.play(world)
    base = Base(world, played, _busy(world, played), 0.9, Costs(20))
    found = sizes(base, theatre, [])
    assert [each.people for each in found] == list(range(4, 9))  # nobody was tried without
    team = smallest(found, 0.9)
    assert team == next(each.people for each in found if (each.answer.low or 0) >= 0.9)
    assert smallest(found, 1.1) is None
    assert smallest([], 0.9) is None


def test_room_is_how_much_more_the_same_people_bear() -> None:
    """A minute of a hand's time is a tenth of a case: two people of 480 minutes bear 96 cases a day at the most."""
    theatre = Theatre(PYTHON, 5, 4)
    calendars = (tuple((day * DAY + 9 * HOUR, day * DAY + 17 * HOUR) for day in range(90)),)
    world = shop(people(2, days=ALL_DAYS), 12.0, kind(answer=Limit(16 * HOUR)), calendars=calendars)
    played = theatre.play(world)
    found = room(Base(world, played, _busy(world, played), 0.9, Costs()), theatre)
    assert found is not None
    assert 4 < found < 96 / 12 * 1.25


def test_nothing_promised_is_a_dash() -> None:
    found = study(asked(shop(people(2), 10.0, kind(answer=None)), **FEW), PYTHON)
    sound(found)
    assert (found.lines[0].answer, found.lines[0].solve) == (Estimate(0), Estimate(0))
    assert found.smallest is None


def test_what_is_not_decided_yet_is_a_dash() -> None:
    """Nobody works, and what is promised ends only after all that is looked at."""
    line_ = study(asked(shop([], 10.0, kind(answer=Limit(60 * DAY, day_and_night=True))), **FEW), PYTHON).lines[0]
    assert line_.answer == Estimate(0)
    assert line_.cells[0].answer == Estimate(0)


def test_what_is_not_decided_is_not_called_better() -> None:
    late = shop([], 10.0, kind(answer=Limit(60 * DAY, day_and_night=True)))
    assert study(asked(shop(people(1), 60.0), late, **FEW), PYTHON).lines[1].verdict is Verdict.UNCLEAR


def test_without_a_price_hours_stand_for_it() -> None:
    found = study(asked(small(), small(), costs=Costs(), **FEW), PYTHON)
    assert {each.cost for each in found.lines} | {each.cost_case for each in found.lines} == {None}
    assert {each.cost for each in (*found.limits.fixes, *found.limits.reliefs, *found.sizes)} == {None}
    assert found.lines[0].hours == pytest.approx(120)


def test_overload_is_told_as_a_backlog_that_grows() -> None:
    """Sixty cases a day of an hour each, and eight hours a day on five days of seven: at least 54 more each day."""
    today, half = study(asked(shop(people(1), 60.0, kind(work=60.0)), shop(people(1), 1.0), **FEW), PYTHON).lines
    assert today.growth is not None
    assert today.growth.value == pytest.approx(60 - 8 * 5 / 7, abs=3)
    assert half.growth is None
    assert (today.busy.value or 0) == pytest.approx(1, abs=0.05)


def test_costs_are_those_of_the_hours_that_count() -> None:
    (today,) = study(asked(shop(people(3), 30.0), **FEW), PYTHON).lines
    assert today.cost == pytest.approx(3 * 40 * 20)
    assert today.cost_case == pytest.approx(3 * 40 * 20 * 2 / (30 * 14), rel=0.1)


def test_what_nobody_can_do_is_named() -> None:
    world = shop([person("an", "team:1"), person("bo", "skill:toys")], 10.0, kind(needs=("team:1", "skill:toys")))
    assert lining.nobody(world) == ("team:1 skill:toys",)
    assert lining.nobody(shop(people(1), 1.0)) == ()
    assert lining.nobody(shop([], 1.0, kind(needs=("team:1",)))) == ("team:1",)


def test_everybody_gone_is_answered() -> None:
    found = study(asked(small(), desks.without(small(), {"an", "h0", "h1"}), **FEW), PYTHON)
    sound(found)
    assert (found.lines[1].people, found.lines[1].busy.value, found.lines[1].verdict) == (0, 0, Verdict.WORSE)
    assert study(asked(shop([], 10.0), **FEW), PYTHON).sizes[0].people == 0


def test_the_other_order_is_a_scenario_too() -> None:
    sound(study(asked(small(), desks.ordered(small(), Order.PRIORITY), **FEW), PYTHON))
