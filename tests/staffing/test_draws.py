"""What is drawn has the means that were asked for, within four standard errors."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from core.staffing.engine.chance import Array, Chance, Stream
from core.staffing.engine.draws import MOST_TOUCHES, draw
from core.staffing.world import HOUR, Kind, World

LONG = Kind("long", "mail", "P1", 3.0, 30.0, (), 0.8, 0.4, 12.0, 500.0)
SHORT = Kind("short", "chat", "P2", 1.0, 5.0, (), 0.0, 0.0, delay=(0.0, 10.0, 100.0))
MANY = World(50, 0, (10.0, 30.0) * 600, (LONG, SHORT), (), ())


def near(values: Array, mean: float) -> bool:
    return abs(float(values.mean()) - mean) <= 4 * float(values.std()) / sqrt(len(values))


def test_as_many_come_as_are_expected_evenly_within_the_hour() -> None:
    drawn = draw(MANY, 1, 0)
    hour = (drawn.at / HOUR).astype(int)
    assert (np.diff(drawn.at) >= 0).all()
    for odd, mean in ((0, 10.0), (1, 30.0)):
        count = np.bincount(hour, minlength=1200)[odd::2]
        assert near(count, mean)
        assert 0.8 < count.var() / mean < 1.2  # Poisson: the variance is the mean
    assert near(drawn.at % HOUR, HOUR / 2)


def test_kinds_come_by_their_shares() -> None:
    assert near(draw(MANY, 1, 0).kind == 0, 3 / 4)


def test_handling_and_time_away_have_the_means_that_were_asked_for() -> None:
    drawn = draw(MANY, 1, 0)
    first = np.zeros(len(drawn.owner), bool)
    first[drawn.head[:-1]] = True
    long = drawn.kind[drawn.owner] == 0
    assert near(drawn.work[first & long], 30.0)
    assert near(drawn.work[~first], 12.0)
    assert near(np.log(drawn.work[~first]), np.log(12.0) - 0.8**2 / 2)
    assert drawn.work[~long] == pytest.approx(5.0)  # without spread it is always the same
    away = drawn.gap[:-1][~first]
    assert near(away, 500.0)
    assert near(away > 500.0, np.exp(-1))
    assert set(drawn.gap[:-1][first]) == {-1.0}


def test_each_touch_is_followed_by_another_with_the_same_chance() -> None:
    drawn = draw(MANY, 1, 0)
    touches = np.diff(drawn.head)[drawn.kind == 0]
    assert near(touches > 1, 0.4)
    assert near(touches[touches > 1] > 2, 0.4)
    endless = replace(MANY, kinds=(replace(LONG, again=1.0),))
    assert set(np.diff(draw(endless, 1, 0).head)) == {MOST_TOUCHES}


def test_delays_follow_their_quantiles() -> None:
    """Half are below 10 minutes, and a quarter above 55: half-way between 10 and 100."""
    drawn = draw(MANY, 1, 0)
    delays = drawn.delay[drawn.kind == 1]
    assert near(delays < 10, 0.5)
    assert near(delays > 55, 0.25)
    assert not drawn.delay[drawn.kind == 0].any()


def test_good_and_bad_days_differ_by_as_much_as_was_asked_for() -> None:
    """The variance of a day's count: the mean for chance, and swing times its square for the day."""
    flat = replace(MANY, expected=(20.0,) * 24 * 1000, swing=0.09)
    drawn = draw(flat, 1, 0)
    days = np.bincount((drawn.at / HOUR / 24).astype(int), minlength=1000)
    assert near(days, 480.0)
    assert days.var() == pytest.approx(480 + 0.09 * 480**2, rel=0.2)


def test_no_two_streams_are_alike() -> None:
    chances = [Chance(1, 0), Chance(1, 1), Chance(2, 0), Chance(1, 0, layer=1)]
    first = [chance.of(stream).random() for chance in chances for stream in Stream]
    assert len(set(first)) == len(first)
    assert Chance(1, 0).of(Stream.WORK).random() == first[Stream.WORK]
