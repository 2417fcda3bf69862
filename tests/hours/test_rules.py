"""When somebody is there: exact to the minute, on the desk's own clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.hours import rules

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
LUNCH = ((540, 720), (780, 1080))
WEEK = dict.fromkeys(range(5), LUNCH) | {5: ((600, 1440),), 6: ()}


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-01-05 08:59", "2026-01-05 09:00"),  # a Monday
        ("2026-01-05 09:00", "2026-01-05 09:00"),
        ("2026-01-05 11:59", "2026-01-05 11:59"),
        ("2026-01-05 12:00", "2026-01-05 13:00"),
        ("2026-01-05 18:00", "2026-01-06 09:00"),
        ("2026-01-09 18:00", "2026-01-10 10:00"),  # Saturday, until midnight
        ("2026-01-10 23:59", "2026-01-10 23:59"),
        ("2026-01-11 00:00", "2026-01-12 09:00"),  # Sunday is closed
    ],
)
def test_the_desk_opens_next(now, opens):
    assert rules.next_open(WEEK, SHANGHAI, at(now)) == at(opens)
    assert rules.is_open(WEEK, SHANGHAI, at(now)) is (now == opens)


def test_only_one_hour_a_week_is_found_from_the_minute_after_it():
    week = {0: ((540, 600),)}
    assert rules.next_open(week, SHANGHAI, at("2026-01-05 10:00")) == at("2026-01-12 09:00")


def test_without_hours_nobody_is_promised():
    assert rules.next_open(dict.fromkeys(range(7), ()), SHANGHAI, at("2026-01-05 09:00")) is None
    assert rules.answered_by({}, SHANGHAI, at("2026-01-05 09:00")) == at("2026-01-05 09:00")


def test_nine_is_nine_on_the_day_the_clocks_change():
    sunday = {6: ((540, 1080),)}
    assert rules.next_open(sunday, BERLIN, at("2026-03-29 00:30", BERLIN)) == at("2026-03-29 09:00", BERLIN)


@pytest.mark.parametrize("typed", ["09:00-12:00, 13:00-18:00", "9:00–12:00；13:00～18:00", "09:00 - 12:00 13:00-18:00"])
def test_hours_are_read_as_people_type_them(typed):
    assert rules.read(typed) == LUNCH
    assert rules.read(rules.written(LUNCH)) == LUNCH


@pytest.mark.parametrize(
    "typed", ["nine", "09:00", "12:00-09:00", "09:00-25:00", "09:00-12:00, 11:00-13:00", "09:70-10:00"]
)
def test_what_makes_no_sense_is_not_read(typed):
    assert rules.read(typed) is None


def test_a_closed_day_is_empty():
    assert rules.read("  ") == ()
    assert rules.read("00:00-24:00") == ((0, 1440),)


@pytest.mark.parametrize(
    ("due", "kept"),
    [
        ("2026-01-05 10:30", "2026-01-05 10:30"),
        ("2026-01-05 12:30", "2026-01-05 14:00"),
        ("2026-01-11 12:00", "2026-01-12 10:00"),
    ],
)
def test_a_promise_that_ends_outside_the_hours_is_kept_in_the_first_hour_after(due, kept):
    assert rules.answered_by(WEEK, SHANGHAI, at(due)) == at(kept)


def test_the_first_hour_ends_with_the_hours_themselves():
    short = {0: ((540, 570),)}
    assert rules.answered_by(short, SHANGHAI, at("2026-01-05 08:00")) == at("2026-01-05 09:30")
