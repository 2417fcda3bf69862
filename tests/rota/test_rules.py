"""Shifts as typed become moments, also at night and where the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.rota import rules

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ()),
        ("9:00-12:00, 13:00–18:00", ((540, 720), (780, 1080))),
        ("22:00-06:00", ((1320, 1800),)),
        ("00:00-24:00", ((0, 1440),)),
        ("09:00-09:00", None),
        ("25:00-26:00", None),
        ("09:70-10:00", None),
        ("all day", None),
        ("09:00-400:00", None),
    ],
)
def test_what_is_typed_is_understood_or_refused(typed: str, meant: rules.Hours | None) -> None:
    assert rules.read(typed) == meant


@pytest.mark.parametrize(
    ("day", "typed", "hours"),
    [
        (date(2026, 1, 5), "22:00-06:00", 8),
        (SPRING - timedelta(days=1), "22:00-06:00", 7),
        (AUTUMN - timedelta(days=1), "22:00-06:00", 9),
        (SPRING, "09:00-17:00", 8),
    ],
)
def test_a_shift_lasts_as_long_as_it_really_does(day: date, typed: str, hours: int) -> None:
    ((begin, end),) = rules.moments(day, rules.read(typed) or (), BERLIN)
    assert end - begin == timedelta(hours=hours)
    assert rules.read(rules.written(day, [(begin, end)], BERLIN)) == rules.read(typed)


def test_an_hour_that_the_clocks_skip_is_nobodys_shift() -> None:
    assert rules.moments(SPRING, ((120, 180),), BERLIN) == []


def test_shifts_that_touch_do_not_overlap() -> None:
    nine, noon, six = (datetime(2026, 1, 5, hour, tzinfo=UTC) for hour in (9, 12, 18))
    assert rules.overlap([(noon, six), (nine, noon)]) is None
    assert rules.overlap([(nine, six), (noon, six)]) == noon
