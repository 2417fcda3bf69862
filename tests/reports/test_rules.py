"""Percentiles with those who still wait, intervals, differences, and days on the wall; no database."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.reports import rules
from core.reports.rules import Change
from core.reports.words import Band, Period, Verdict
from core.survey.rules import Estimate

BERLIN = ZoneInfo("Europe/Berlin")


def ended(*minutes: int) -> dict[int, tuple[int, int]]:
    return {minute: (minutes.count(minute), 0) for minute in minutes}


def test_without_anybody_waiting_a_percentile_is_the_plain_one() -> None:
    found = rules.percentile(ended(*range(1, 41)), 0.5)
    assert (found.n, found.value) == (40, 20)
    assert found.low is not None
    assert found.high is not None
    assert 11 <= found.low <= 16
    assert 25 <= found.high <= 30


def test_who_still_waits_counts_as_long_as_they_have_waited() -> None:
    """Of Kaplan and Meier: two of four ended at 1 and 2, one left in between, one waits on: S(2) = 3/4 * 1/2."""
    waits = {1: (1, 0), 2: (0, 1), 3: (1, 0), 4: (0, 1)}
    assert rules.percentile(waits, 0.25).value == 1
    assert rules.percentile(waits, 0.6).value == 3
    assert rules.percentile(waits, 0.9).value is None


@pytest.mark.parametrize("waits", [{}, {5: (0, 3)}])
def test_nothing_that_ended_has_no_percentile(waits: dict[int, tuple[int, int]]) -> None:
    assert rules.percentile(waits, 0.5).value is None


def test_a_few_waits_have_no_upper_end() -> None:
    assert rules.percentile(ended(10, 20, 30), 0.5).high is None


@pytest.mark.parametrize("minute", [0, 63, 64, 65, 127, 128, 1_440, 525_600, 5_000_000])
def test_the_grid_is_never_far_from_the_truth(minute: int) -> None:
    low = minute - minute % rules.width(max(each for each in rules.OCTAVES if each <= minute))
    assert abs(rules.middle(low) - minute) <= max(0.016 * minute, 0)


def test_a_difference_follows_from_both_intervals() -> None:
    """For shares it is Newcombe's: 56/70 and 48/80 differ by 0.2 (0.0524 to 0.3339; Newcombe 1998, table II)."""
    now, before = Estimate(70, 0.8, 0.6921, 0.8769), Estimate(80, 0.6, 0.4904, 0.7004)
    moved = rules.change(now, before)
    assert moved is not None
    assert (moved.value, moved.low, moved.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=0.001)
    assert rules.change(now, Estimate(3, 0.5)) is None


@pytest.mark.parametrize(
    ("moved", "good", "said"),
    [
        (Change(-5, -9, -1), -1, Verdict.BETTER),
        (Change(5, 1, 9), -1, Verdict.WORSE),
        (Change(5, 1, 9), 1, Verdict.BETTER),
        (Change(5, -1, 9), 1, Verdict.UNCLEAR),
        (Change(5, 1, 9), 0, Verdict.MORE),
        (Change(-5, -9, -1), 0, Verdict.FEWER),
    ],
)
def test_a_verdict_needs_an_interval_on_one_side(moved: Change, good: int, said: Verdict) -> None:
    assert rules.verdict(moved, good) is said


def test_quiet_weekends_are_no_dispersion() -> None:
    week = [10, 10, 10, 10, 10, 0, 0]
    assert rules.dispersion(week, week, 7) == 1
    assert rules.dispersion([70, 0, 0, 0, 0, 0, 0], [0, 0, 0, 70, 0, 0, 0], 7) > 5
    assert rules.dispersion([0] * 7, [0] * 7, 7) == 1


def test_a_period_and_the_one_before_hold_the_same_days_and_hours() -> None:
    now = datetime(2026, 4, 1, 8, 30, tzinfo=UTC)  # Wednesday, 10:30 in Berlin; the clocks were changed on Sunday
    span = rules.span(now, BERLIN, Period.WEEK.weeks)
    assert span.first == datetime(2026, 3, 25, 23, tzinfo=UTC)
    assert span.before == datetime(2026, 3, 18, 23, tzinfo=UTC)
    assert span.before_end.astimezone(BERLIN).isoformat() == "2026-03-25T10:30:00+01:00"
    assert span.day(6).isoformat() == "2026-04-01"


def test_a_change_of_the_clocks_is_found_to_the_minute() -> None:
    since = datetime(2026, 3, 1, tzinfo=BERLIN)
    (found,) = rules.clock_changes(BERLIN, since, since + timedelta(days=60))
    assert found == (datetime(2026, 3, 29, 1, tzinfo=UTC), timedelta(hours=1))
    assert rules.clock_changes(ZoneInfo("Asia/Shanghai"), since, since + timedelta(days=60)) == []


def test_clearing_needs_a_pace() -> None:
    assert rules.clearing(20, rules.count_of(0), 28).value is None
    found = rules.clearing(20, rules.count_of(56), 28)
    assert found.value == 10
    assert found.low is not None
    assert found.high is not None
    assert found.low < 10 < found.high


def test_bands_follow_one_another() -> None:
    assert [band.begins for band in Band] == [0, *(band.days for band in Band if band.days is not None)]
