"""A year of a calendar at one look."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.hours import rules, year
from core.hours.calendar import Calendar, OwnDay, day_and_night
from core.hours.words import DayKind

LUNCH, HALF = ((540, 720), (780, 1080)), ((540, 720),)
WEEK = dict.fromkeys(range(5), LUNCH) | {5: HALF, 6: ()}
OWN = {
    date(2026, 1, 1): OwnDay("New year", ()),
    date(2026, 1, 4): OwnDay("Made up", LUNCH),  # a Sunday
    date(2026, 1, 5): OwnDay("Inventory", HALF),
    date(2026, 1, 10): OwnDay("Long Saturday", LUNCH),
    date(2026, 1, 11): OwnDay("Feast", ()),  # a Sunday
}
DESK = Calendar(ZoneInfo("Asia/Shanghai"), WEEK, OWN)


def test_each_day_is_what_it_is():
    days = {each.day.day: each for each in year.days(DESK, 2026)[:12]}
    assert {number: each.kind for number, each in days.items()} == {
        1: DayKind.HOLIDAY, 2: DayKind.OPEN, 3: DayKind.SHORT, 4: DayKind.MAKE_UP, 5: DayKind.SHORT, 6: DayKind.OPEN,
        7: DayKind.OPEN, 8: DayKind.OPEN, 9: DayKind.OPEN, 10: DayKind.OPEN, 11: DayKind.HOLIDAY, 12: DayKind.OPEN,
    }  # fmt: skip
    assert (days[5].hours, days[5].label, days[6].label) == (HALF, "Inventory", "")


def test_the_year_is_counted_by_the_real_clock():
    told = year.tally(DESK, year.days(DESK, 2026))
    assert (told.working_days, told.kinds[DayKind.HOLIDAY], told.kinds[DayKind.MAKE_UP]) == (313, 2, 1)
    berlin = Calendar(ZoneInfo("Europe/Berlin"), {6: ((0, 240),)})  # both changes of the clocks fall into these hours
    assert year.tally(berlin, year.days(berlin, 2026)).worked == timedelta(hours=52 * 4 - 1 + 1)
    assert year.tally(day_and_night(), year.days(day_and_night(), 2028)).worked == timedelta(days=366)


@pytest.mark.parametrize("ends", [2000, 2100])
def test_years_at_the_ends_are_whole(ends):
    assert len(year.days(DESK, ends)) in {365, 366}


def test_hours_that_touch_are_one():
    assert rules.joined([(780, 1080), (540, 600), (590, 720), (720, 730)]) == ((540, 730), (780, 1080))
