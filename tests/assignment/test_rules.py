"""The best person, and a reason for each of the others."""

from dataclasses import replace
from datetime import timedelta

from core.assignment import routes, rules
from core.assignment.routes import Facts, There
from core.assignment.rules import Person, Wanted
from core.assignment.words import Chosen, Passed
from core.settings.assignment import Route
from tests.conftest import MORNING

LIN = Person(1, frozenset({"toys"}), here=True, absent=False, cases=2, minutes=60, capacity=480)
ZHOU = replace(LIN, id=2, minutes=120)
HERE = There({7, 8}, {1})


def test_least_work_for_the_time_there_is_comes_first() -> None:
    half_day = replace(LIN, id=3, capacity=100)
    verdict = rules.choose([half_day, ZHOU, LIN], Wanted())
    assert (verdict.person, verdict.why) == (1, Chosen.LEAST)
    assert verdict.passed == {2: Passed.BUSIER, 3: Passed.BUSIER}


def test_among_equals_whose_turn_is_longest_ago() -> None:
    lin, zhou = replace(LIN, last=MORNING), replace(LIN, id=2, last=MORNING - timedelta(hours=1))
    assert rules.choose([lin, zhou], Wanted()).person == 2
    fresh = rules.choose([lin, zhou, replace(LIN, id=3)], Wanted())
    assert (fresh.person, fresh.why, fresh.passed[1]) == (3, Chosen.TURN, Passed.LATER)


def test_a_known_face_comes_first_where_it_has_room() -> None:
    verdict = rules.choose([LIN, ZHOU], Wanted(minutes=30, former=2))
    assert (verdict.person, verdict.why, verdict.passed) == (2, Chosen.FORMER, {1: Passed.STRANGER})
    assert rules.choose([LIN, replace(ZHOU, minutes=470)], Wanted(minutes=30, former=2)).person == 1


def test_everybody_who_cannot_has_a_reason() -> None:
    team = [
        replace(LIN, id=1, skills=frozenset()),
        replace(LIN, id=2, absent=True),
        replace(LIN, id=3, here=False),
        replace(LIN, id=4, most_cases=2),
        replace(LIN, id=5, most_minutes=60.0),
        replace(LIN, id=6),
        replace(LIN, id=7),
    ]
    wanted = Wanted(skills=frozenset({"toys"}), owner=6, let_lie=frozenset({7}))
    verdict = rules.choose(team, wanted)
    expected = [Passed.SKILL, Passed.ABSENT, Passed.OFF, Passed.CASES, Passed.HOURS, Passed.OWNER, Passed.LET_LIE]
    assert (verdict.person, list(verdict.passed.values())) == (None, expected)
    alone = rules.choose([*team, replace(ZHOU, id=8)], wanted)
    assert alone.person == 8
    assert alone.why is Chosen.ONLY


def test_of_five_hundred_twelve_are_named_and_all_are_counted() -> None:
    crowd = [replace(LIN, id=each, here=each % 2 == 0) for each in range(500)]
    verdict = rules.choose(crowd, Wanted())
    assert len(verdict.named) == rules.NAMED
    assert {code for _, code in verdict.named} == {"later"}
    assert verdict.counts == {"off": 250, "later": 249}


def test_a_median_of_few_cases_says_nothing() -> None:
    known = rules.medians({"toys": [10, 20, 90, 30, 40], "pets": [5]})
    assert [rules.minutes_of(each, known, 25) for each in ("toys", "pets", "other")] == [30, 25, 25]


def test_the_first_rule_that_fits_and_leads_somewhere_counts() -> None:
    facts = Facts(("loose_part", "toys"), "mail", product=4)
    rested = Route(categories=("toys",))
    gone = Route(team=9)
    by_product = Route(categories=("toys",), channels=("mail", "chat"), products=(4,), team=7)
    rest = Route(team=8)
    assert routes.first([rested, gone, by_product, rest], facts, HERE) == 2
    assert routes.first([by_product, rest], replace(facts, channel="phone"), HERE) == 1
    assert routes.first([rested, gone], facts, HERE) is None


def test_a_rule_behind_a_wider_one_never_counts() -> None:
    above = {"loose_part": ("loose_part", "toys"), "toys": ("toys",)}
    wide, narrow = Route(categories=("toys",), team=7), Route(categories=("loose_part",), channels=("mail",), team=8)
    assert routes.shadows([wide, narrow], HERE, above) == {1: 0}
    assert routes.shadows([narrow, wide], HERE, above) == {}
    assert routes.shadows([Route(channels=("mail",), team=7), wide], HERE, above) == {}
