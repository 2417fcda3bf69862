"""What is expected of the days ahead, how wide the bands are, and what is said where there is too little."""

from datetime import date, timedelta
from math import isfinite

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.staffing.forecast.bands import bands
from core.staffing.forecast.measuring import measured
from core.staffing.forecast.rules import achieved, forecast
from core.staffing.forecast.values import HOURS, Achieved, Ahead, Coming, Day, Event, Forecast, Past, TooLittle
from core.staffing.formulas.errors import NegativeFigure, NotThatFigure

DAY, WEEKS = timedelta(days=1), timedelta(weeks=1)
FIRST = date(2026, 1, 5)  # a Monday
WEEK = (1.3, 1.1, 1.0, 1.0, 1.0, 0.4, 0.2)
OFFICE = np.array([1.0 if 9 <= hour < 18 else 0.0 for hour in range(HOURS)]) / 9

days_of_hours = some.lists(some.integers(0, 60), min_size=HOURS, max_size=HOURS).map(tuple)
pasts = some.dictionaries(some.integers(0, 200).map(lambda number: FIRST + number * DAY), days_of_hours, max_size=60)


def drawn(seed: int, weeks: int = 26, level: float = 60, swing: float = 0.0) -> dict[date, Day]:
    """Days of a desk whose law is known: open from nine to six, quiet at weekends."""
    lots = np.random.default_rng(seed)
    found = dict[date, Day]()
    for number in range(weeks * 7):
        factor = lots.gamma(1 / swing, swing) if swing else 1.0
        found[FIRST + number * DAY] = tuple(lots.poisson(level * WEEK[number % 7] * factor * OFFICE).tolist())
    return found


def even(count: int, weeks: int = 9) -> dict[date, Day]:
    """As many in each of nine hours, day after day."""
    return {FIRST + number * DAY: (0,) * 9 + (count,) * 9 + (0,) * 6 for number in range(weeks * 7)}


def told(past: Past, ahead: Ahead) -> Forecast:
    found = forecast(past, ahead)
    assert isinstance(found, Forecast)
    return found


def next_days(counts: dict[date, Day], days: int = 14) -> Ahead:
    return Ahead(max(counts) + DAY, days)


def test_what_is_always_the_same_is_expected_again() -> None:
    counts = even(4)
    found = told(Past(counts), next_days(counts))
    assert found.expected == pytest.approx(counts[FIRST] * 14)
    assert [each.expected for each in found.days] == pytest.approx([36.0] * 14)
    assert [each.expected for each in found.weeks] == pytest.approx([252.0] * 2)
    assert found.swing == 0
    assert (found.sample, found.n, found.gaps) == (56, 56 * 36, 0)


def test_the_level_is_the_mean_of_the_last_eight_same_weekdays() -> None:
    """What was before does not count, nor do other weekdays."""
    counts = drawn(1)
    found = told(Past(counts), next_days(counts))
    for each in found.days:
        before = [each.day - number * WEEKS for number in range(1, 11)]
        same = [sum(counts[day]) for day in before if day in counts]
        assert each.expected == pytest.approx(sum(same[:8]) / 8)


def test_hours_sum_up_to_their_day() -> None:
    counts = drawn(2)
    found = told(Past(counts), next_days(counts))
    for number, each in enumerate(found.days):
        assert sum(found.expected[number * HOURS : (number + 1) * HOURS]) == pytest.approx(each.expected)


def test_a_weekday_with_few_arrivals_borrows_the_hours_of_all() -> None:
    """Its one case came at noon; that it always will is not what one case says."""
    counts = even(4)
    for day in counts:
        if day.weekday() == 6:
            counts[day] = (0,) * HOURS
    counts[max(counts)] = (0,) * 12 + (1,) + (0,) * 11
    hours = measured(Past(counts)).hours(6)
    assert hours[12] == max(hours) < 2 * hours[10]


@pytest.mark.parametrize("swing", [0.0, 0.02, 0.1])
def test_the_swing_is_found_again(swing: float) -> None:
    """Over twenty desks of 56 days; the error of a variance from 48 degrees of freedom is sqrt(2 / 48) of itself, and
    chance adds the Poisson share of 1 / level."""
    found = [measured(Past(drawn(seed, level=300, swing=swing))).swing for seed in range(20)]
    error = (swing + 1 / 300) * (2 / 48 / 20) ** 0.5
    assert sum(found) / 20 == pytest.approx(swing, abs=4 * error)
    assert min(found) >= 0


@pytest.mark.parametrize(("level", "swing"), [(40, 0.0), (60, 0.05), (600, 0.02)])
def test_bands_hold_what_they_promise(level: float, swing: float) -> None:
    """448 days of eight desks: sqrt(0.8 x 0.2 / 448) is 2 %; small counts are held a little more often."""
    desks = [Past(drawn(seed, level=level, swing=swing)) for seed in range(8)]
    tried = [told(desk, Ahead(FIRST + 182 * DAY, 7)).achieved for desk in desks]
    assert [each.days for each in tried] == [56] * 8
    assert 0.8 - 0.06 < sum(each.within80 or 0 for each in tried) / 8 < 0.8 + 0.09
    assert 0.95 - 0.04 < sum(each.within95 or 0 for each in tried) / 8 <= 1


def test_eight_weekdays_are_better_than_a_week_ago() -> None:
    """Of n + 1 days with variance v: sqrt(v + v / 8) against sqrt(2 v), so 0.75."""
    tried = [achieved(Past(drawn(seed, weeks=40)), FIRST + 280 * DAY, weeks=30).ratio or 0 for seed in range(4)]
    assert sum(tried) / 4 == pytest.approx((1.125 / 2) ** 0.5, abs=0.06)


def test_what_came_on_the_day_itself_is_not_known_on_its_morning() -> None:
    counts = drawn(3)
    middle = FIRST + 70 * DAY
    cut = {day: each for day, each in counts.items() if day < middle}
    assert told(Past(counts), Ahead(middle, 7)) == told(Past(cut), Ahead(middle, 7))


def test_events_and_holidays_have_their_factor() -> None:
    counts = even(4)
    first = max(counts) + DAY
    events = (Event(first, "Sale", 2), Event(first + DAY, "Moving", 0))
    holidays = {first + DAY: "New Year", first + 2 * DAY: "May"}
    found = told(Past(counts), Ahead(first, 4, events, holidays))
    assert [each.expected for each in found.days] == pytest.approx([72, 0, 18, 36])
    assert [each.labels for each in found.days] == [("Sale",), ("Moving", "New Year"), ("May",), ()]
    assert [each.holiday for each in found.days] == [False, True, True, False]
    assert found.days[1].band95 == (0, 0)
    assert sum(found.expected[2 * HOURS : 3 * HOURS]) == pytest.approx(18)


def test_the_factor_of_holidays_is_measured_where_there_were_enough() -> None:
    counts = even(8)
    holidays = [FIRST + number * DAY for number in (30, 40, 50)]
    for day in holidays:
        counts[day] = tuple(each // 4 for each in counts[day])
    ahead = Ahead(max(counts) + DAY, 1, holidays={max(counts) + DAY: "May"}, holiday_factor=0.7)
    two, three = (told(Past(counts, frozenset(holidays[:n]), frozenset(holidays[n:])), ahead) for n in (2, 3))
    assert (two.holiday_factor, two.measured) == (0.7, 0)
    assert (three.holiday_factor, three.measured) == (0.25, 3)
    assert three.days[0].expected == pytest.approx(0.25 * 72)


def test_days_set_aside_say_nothing_about_others() -> None:
    counts = even(4)
    outage = FIRST + 60 * DAY
    counts[outage] = (999,) * HOURS
    found = told(Past(counts, aside=frozenset({outage})), next_days(counts))
    assert [each.expected for each in found.days] == pytest.approx([36.0] * 14)
    assert found.achieved.within95 == 1


def test_days_that_were_not_counted_are_gaps_and_not_zeros() -> None:
    counts = even(4)
    for number in (20, 21, 40):
        del counts[FIRST + number * DAY]
    found = told(Past(counts), next_days(counts))
    assert found.gaps == 3
    assert [each.expected for each in found.days] == pytest.approx([36.0] * 14)


def test_too_little_says_what_is_missing() -> None:
    three_cases = {FIRST + number * DAY: (1,) + (0,) * 23 for number in range(3)}
    ahead = Ahead(FIRST + 60 * DAY, 7)
    assert forecast(Past({}), ahead) == TooLittle(0, 0, 14, 20)
    assert forecast(Past(three_cases), ahead) == TooLittle(3, 3, 11, 17)
    assert forecast(Past(even(0, weeks=4)), ahead) == TooLittle(28, 0, 0, 20)


def test_two_weeks_are_enough_for_a_forecast_and_too_little_to_judge_it() -> None:
    counts = even(4, weeks=2)
    found = told(Past(counts), next_days(counts))
    assert found.achieved == Achieved(0, None, None, 0, None, None, None, None)


def test_all_arrivals_in_one_hour_stay_in_that_hour() -> None:
    counts = {FIRST + number * DAY: (0,) * 10 + (500 * (number == 3),) + (0,) * 13 for number in range(21)}
    found = told(Past(counts), next_days(counts))
    assert sum(found.expected) == pytest.approx(sum(found.expected[10::24]))
    assert sum(found.expected) > 0


def test_impossible_figures_are_refused() -> None:
    with pytest.raises(NegativeFigure):
        Past({FIRST: (-1,) * HOURS})
    for wrong in (float("nan"), -0.5, 1e9):
        with pytest.raises(NotThatFigure):
            Event(FIRST, "Sale", wrong)
    with pytest.raises(NotThatFigure):
        Ahead(FIRST, 0)


@given(pasts, some.integers(1, 30))
@settings(max_examples=60)
def test_nothing_is_ever_negative_or_not_a_number(counts: dict[date, Day], days: int) -> None:
    found = forecast(Past(counts), Ahead(FIRST + 201 * DAY, days))
    if isinstance(found, TooLittle):
        assert found.days_missing or found.arrivals_missing
        return
    assert len(found.expected) == days * HOURS
    assert all(isfinite(each) and each >= 0 for each in (*found.expected, found.swing))
    for each in (*found.days, *found.weeks):
        assert ordered(each)


def ordered(each: Coming) -> bool:
    (low, high), (least, most) = each.band80, each.band95
    return 0 <= least <= low <= high <= most


@given(some.floats(0, 1e7), some.floats(0, 1e12))
@settings(max_examples=200)
def test_broad_bands_hold_the_narrow_ones(mean: float, beyond: float) -> None:
    assert ordered(Coming(FIRST, mean, *bands(mean, mean + beyond)))


def test_bands_are_those_of_the_negative_binomial() -> None:
    """By drawing: gamma means of variance 0.1 around 50, Poisson counts of them."""
    lots = np.random.default_rng(5)
    counts = lots.poisson(50 * lots.gamma(10, 0.1, 400_000))
    narrow, broad = bands(50, 50 + 0.1 * 50**2)
    assert [*narrow, *broad] == pytest.approx(np.quantile(counts, [0.1, 0.9, 0.025, 0.975]), abs=1)
