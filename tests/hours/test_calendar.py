"""Working time: exact to the minute, on the desk's own clock, also where that clock changes."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.hours.calendar import Calendar, OwnDay, day_and_night

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
LUNCH = ((540, 720), (780, 1080))
WEEK = dict.fromkeys(range(5), LUNCH) | {5: ((600, 1440),), 6: ()}
OWN = {date(2026, 1, 7): OwnDay("Holiday", ()), date(2026, 1, 11): OwnDay("Open Sunday", ((600, 660),))}
PLAIN, DESK = Calendar(SHANGHAI, WEEK), Calendar(SHANGHAI, WEEK, OWN)
NIGHT_AND_DAY = Calendar(BERLIN, dict.fromkeys(range(7), ((0, 1440),)))


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-01-05 08:59", "2026-01-05 09:00"),  # a Monday
        ("2026-01-05 09:00", "2026-01-05 09:00"),
        ("2026-01-05 11:59", "2026-01-05 11:59"),
        ("2026-01-05 12:00", "2026-01-05 13:00"),
        ("2026-01-05 18:00", "2026-01-06 09:00"),
        ("2026-01-06 18:00", "2026-01-08 09:00"),  # a holiday between
        ("2026-01-09 18:00", "2026-01-10 10:00"),  # Saturday, until midnight
        ("2026-01-10 23:59", "2026-01-10 23:59"),
        ("2026-01-11 00:00", "2026-01-11 10:00"),  # this Sunday is open
    ],
)
def test_the_desk_opens_next(now, opens):
    assert DESK.next_open(at(now)) == at(opens)
    assert DESK.is_open(at(now)) is (now == opens)


def test_only_one_hour_a_week_is_found_from_the_minute_after_it():
    assert Calendar(SHANGHAI, {0: ((540, 600),)}).next_open(at("2026-01-05 10:00")) == at("2026-01-12 09:00")


def test_without_hours_nothing_is_ever_due_and_nobody_is_promised():
    closed = Calendar(SHANGHAI, dict.fromkeys(range(7), ()))
    assert closed.next_open(at("2026-01-05 09:00")) is None
    assert closed.answered_by(at("2026-01-05 09:00")) == at("2026-01-05 09:00")
    assert closed.due(at("2026-01-05 09:00"), hours(1)) is None


@pytest.mark.parametrize(
    ("due", "kept"),
    [
        ("2026-01-05 10:30", "2026-01-05 10:30"),
        ("2026-01-05 12:00", "2026-01-05 12:00"),  # due with the end of the hours is due then
        ("2026-01-05 12:30", "2026-01-05 14:00"),
        ("2026-01-11 00:00", "2026-01-11 00:00"),
        ("2026-01-11 12:00", "2026-01-12 10:00"),
    ],
)
def test_a_promise_that_ends_outside_the_hours_is_kept_in_the_first_hour_after(due, kept):
    assert DESK.answered_by(at(due)) == at(kept)


def test_the_first_hour_ends_with_the_hours_themselves():
    short = Calendar(SHANGHAI, {0: ((540, 570),)})
    assert short.answered_by(at("2026-01-05 08:00")) == at("2026-01-05 09:30")


@pytest.mark.parametrize(
    ("start", "budget", "due"),
    [
        ("2026-01-05 09:00", 3, "2026-01-05 12:00"),  # exactly with the break: when it begins
        ("2026-01-05 11:00", 2, "2026-01-05 14:00"),
        ("2026-01-05 17:00", 1, "2026-01-05 18:00"),
        ("2026-01-05 17:00", 8, "2026-01-06 17:00"),
        ("2026-01-06 17:00", 2, "2026-01-08 10:00"),  # over the holiday
        ("2026-01-09 17:00", 16, "2026-01-11 11:00"),  # Saturday 14 hours, Sunday its own one
        ("2026-01-05 02:00", 0.5, "2026-01-05 09:30"),
    ],
)
def test_a_budget_of_working_time_ends(start, budget, due):
    assert DESK.due(at(start), hours(budget)) == at(due)
    assert DESK.used(at(start), at(due)) == hours(budget)


def test_a_pause_does_not_count_and_one_that_lasts_stops_the_clock():
    nine, ten, noon = at("2026-01-05 09:00"), at("2026-01-05 10:00"), at("2026-01-05 12:00")
    assert PLAIN.due(nine, hours(2), [(ten, at("2026-01-05 11:30"))]) == at("2026-01-05 13:30")
    assert PLAIN.due(nine, hours(2), [(ten, None)]) is None
    assert PLAIN.due(nine, hours(1), [(ten, None)]) == ten  # it was due when the pause began
    assert PLAIN.used(nine, noon, [(ten, None)]) == hours(1)
    assert PLAIN.used(noon, nine) == hours(0)


@pytest.mark.parametrize(("day", "length"), [("2026-03-29", 23), ("2026-03-30", 24), ("2026-10-25", 25)])
def test_a_day_counts_the_hours_that_it_really_has(day, length):
    start = at(f"{day} 00:00", BERLIN)
    assert NIGHT_AND_DAY.used(start, start + timedelta(days=2)) == hours(48)
    assert sum((end - begin for begin, end in NIGHT_AND_DAY.day(date.fromisoformat(day))), hours(0)) == hours(length)
    assert NIGHT_AND_DAY.due(start, hours(30)) == start + hours(30) == day_and_night().due(start, hours(30))


def test_nine_is_nine_on_the_day_the_clocks_change():
    sunday = Calendar(BERLIN, {6: ((540, 1080),)})
    assert sunday.next_open(at("2026-03-29 00:30", BERLIN)) == at("2026-03-29 09:00", BERLIN)


def test_hours_that_the_clocks_skip_or_show_twice_stay_in_order():
    around = Calendar(BERLIN, {6: ((60, 150), (150, 195), (200, 300))})
    for sunday in (date(2026, 3, 29), date(2026, 10, 25)):
        spans = around.day(sunday)
        assert all(begin < end for begin, end in spans)
        assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    spring = Calendar(BERLIN, {6: ((150, 300),)}).day(date(2026, 3, 29))
    assert spring == ((datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 3, 29, 3, tzinfo=UTC)),)


QUARTERS = st.sets(st.sampled_from([0, *range(240, 1441, 15)]), max_size=6).map(sorted)
HOURS = QUARTERS.map(lambda marks: tuple(zip(marks[::2], marks[1::2], strict=False)))
AROUND = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)]
CALENDARS = st.builds(
    lambda zone, week, own: Calendar(ZoneInfo(zone), week, {day: OwnDay("x", each) for day, each in own.items()}),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "Asia/Kolkata"]),
    st.fixed_dictionaries(dict.fromkeys(range(7), HOURS)),
    st.dictionaries(st.sampled_from(AROUND), HOURS, max_size=2),
)
FRIDAY = datetime(2026, 3, 27, tzinfo=UTC)
MINUTES = st.integers(0, 4 * 1440)


def naive(calendar: Calendar, start: int, end: int, pause: tuple[int, int]) -> int:
    """Minute after minute, by looking at the clock on the wall."""
    count = 0
    for minute in range(start, end):
        wall = (FRIDAY + timedelta(minutes=minute)).astimezone(calendar.zone)
        told = wall.hour * 60 + wall.minute
        inside = any(begin <= told < last for begin, last in calendar.hours(wall.date()))
        count += inside and not pause[0] <= minute < pause[1]
    return count


@settings(max_examples=60)
@given(CALENDARS, MINUTES, MINUTES, st.tuples(MINUTES, MINUTES).map(sorted))
def test_working_time_is_what_a_patient_counter_counts(calendar, one, other, pause):
    start, end = sorted((one, other))
    moments = [FRIDAY + timedelta(minutes=minute) for minute in (start, end, *pause)]
    pauses = [(moments[2], moments[3])]
    used = calendar.used(moments[0], moments[1], pauses)
    assert used == timedelta(minutes=naive(calendar, start, end, pause))
    due = calendar.due(moments[0], used, pauses) if used else None
    if due:
        assert due <= moments[1]
        assert calendar.used(moments[0], due, pauses) == used
        assert calendar.used(moments[0], due - timedelta(minutes=1), pauses) < used
