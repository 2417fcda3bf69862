"""What the past days say about others: level, hours, swing and the factor of holidays. Pure.

On calls of real desks, the mean of the last eight same weekdays beat "as a week ago" by a fifth, and nothing simple
beat it; so it is the level.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from core.staffing.forecast.values import DAY, HOURS, Day, Past

WEEKDAYS = 7
LAST = 8  # same weekdays
BORROWED = 50.0  # arrivals that the hours of all weekdays count for beside those of a weekday's own
HOLIDAYS_ENOUGH, EXPECTED_ENOUGH = 3, 20


@dataclass(frozen=True)
class Measured:
    """Of the ordinary days of a past; ``of``: the last eight of each weekday, latest first."""

    of: tuple[tuple[Day, ...], ...]

    @cached_property
    def all(self) -> list[Day]:
        return [day for days in self.of for day in days]

    @cached_property
    def profile(self) -> list[float]:
        """The share of each hour, over all weekdays; all day long alike where nothing came in."""
        return shares([sum(hour) for hour in zip(*self.all, strict=True)], [1 / HOURS] * HOURS, 0)

    @cached_property
    def swing(self) -> float:
        """Variance of the day factor beyond Poisson, by moments, pooled over weekdays; never negative.

        With factor variance c, a weekday of mean m has variance m + c m^2; its mean of n days squared is too large by
        variance / n. Weighted by what each weekday knows (Cameron and Trivedi 1990, in their simplest form).
        """
        beyond = squares = 0.0
        for days in self.of:
            if len(days) > 1:
                mean, variance = moments([sum(day) for day in days])
                beyond += (len(days) - 1) * (variance - mean)
                squares += (len(days) - 1) * max(mean * mean - variance / len(days), 0)
        return max(beyond / squares, 0.0) if squares else 0.0

    def level(self, weekday: int) -> float:
        """Arrivals of such a day; of any day, where none such is known."""
        days = self.of[weekday] or self.all
        return sum(sum(day) for day in days) / len(days) if days else 0.0

    def variance(self, weekday: int, factor: float) -> float:
        """Of the count of such a day around what is expected: chance, swing, and the level's own uncertainty."""
        level, n = self.level(weekday), len(self.of[weekday]) or max(len(self.all), 1)
        known = (level + self.swing * level * level) / n
        return factor * level + factor * factor * (self.swing * level * level + known)

    def hours(self, weekday: int) -> list[float]:
        """Arrivals of each hour; a weekday with few arrivals borrows the hours of all."""
        own = [sum(hour) for hour in zip(*self.of[weekday], strict=True)] or [0] * HOURS
        return [self.level(weekday) * share for share in shares(own, self.profile, BORROWED)]


def measured(past: Past) -> Measured:
    """The last eight ordinary days of each weekday."""
    latest = sorted(past.ordinary().items(), key=lambda each: (each[0].weekday(), -each[0].toordinal()))
    groups = groupby(latest, lambda each: each[0].weekday())
    found = {weekday: tuple(day for _, day in days)[:LAST] for weekday, days in groups}
    return Measured(tuple(found.get(weekday, ()) for weekday in range(WEEKDAYS)))


def shares(counts: Sequence[int], prior: Sequence[float], strength: float) -> list[float]:
    """Of each hour, towards ``prior`` as if that were so many counts more; the prior itself where there are none."""
    whole = sum(counts) + strength
    return [(n + strength * share) / whole if whole else share for n, share in zip(counts, prior, strict=True)]


def moments(counts: Sequence[int]) -> tuple[float, float]:
    """Mean and unbiased variance of two or more."""
    mean = sum(counts) / len(counts)
    return mean, sum((each - mean) ** 2 for each in counts) / (len(counts) - 1)


def holiday_factor(past: Past, typed: float) -> tuple[float, int]:
    """What holidays brought, of what their weekdays would have, and of how many; too few: what is typed, and 0."""
    days = {day: sum(past.counts[day]) for day in past.holidays - past.aside if day in past.counts}
    otherwise = sum(_before(past, day) for day in days)
    if len(days) < HOLIDAYS_ENOUGH or otherwise < EXPECTED_ENOUGH:
        return typed, 0
    return sum(days.values()) / otherwise, len(days)


def _before(past: Past, day: date) -> float:
    return measured(past.until(day)).level(day.weekday())


def gaps(counts: Mapping[date, Day]) -> int:
    """Days between the first and the last that were not counted."""
    return (max(counts) - min(counts)) // DAY + 1 - len(counts) if counts else 0
