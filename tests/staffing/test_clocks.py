"""Working time for many cases is counted as the calendar of the desk counts it for one."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from core.hours.calendar import Calendar
from core.staffing.engine.clocks import clock, joined_up
from core.staffing.engine.finding import finder
from core.staffing.engine.scene import in_order
from core.staffing.world import DAY, Spans

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)
WEEK = dict.fromkeys(range(5), ((480, 720), (780, 1080))) | {5: ((540, 780),)}


def spans(calendar: Calendar, days: range) -> Spans:
    open_spans = (span for day in days for span in calendar.day((MONDAY + timedelta(days=day)).date()))
    return tuple((minutes(begin), minutes(end)) for begin, end in open_spans)


def minutes(at: datetime) -> float:
    return (at - MONDAY) / timedelta(minutes=1)


def test_everything_is_due_at_the_same_minute_as_in_the_calendar() -> None:
    calendar, chance = Calendar(ZoneInfo("UTC"), WEEK), random.Random(1)
    known = clock(spans(calendar, range(-7, 60)))
    at = [chance.choice([chance.randrange(-6 * DAY, 20 * DAY), 480 + DAY * chance.randrange(14), 1080, 720, 780])
          for _ in range(2_000)]  # fmt: skip
    budgets = [chance.choice([0, 1, 60, 240, 540, 1440, chance.randrange(3_000)]) for _ in at]
    due = [calendar.due(MONDAY + timedelta(minutes=start), timedelta(minutes=budget))
           for start, budget in zip(at, budgets, strict=True)]  # fmt: skip
    assert known.due(np.array(at, float), np.array(budgets, float)).tolist() == [minutes(each) for each in due if each]


def test_as_much_is_worked_between_two_moments_as_in_the_calendar() -> None:
    calendar, chance = Calendar(ZoneInfo("UTC"), WEEK), random.Random(2)
    known = clock(spans(calendar, range(-7, 30)))
    pairs = [sorted(chance.randrange(-6 * DAY, 20 * DAY) for _ in range(2)) for _ in range(500)]
    moments = [[MONDAY + timedelta(minutes=each) for each in pair] for pair in pairs]
    used = [calendar.used(begin, end) / timedelta(minutes=1) for begin, end in moments]
    begin, end = np.array(pairs, float).T
    assert (known.worked(end) - known.worked(begin)).tolist() == used


def test_before_the_calendar_begins_its_share_of_all_time_counts() -> None:
    """It is open half the time: what came in 200 minutes before minute 0 has had 100 of its 130 minutes."""
    known = clock(((0.0, 60.0), (120.0, 180.0), (240.0, 300.0), (360.0, 420.0)))
    half = 240 / 420
    assert known.due(np.array([-200.0]), np.array([130.0]))[0] == pytest.approx(130 - 200 * half)
    assert known.due(np.array([-200.0]), np.array([200 * half - 10]))[0] == pytest.approx(-10 / half)


def test_nothing_is_due_where_nobody_ever_works() -> None:
    assert clock(()).due(np.array([-5.0, 0.0, 7.0]), np.array([1.0, 0.0, 3.0])).tolist() == [np.inf] * 3
    assert clock(((0.0, 60.0),)).due(np.array([30.0]), np.array([31.0])).tolist() == [np.inf]


def test_spans_that_touch_become_one() -> None:
    assert joined_up([(5, 9), (0, 2), (2, 4), (3, 3.5), (12, 12)]) == [(0, 4), (5, 9)]


@pytest.mark.parametrize("seed", range(20))
def test_the_table_finds_what_a_search_finds(seed: int) -> None:
    chance = np.random.default_rng(seed)
    edges = np.sort(np.round(chance.exponential(10.0 ** chance.integers(-3, 7), chance.integers(0, 90)), 2))
    far = [-1e300, 1e300, np.inf, -np.inf]
    asked = np.concatenate([edges, edges + 1e-9, edges - 1e-9, chance.normal(0, 1e4, 200), far])
    assert finder(edges).below(asked).tolist() == np.searchsorted(edges, asked).tolist()


@pytest.mark.parametrize("seed", range(20))
def test_the_order_is_that_of_a_stable_sort(seed: int) -> None:
    keys = np.random.default_rng(seed).integers(0, [3, 50, 10**9][seed % 3], 1 + seed * 40).astype(float)
    assert in_order(keys).tolist() == np.argsort(keys, kind="stable").tolist()
