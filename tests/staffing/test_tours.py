"""Rotas are proposed within their rules and for the least price, and what makes no sense is named."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from benchmarks import tours as bench
from core.language import LANGUAGES, speech
from core.staffing.tours import rules as week
from core.staffing.tours.checking import broken
from core.staffing.tours.contradictions import MOST_PEOPLE, said
from core.staffing.tours.forms import Counted, Named, Need, Person, Prices, Proposal, Rules, Tour
from core.staffing.tours.propose import propose
from core.staffing.tours.words import Trouble, Wish
from core.staffing.tours.written import read, told
from tests.staffing import weeks

OFFICE = Need(tuple(2.0 if slot // 48 < 5 and 18 <= slot % 48 < 34 else 0.0 for slot in range(336)))
DAY = Rules(earliest=480, latest=1080, lengths=(510,))
TEAM = tuple(Person(number, name) for number, name in enumerate(("Lin", "Zhou", "Wang"), 1))
THREE = (Person(1, "A", 8.0, absent=weeks.BEFORE), Person(2, "B", 8.0, absent=weeks.BEFORE),
         Person(3, "C", 12.0, absent=weeks.BEFORE))  # fmt: skip

Question = tuple[tuple[Need, ...], Rules, tuple[Person, ...]]
hours = some.dictionaries(
    some.tuples(some.sampled_from(weeks.OPEN), some.integers(8, 15)), some.integers(1, 3).map(float), min_size=2
)


def troubles(made: Proposal) -> set[Trouble]:
    return {each.trouble for each in made.contradictions}


def is_sound(made: Proposal) -> None:
    """What can be said of every proposal, by sums of our own where that is possible."""
    asked, prices = made.asked, made.asked.rules.prices
    assert broken(made) == ()
    working = weeks.worked(made.names, asked.rules)
    there = [sum(slot in each for each in working.values()) for slot in range(336)]
    if len(asked.needs) == 1:
        missing = [max(0.0, wanted - here) for wanted, here in zip(asked.needs[0].people, there, strict=True)]
        assert made.shortage == pytest.approx(missing)
    idle = sum(there) - sum(sum(each.people) for each in asked.needs) + sum(made.shortage)
    paid = sum(week.slot_price(asked.rules, slot) for each in working.values() for slot in each)
    assert made.cost == pytest.approx(paid + prices.shortage * sum(made.shortage) + prices.surplus * idle)
    assert 0 <= made.bound <= made.cost + 1e-6
    assert made.gap == pytest.approx((made.cost - made.bound) / made.cost)
    assert sum(each.people for each in made.tours) == len(made.names)
    assert read(told(made)) == made


@settings(max_examples=8, derandomize=True)
@given(wanted=hours)
def test_no_rota_of_a_small_desk_is_cheaper(wanted: dict[tuple[int, int], float]) -> None:
    needs = (weeks.need(wanted),)
    made = propose(needs, weeks.SMALL, THREE[:2], gap=0.0)
    is_sound(made)
    assert made.cost == pytest.approx(weeks.least(needs, THREE[:2]))
    assert made.gap == pytest.approx(0.0, abs=1e-6)


@settings(max_examples=6, derandomize=True)
@given(wanted=hours, skilled=hours)
def test_nor_where_skills_count(
    wanted: dict[tuple[int, int], float], skilled: dict[tuple[int, int], float]
) -> None:
    needs = (weeks.need(wanted), weeks.need(skilled, "skill:toys"))
    people = (replace(THREE[0], tags=("skill:toys",)), replace(THREE[1], hours=4.0), replace(THREE[2], hours=4.0))
    made = propose(needs, weeks.SMALL, people, gap=0.0)
    is_sound(made)
    assert made.cost == pytest.approx(weeks.least(needs, people, "skill:toys"))


def test_nor_where_every_other_weekend_is_off() -> None:
    needs = (weeks.need({(day, at): 2.0 for day in weeks.OPEN for at in range(8, 16)}),)
    people = (replace(THREE[0], worked_weekend=True), replace(THREE[1], worked_weekend=True))
    made = propose(needs, replace(weeks.SMALL, every_other_weekend=True), people, gap=0.0)
    is_sound(made)
    assert made.cost == pytest.approx(weeks.least(needs, people, weekend_days=0))
    assert {day for each in made.names for day in each.tour.days} == {weeks.FRIDAY}


@some.composite
def desks(draw: some.DrawFn) -> Question:
    """A few people with absences, tired ones, part time, nights, and needs of any shape."""
    people = tuple(
        Person(
            number,
            f"P{number}",
            hours=draw(some.sampled_from((0.0, 10.0, 20.0, 40.0))),
            tags=draw(some.sampled_from(((), ("skill:toys",)))),
            absent=tuple(sorted(draw(some.sets(some.integers(0, 7), max_size=3)))),
            in_a_row=draw(some.integers(0, 7)),
            worked_weekend=draw(some.booleans()),
            free_from=draw(some.sampled_from((0, 600, 1800))),
            off=tuple(sorted(draw(some.sets(some.integers(0, 6), max_size=2)))),
            latest=draw(some.sampled_from((None, 900))),
        )
        for number in range(draw(some.integers(2, 6)))
    )
    rules = Rules(
        lengths=draw(some.sampled_from(((510,), (240, 510), (300, 600)))),
        earliest=draw(some.sampled_from((0, 360))),
        latest=draw(some.sampled_from((1320, 1860))),
        every=draw(some.sampled_from((120, 240))),
        nights=draw(some.integers(0, 4)),
        weekend_days=draw(some.integers(0, 2)),
        every_other_weekend=draw(some.booleans()),
        in_a_row=draw(some.integers(2, 6)),
    )
    levels = draw(some.lists(some.sampled_from((0.0, 1.0, 1.5, 3.0)), min_size=14, max_size=14))
    needs = [Need(tuple(levels[slot // 24] for slot in range(336)))]
    if draw(some.booleans()):
        needs.append(Need(tuple(levels[13 - slot // 24] for slot in range(336)), ("skill:toys",)))
    return tuple(needs), rules, people


@settings(max_examples=15, derandomize=True)
@given(desks())
def test_every_proposal_keeps_the_rules_and_adds_up(question: Question) -> None:
    made = propose(*question, seconds=3.0)
    if made.contradictions:
        assert troubles(made) <= {Trouble.NO_HOURS, Trouble.NO_NEED}
    else:
        is_sound(made)


def test_forty_people_are_planned_and_the_gap_is_what_is_between_cost_and_bound() -> None:
    made = propose(*bench.QUESTIONS["one group, one length"])
    is_sound(made)
    nobody = replace(made, names=())
    assert made.cost < week.cost(made.asked, nobody.names) / 2
    assert len(made.names) > bench.PEOPLE / 2


def test_a_wish_is_kept_where_somebody_else_can_go_and_listed_where_nobody_can() -> None:
    wished = (replace(TEAM[0], off=(2,), earliest=600), TEAM[1], TEAM[2])
    rules, one = replace(DAY, latest=990), Need(tuple(each / 2 for each in OFFICE.people))
    assert propose((one,), rules, wished).unmet == ()
    alone = propose((one,), rules, wished[:1])
    assert {(each.wish, each.day, each.days) for each in alone.unmet} == {
        (Wish.DAY_OFF, 2, 1), (Wish.EARLIEST, None, 5),
    }  # fmt: skip
    assert sum(alone.shortage) == pytest.approx(5 * 2)  # lunch and 16:30 to 17:00 each day; a wish costs no shift


def test_nobody_is_planned_on_days_away_or_too_many_in_a_row() -> None:
    people = (replace(TEAM[0], absent=(0, 1)), replace(TEAM[1], in_a_row=4), replace(TEAM[2], free_from=1440 + 540))
    all_three = Need(tuple(each * 1.5 for each in OFFICE.people))
    made = propose((all_three,), replace(DAY, in_a_row=5), people)
    is_sound(made)
    days = {each.person_id: set(each.tour.days) for each in made.names}
    assert days[1] <= {2, 3, 4}
    assert not days[2] >= {0, 1}
    assert 0 not in days[3]


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ((Named(1, Tour((0, 1), 540, 510), (720, 720)),), ()),
        ((Named(1, Tour((0,), 540, 510), ()),), ("lunch:1",)),
        ((Named(1, Tour((0,), 420, 510), (600,)),), ("frame:1",)),
        ((Named(1, Tour((0, 1, 2, 3, 4, 5), 540, 510), (720,) * 6),), ("hours:1", "in_a_row:1")),
        ((Named(1, Tour((3,), 540, 510), (720,)),), ("absence:1",)),
        ((Named(9, Tour((0,), 540, 510), (720,)),), ("strange:9",)),
        ((Named(1, Tour((0,), 540, 510), (720,)), Named(1, Tour((1,), 540, 510), (720,))), ("twice:1",)),
    ],
)
def test_a_rota_that_breaks_a_rule_is_told(named: tuple[Named, ...], kept: tuple[str, ...]) -> None:
    asked = propose((OFFICE,), DAY, (TEAM[0],)).asked
    person = replace(TEAM[0], absent=(3,) if kept == ("absence:1",) else (), hours=40.0)
    strict = replace(asked, rules=replace(DAY, in_a_row=5), people=(person,))
    assert broken(Proposal(strict, names=named)) == kept


def _with(**more: Any) -> Rules:
    return replace(DAY, **more)


def saying(made: Proposal, language: str) -> list[str]:
    return [said(each, language) for each in made.contradictions]


@pytest.mark.parametrize(
    ("rules", "trouble"),
    [
        (_with(lunch=540), Trouble.LUNCH_TOO_LONG),
        (_with(lunch_to=510), Trouble.LUNCH_OUTSIDE),
        (_with(lunch_from=330), Trouble.LUNCH_TURNED),
        (_with(earliest=1080), Trouble.UPSIDE_DOWN),
        (_with(earliest=660), Trouble.TOO_LONG),
        (_with(lengths=(840,), latest=1440), Trouble.NO_REST),
        (_with(lengths=()), Trouble.NO_LENGTHS),
        (_with(lengths=(500,)), Trouble.OFF_GRID),
        (_with(every=0), Trouble.ODD_RULE),
        (_with(in_a_row=0), Trouble.ODD_RULE),
        (_with(prices=Prices(shortage=nan)), Trouble.ODD_RULE),
        (_with(prices=Prices(hour=-1)), Trouble.ODD_RULE),
    ],
)
def test_rules_that_contradict_each_other_are_named(rules: Rules, trouble: Trouble) -> None:
    made = propose((OFFICE,), rules, TEAM)
    assert trouble in troubles(made)
    assert (made.names, made.tours) == ((), ())
    assert read(told(made)).contradictions == made.contradictions
    for language in LANGUAGES:
        assert all("{" not in sentence and "_" not in sentence for sentence in saying(made, language))


@pytest.mark.parametrize(
    ("needs", "people", "trouble"),
    [
        ((OFFICE,), (), Trouble.NOBODY),
        ((OFFICE,), (TEAM[0], TEAM[0]), Trouble.TWICE),
        ((OFFICE,), tuple(Person(each, "P") for each in range(MOST_PEOPLE + 1)), Trouble.TOO_MANY),
        ((OFFICE,), tuple(replace(each, hours=0.0) for each in TEAM), Trouble.NO_HOURS),
        ((OFFICE,), (replace(TEAM[0], hours=nan),), Trouble.ODD_PERSON),
        ((OFFICE,), (replace(TEAM[0], absent=(9,)),), Trouble.ODD_PERSON),
        ((), TEAM, Trouble.NO_NEED),
        ((Need((0.0,) * 336),), TEAM, Trouble.NO_NEED),
        ((Need((1.0,) * 335),), TEAM, Trouble.ODD_NEED),
        ((Need((nan,) * 336),), TEAM, Trouble.ODD_NEED),
        ((Need((-1.0,) * 336),), TEAM, Trouble.ODD_NEED),
        ((Need((inf,) * 336),), TEAM, Trouble.ODD_NEED),
        ((OFFICE,) * 7, TEAM, Trouble.TOO_MANY_GROUPS),
    ],
)
def test_questions_without_sense_are_named(
    needs: tuple[Need, ...], people: tuple[Person, ...], trouble: Trouble
) -> None:
    assert trouble in troubles(propose(needs, DAY, people))


def test_a_skill_that_nobody_has_and_a_person_without_hours_are_remarks_and_the_rest_is_planned() -> None:
    people = (*TEAM[:2], replace(TEAM[2], hours=0.0))
    made = propose((OFFICE, replace(OFFICE, tags=("skill:none",))), DAY, people)
    assert {each.trouble for each in made.remarks} == {Trouble.NOBODY_HAS, Trouble.NO_HOURS}
    assert {each.person_id for each in made.names} == {1, 2}
    assert sum(made.shortage) >= sum(OFFICE.people)


def test_every_trouble_is_a_sentence_with_its_facts_in_all_languages() -> None:
    facts = {"most": 1, "who": "Lin", "slots": 336, "skills": "toys", "rule": "lunch", "hours": "8", "rest": "11"}
    for language in LANGUAGES:
        told_so = [speech(language)(each.source).format(**facts, seconds=9) for each in Trouble]
        assert all("{" not in each for each in told_so)


def test_a_question_that_would_take_minutes_is_refused_at_once() -> None:
    people = tuple(
        Person(number, f"P{number}", tags=tuple(f"s{each}" for each in range(6) if number >> each & 1))
        for number in range(64)
    )
    needs = tuple(replace(OFFICE, tags=(f"s{each}",)) for each in range(6))
    made = propose(needs, replace(DAY, every=30, latest=1440, lengths=(240, 300, 360, 510)), people)
    assert troubles(made) == {Trouble.NO_TIME}


def test_equal_tours_are_counted_together() -> None:
    tour = Tour((0, 1), 540, 510)
    assert week.counted(_named(tour, 3)) == (Counted(tour, 3),)


def _named(tour: Tour, people: int) -> Iterable[Named]:
    return (Named(number, tour, (720, 720)) for number in range(people))


def test_the_server_and_the_worker_load_no_solver() -> None:
    code = "import sys, core.exports.doors, core.staffing.actions; print('scipy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
