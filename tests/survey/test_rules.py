"""Figures of the survey against values worked out by hand or taken from printed tables."""

from datetime import UTC, datetime
from math import sqrt
from zoneinfo import ZoneInfo

import pytest

from core.survey import rules


def test_a_share_has_wilsons_interval():
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662, 15 of 148 gives 0.0624 to 0.1605, 0 of 20 up to 0.1611,
    1 of 29 gives 0.0061 to 0.1718."""
    for part, whole, low, high in [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
                                   (1, 29, 0.0061, 0.1718)]:  # fmt: skip
        found = rules.share(part, whole)
        assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_a_share_of_nobody_is_a_dash():
    assert rules.share(0, 0) == rules.Estimate(0)


def test_a_mean_has_students_interval():
    """1 2 3 4 5: mean 3, variance 2.5, t(4) = 2.776."""
    found = rules.mean(dict.fromkeys(range(1, 6), 1))
    half = 2.776 * sqrt(2.5 / 5)
    assert (found.n, found.value) == (5, 3)
    assert (found.low, found.high) == (pytest.approx(3 - half), pytest.approx(3 + half))


def test_an_interval_never_leaves_the_scale():
    found = rules.mean({5: 3, 1: 1})
    assert (found.low, found.high) == (1, 5)


@pytest.mark.parametrize("counts", [{5: 1}, {5: 40}, {1: 2}])
def test_alike_answers_claim_no_certainty(counts):
    found = rules.mean(counts)
    assert found.value is not None
    assert not found.sure


def test_nobody_has_no_mean():
    assert rules.mean({}) == rules.Estimate(0)
    assert rules.recommending({}) == rules.Estimate(0)


@pytest.mark.parametrize(("freedom", "printed"), [(1, 12.706), (10, 2.228), (30, 2.042), (31, 2.0395), (60, 2.0003),
                                                  (120, 1.9799), (10_000, 1.9602)])  # fmt: skip
def test_students_t_is_that_of_the_tables(freedom, printed):
    assert rules.student(freedom) == pytest.approx(printed, abs=1e-4)


def test_recommending_is_promoters_less_detractors():
    """50 promoters, 30 passives, 20 detractors: 30 points; by hand p = 50.75/103, q = 20.75/103."""
    found = rules.recommending({10: 30, 9: 20, 8: 30, 6: 5, 0: 15})
    p, q = 50.75 / 103, 20.75 / 103
    half = 1.959964 * sqrt((p + q - (p - q) ** 2) / 103)
    assert found.value == pytest.approx(30)
    assert found.low == pytest.approx(100 * (p - q - half))
    assert found.high == pytest.approx(100 * (p - q + half))


def test_three_promoters_are_not_certain():
    found = rules.recommending({10: 3})
    assert found.value == 100
    assert found.low is not None
    assert found.low < 40


def test_a_change_is_told_only_where_it_is_more_than_chance():
    """Two samples of three, means 2 and 4, variances 1: t = 2 / sqrt(2/3) = 2.449 with 4 degrees, under 2.776."""
    assert rules.change({3: 1, 4: 1, 5: 1}, {1: 1, 2: 1, 3: 1}) is None
    many = dict.fromkeys((3, 4, 5), 10), dict.fromkeys((1, 2, 3), 10)
    assert rules.change(*many) == pytest.approx(2)
    assert rules.change({5: 1}, {1: 1}) is None
    assert rules.change({5: 3}, {1: 3}) is None


def test_limits_of_a_week_come_from_its_size():
    """Weeks 1,3 | 2,4 | 3: centre 13/5; within: (2 + 2 + 0) / 2 = 2."""
    week_one, week_two, week_three = rules.trend([(0, 2, 4, 10), (1, 2, 6, 20), (3, 1, 3, 9)])
    assert week_one.centre == pytest.approx(13 / 5)
    assert (week_one.mean, week_two.mean, week_three.week) == (2, 3, 3)
    half = 3 * sqrt(2) / sqrt(2)
    assert week_one.low == max(1, 13 / 5 - half)
    assert week_two.high == min(5, 13 / 5 + half)


def test_single_answers_set_no_limits():
    assert [each.low for each in rules.trend([(0, 1, 4, 16), (1, 1, 2, 4)])] == [None, None]
    assert rules.trend([]) == []


def test_a_period_begins_on_a_monday_of_the_desk():
    sunday_late = datetime(2026, 1, 11, 17, 0, tzinfo=UTC)  # Monday 01:00 in Shanghai
    first = rules.first_moment(sunday_late, ZoneInfo("Asia/Shanghai"), 4)
    assert first.isoformat() == "2025-12-22T00:00:00+08:00"


@pytest.mark.parametrize(("scores", "recommend", "low"), [({"speed": 2}, 10, True), ({"speed": 3}, 7, False),
                                                          ({}, 6, True), ({}, None, False)])  # fmt: skip
def test_low_is_two_of_five_or_six_of_ten(scores, recommend, low):
    assert rules.is_low(scores, recommend) is low
