from datetime import UTC, datetime

import pytest

from core.imports.dates import instant, order_of
from core.imports.words import DateOrder

NINE = datetime(2026, 3, 4, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-03-04 09:05", DateOrder.YMD),
        ("2026-03-04T09:05:00Z", DateOrder.YMD),
        ("2026-03-04 17:05:00+08:00", DateOrder.YMD),
        ("2026/3/4 9:05", DateOrder.DMY),
        ("04-03-2026 09:05", DateOrder.DMY),
        ("4.3.26 9:05", DateOrder.DMY),
        ("3/4/2026 9:05 AM", DateOrder.MDY),
        ("2026年3月4日 09:05", DateOrder.YMD),
        ("20260304T090500", DateOrder.YMD),
    ],
)
def test_one_moment_in_many_spellings(text, order):
    assert instant(text, order, "UTC") == NINE


def test_the_zone_of_the_file_counts_summer_time_too():
    assert instant("2026-07-01 12:00", DateOrder.YMD, "Europe/Berlin") == datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert instant("2026-01-01 12:00", DateOrder.YMD, "Europe/Berlin") == datetime(2026, 1, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "31/02/2026", "2026-01-01 25:00", "99999-01-01", "0000-01-01"]
)
def test_what_is_no_date_is_none(text):
    assert instant(text, DateOrder.DMY, "UTC") is None


def test_a_number_above_twelve_tells_the_order():
    assert order_of(["03/04/2026", "29/02/2016"]) is DateOrder.DMY
    assert order_of(["03/04/2026", "02/29/2016"]) is DateOrder.MDY
    assert order_of(["2026-04-03"]) is DateOrder.YMD


def test_dates_that_fit_both_ways_tell_nothing():
    assert order_of(["03/04/2026", "05/06/2026", "?"]) is None
