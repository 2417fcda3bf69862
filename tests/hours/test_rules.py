"""Hours as people type them."""

from datetime import date

import pytest

from core.hours import rules

LUNCH = ((540, 720), (780, 1080))


def test_a_holiday_of_several_days_has_all_of_them():
    assert rules.each_day(date(2026, 2, 27), date(2026, 3, 1)) == (
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    )
    assert len(rules.each_day(date.min, date.max)) == rules.MOST_DAYS


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
