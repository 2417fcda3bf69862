"""What replications say, what an hour costs, and what an ordinary week takes, against sums written out."""

import random
from dataclasses import replace
from datetime import date
from statistics import fmean, stdev
from typing import Any

import pytest

from core.reports.rules import Change
from core.reports.words import Verdict
from core.staffing import desks
from core.staffing.forms import Wanted
from core.staffing.formulas.erlang import Line, served
from core.staffing.formulas.required import Demand, required
from core.staffing.study import rules, wanting, weekly
from core.staffing.study.questions import Hour
from core.staffing.world import DAY, HOUR, WEEK, Live
from core.survey.rules import Estimate
from tests.staffing.plain import kind, people, person, shop

AT_TEN = tuple(float(hour % 24 == 10) for hour in range(168))
CALLS = Live(tuple(12 * each for each in AT_TEN), 6, 20, 0.8, 180)
CHATS = Live(tuple(9 * each for each in AT_TEN), 10, 300, 0.8, None, 3)
ELEVENTH_HOURS = tuple((DAY * day + 600.0, DAY * day + 660.0) for day in range(21))
CASES = 3 * tuple(6 * each for each in AT_TEN)


def test_a_mean_has_the_interval_of_student() -> None:
    """Of 1, 2, 3: the mean is 2, the standard deviation 1, and t with two degrees of freedom 4.303."""
    half = 4.303 / 3**0.5
    assert rules.mean([1, 2, 3]) == Estimate(3, 2, pytest.approx(2 - half), pytest.approx(2 + half))
    assert rules.mean([1, 2, 3], 0, 3) == Estimate(3, 2, 0, 3)
    assert rules.mean([0.5]) == Estimate(1, 0.5)
    assert rules.mean([]) == Estimate(0)
    assert rules.mean([1, 1]) == Estimate(2, 1, 1, 1)


def test_pairs_that_differ_alike_differ_surely_however_much_they_vary() -> None:
    chance = random.Random(7)
    before = [chance.random() for _ in range(30)]
    after = [each + 0.01 for each in before]
    moved = rules.paired(after, before)
    assert (moved.value, moved.low, moved.high) == pytest.approx((0.01, 0.01, 0.01))
    assert rules.told(moved) is Verdict.BETTER
    apart = rules.mean(after)
    assert apart.low is not None
    assert apart.low < fmean(before)  # side by side without pairs, nothing could be told
    assert rules.told(rules.paired(before, after)) is Verdict.WORSE


def test_too_few_pairs_tell_nothing() -> None:
    assert rules.paired([1], [0]) == rules.paired([], []) == rules.UNKNOWN
    assert rules.told(rules.UNKNOWN) is not Verdict.BETTER
    assert rules.paired([1, 1, 9], [0, 0]) == Change(1, 1, 1)  # only what was played on both counts


def test_quantiles_lie_between_the_ordered_values() -> None:
    values = [4.0, 1.0, 3.0, 2.0]
    assert [rules.quantile(values, q) for q in (0, 0.5, 1)] == [1, 2.5, 4]
    assert rules.quantile(values, 0.1) == pytest.approx(1.3)
    assert rules.quantile([7.0], 0.9) == 7


def test_a_slope_is_that_of_least_squares() -> None:
    assert rules.slope([5, 7, 9, 11]) == pytest.approx(2)
    assert rules.slope([1, 1, 1]) == 0
    assert rules.slope([0, 1, 0, 1]) == pytest.approx(0.2)  # (-1.5 * -.5 - .5 * .5 + .5 * -.5 + 1.5 * .5) / 5
    assert rules.slope([3]) == rules.slope([]) == 0


def test_what_one_more_week_brings_is_less_sure_than_the_mean() -> None:
    values = [0.7, 0.8, 0.9]
    low, high = rules.foreseen(values)
    half = 4.303 * stdev(values) * (4 / 3) ** 0.5
    assert (low, high) == (pytest.approx(0.8 - half), min(1, 0.8 + half))
    assert rules.foreseen([0.4]) == (0, 1)


@pytest.mark.parametrize("seed", range(20))
def test_what_hours_cost_is_what_their_minutes_cost(seed: int) -> None:
    """Minute by minute: a quarter more from 22:00 to 06:00, a half more on Saturdays and Sundays, both at once."""
    chance = random.Random(seed)
    begin = chance.randrange(WEEK)
    spans = [(begin, begin + chance.randrange(1, 2 * DAY)), (WEEK - 90, WEEK + 90)]
    minutes = 0.0
    for one, other in spans:
        for minute in range(one, other):
            night = minute % DAY < 6 * HOUR or minute % DAY >= 22 * HOUR
            minutes += 1 + 0.25 * night + 0.5 * (minute // DAY % 7 >= 5)
    assert rules.cost(spans, 30, 0.25, 0.5) == pytest.approx(minutes * 30 / 60)
    assert rules.cost(spans, 30, 0, 0) == pytest.approx(sum(end - begin for begin, end in spans) / 2)


def test_nobody_costs_nothing() -> None:
    assert rules.cost([], 30, 1, 1) == rules.cost([(5, 5)], 30, 1, 1) == 0


def test_a_week_is_the_average_of_the_weeks_that_count() -> None:
    hands = [person("an"), replace(person("bo"), shifts=((10.0 * HOUR, 11.0 * HOUR),))]
    found = weekly.week(shop(hands, 1.0, shrinkage=0.2, calls=CALLS, chats=CHATS), CASES)
    assert len(found) == 168
    ten = found[10]
    assert (ten.hour, ten.calls, ten.chats, ten.cases, ten.rostered) == (10, 12, 9, 6, 1.5)  # bo: one of two weeks
    assert found[10 + 24].rostered == 1
    assert (found[9].required, found[10 + 5 * 24].rostered) == (0, 0)


def test_people_for_calls_and_chats_are_those_of_the_formulas() -> None:
    ten = weekly.week(shop([], 1.0, shrinkage=0.2, calls=CALLS, chats=CHATS), CASES)[10]
    assert ten.calls_need == required(Demand(12, 360, 0.8, 20, 180, occupancy=weekly.BUSIEST)).agents
    assert ten.chats_need == required(Demand(9, 600, 0.8, 300, None, 3, occupancy=weekly.BUSIEST)).agents
    assert ten.cases_need == pytest.approx(6 * 10 / 60)  # ten minutes each
    assert ten.required == pytest.approx((ten.calls_need + ten.chats_need + 1.0) / 0.8)


def test_what_is_expected_grows_with_the_cases() -> None:
    twice = desks.grown(shop([], 1.0), 2.0, {})
    assert weekly.week(twice, CASES)[10].cases == 12


@pytest.mark.parametrize("there", [0, 1, 3])
def test_calls_are_answered_as_erlang_says_by_those_who_are_there(there: int) -> None:
    hands = [replace(person(f"p{n}"), shifts=ELEVENTH_HOURS) for n in range(3)]
    world = shop(hands[:there], 1.0, calls=CALLS)
    expected = served(Line(12, 0.1, 20 / 3600, 0.05), there).within
    assert weekly.answered(world, world.calls) == pytest.approx(expected)


def test_between_two_numbers_of_people_lies_a_share_between() -> None:
    hands = [replace(person(f"p{n}"), shifts=ELEVENTH_HOURS) for n in range(3)]
    shares = [weekly.answered(shop(hands, 1.0, calls=CALLS, shrinkage=each), CALLS) or 0 for each in (0, 1 / 6, 1 / 3)]
    assert shares[1] == pytest.approx((shares[0] + shares[2]) / 2)
    assert shares[0] > shares[2]


def test_too_few_for_chats_without_an_end_answer_nobody_in_time() -> None:
    assert weekly.answered(shop([], 1.0, chats=CHATS), CHATS) == 0


def test_where_nobody_calls_nothing_is_told() -> None:
    silent = replace(CALLS, arrivals=(0.0,) * 168)
    assert weekly.answered(shop([], 1.0), None) is weekly.answered(shop([], 1.0), silent) is None


def test_the_work_of_a_case_holds_all_its_touches() -> None:
    """Half of all touches are followed by one of 6 minutes: 10 + 6 * (1/2 + 1/4 + ...) = 16 minutes."""
    assert weekly.hours_of_work(shop([], 1, kind(again=0.5, work_again=6.0))) == pytest.approx(16 / 60)
    mixed = shop([], 1, kind(share=3.0), kind(share=1.0, work=30.0))
    assert weekly.hours_of_work(mixed) == pytest.approx(15 / 60)


def wanted(**more: Any) -> Wanted:
    plain: dict[str, Any] = {"first": date(2026, 1, 12), "days": tuple(range(5)), "opens": 540, "closes": 1020,
                             "lengths": (480,)}  # fmt: skip
    return Wanted(**plain | more)


def hours(**by_hour: float) -> list[Hour]:
    """Work for half a person in each hour of the week, and what is named at Monday's ten o'clock."""
    return [Hour(hour, 0, 0, 0, *((2, 1) if hour == 10 else (0, 0)), 0.5, 0.5, 0.0) for hour in range(168)]


def test_all_work_of_a_week_is_wanted_within_the_open_hours() -> None:
    """Half a person day and night is twelve hours a day; what Saturday and Sunday bring is Monday's."""
    (need,) = wanting.needs(shop([], 1, shrinkage=0.2), hours(), wanted())
    by_day = [sum(need.people[day * 48 : day * 48 + 48]) / 2 for day in range(7)]
    assert by_day == pytest.approx([(36 + 3) / 0.8, *(12 / 0.8,) * 4, 0, 0])
    assert need.people[21] == pytest.approx((36 / 8 + 3) / 0.8)
    assert (need.people[17], need.people[34]) == (0, 0)  # before nine and after five


def test_the_work_is_parted_among_the_teams_that_do_it() -> None:
    one, two = kind(needs=("team:1",), share=0.75), kind(needs=("skill:toys", "team:2"), share=0.25, work=30.0)
    world = shop(people(2), 1, one, two)
    by_tag = {each.tags: each.people for each in wanting.needs(world, hours(), wanted())}
    assert by_tag.keys() == {("team:1",), ("team:2",)}  # both have half of the work
    assert by_tag["team:1",][20 + 48] == by_tag["team:2",][20 + 48] == 1  # somebody, as long as it is open
    assert by_tag["team:1",][21] + by_tag["team:2",][21] == pytest.approx(36 / 8 + 3)
    (alone,) = wanting.needs(world, hours(), wanted(team=2))
    assert alone.tags == ("team:2",)
    assert wanting.needs(world, hours(), wanted(team=9)) == []


def test_a_night_reaches_into_the_next_day() -> None:
    (need,) = wanting.needs(shop([], 1), hours(), wanted(days=(0,), opens=1320, closes=1800))
    assert [slot for slot, people_ in enumerate(need.people) if people_] == list(range(44, 60))
    assert sum(need.people) / 2 == pytest.approx(7 * 12)
    (sunday,) = wanting.needs(shop([], 1), hours(), wanted(days=(6,), opens=1320, closes=1800))
    assert {slot for slot, people_ in enumerate(sunday.people) if people_} == {*range(332, 336), *range(12)}


def test_without_hours_or_cases_nobody_but_one_is_wanted() -> None:
    (need,) = wanting.needs(shop([], 1), [], wanted())
    assert {*need.people} == {0.0, 1.0}
    (still,) = wanting.needs(shop([], 1, kind(work=0.0)), [], wanted())
    assert max(still.people) == 1


def test_hours_a_week_are_of_the_days_that_count() -> None:
    assert desks.hours_a_week(person("an"), shop([], 1)) == 40
    assert desks.worked(shop(people(3), 1)) == 240
