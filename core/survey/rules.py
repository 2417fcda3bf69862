"""What an answer may hold, and what many of them say with which certainty. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import floor, sqrt
from zoneinfo import ZoneInfo

LIFE = timedelta(days=30)
CORRECTABLE = timedelta(days=30)
SCORES = range(1, 6)
RECOMMEND = range(11)
LOW, DETRACTS, PROMOTES = 2, 6, 9  # up to, up to, from
LONGEST_COMMENT = 5_000
WEEK = timedelta(weeks=1)

Z = 1.959964  # 97.5 % of the standard normal distribution
SIGMAS = 3  # control limits after Shewhart
T = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
    2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure from ``n`` answers with its 95 % interval; ``None`` where there is too little to say."""

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def sure(self) -> bool:
        return self.low is not None


@dataclass(frozen=True, slots=True)
class Week:
    """One point of the trend: ``low`` and ``high`` are what chance alone would leave of ``n`` answers."""

    week: int
    n: int
    mean: float
    centre: float
    low: float | None
    high: float | None


def is_low(scores: Mapping[str, int], recommend: int | None) -> bool:
    return any(score <= LOW for score in scores.values()) or (recommend is not None and recommend <= DETRACTS)


def mean_score(scores: Mapping[str, int]) -> float | None:
    return sum(scores.values()) / len(scores) if scores else None


def share(part: int, whole: int) -> Estimate:
    """A proportion with its score interval (Wilson 1927), which stays between 0 and 1 for every sample."""
    if whole <= 0:
        return Estimate(0)
    p, z2 = part / whole, Z * Z
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z / (1 + z2 / whole) * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole))
    return Estimate(whole, p, max(0.0, middle - half), min(1.0, middle + half))


def mean(counts: Mapping[int, int]) -> Estimate:
    """The mean of scores given as counts, with Student's t interval kept within the scale.

    Alike answers tell nothing of their spread: their mean stands without an interval.
    """
    n = sum(counts.values())
    if n == 0:
        return Estimate(0)
    middle, spread = _mean_and_variance(counts)
    if n < 2 or spread == 0:
        return Estimate(n, middle)
    half = student(n - 1) * sqrt(spread / n)
    return Estimate(n, middle, max(float(SCORES[0]), middle - half), min(float(SCORES[-1]), middle + half))


def recommending(counts: Mapping[int, int]) -> Estimate:
    """The net promoter score in points (-100 to 100): the share of 9-10 less that of 0-6.

    Interval: adjusted Wald, with three answers added as 3/4, 3/2 and 3/4 (Rocks 2016, The American Statistician 70),
    so that a few alike answers do not look certain.
    """
    n = sum(counts.values())
    if n == 0:
        return Estimate(0)
    for_us = sum(count for score, count in counts.items() if score >= PROMOTES)
    against = sum(count for score, count in counts.items() if score <= DETRACTS)
    p, q, all_ = (for_us + 0.75) / (n + 3), (against + 0.75) / (n + 3), n + 3
    half = Z * sqrt((p + q - (p - q) ** 2) / all_)
    low, high = max(-1.0, p - q - half), min(1.0, p - q + half)
    return Estimate(n, 100 * (for_us - against) / n, 100 * low, 100 * high)


def change(now: Mapping[int, int], before: Mapping[int, int]) -> float | None:
    """How far the mean has moved, where that is more than chance (Welch's t test at 5 %); else nothing."""
    if min(sum(now.values()), sum(before.values())) < 2:
        return None
    (here, s1), (there, s2) = _mean_and_variance(now), _mean_and_variance(before)
    a, b = s1 / sum(now.values()), s2 / sum(before.values())
    if a + b == 0:
        return None
    freedom = (a + b) ** 2 / (a * a / (sum(now.values()) - 1) + b * b / (sum(before.values()) - 1))
    return here - there if abs(here - there) > student(floor(freedom)) * sqrt(a + b) else None


def trend(weeks: Sequence[tuple[int, int, float, float]]) -> list[Week]:
    """Of each week its number, answers, sum of scores and sum of their squares.

    Limits: three standard errors of that week's size round the common mean, from the spread within the weeks
    (the X-bar chart for samples of different size); without two answers in one week there are none.
    """
    n = sum(each[1] for each in weeks)
    if n == 0:
        return []
    centre = sum(each[2] for each in weeks) / n
    freedom = sum(each[1] - 1 for each in weeks)
    within = max(0.0, sum(squares - total * total / count for _, count, total, squares in weeks))
    sigma = sqrt(within / freedom) if freedom else None
    return [_week(number, count, total / count, centre, sigma) for number, count, total, _ in weeks]


def _week(number: int, n: int, value: float, centre: float, sigma: float | None) -> Week:
    if sigma is None:
        return Week(number, n, value, centre, None, None)
    half = SIGMAS * sigma / sqrt(n)
    low, high = max(float(SCORES[0]), centre - half), min(float(SCORES[-1]), centre + half)
    return Week(number, n, value, centre, low, high)


def student(freedom: int) -> float:
    """97.5 % of Student's t: from the table up to 30, beyond by Cornish and Fisher (Abramowitz and Stegun 26.7.5)."""
    if freedom <= len(T):
        return T[max(freedom, 1) - 1]
    return Z + (Z**3 + Z) / (4 * freedom) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * freedom**2)


def first_moment(now: datetime, zone: ZoneInfo, weeks: int) -> datetime:
    """The Monday with which a period of whole weeks begins, this one being the last."""
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday()) - (weeks - 1) * WEEK
    return datetime.combine(monday, time(), zone)


def _mean_and_variance(counts: Mapping[int, int]) -> tuple[float, float]:
    n = sum(counts.values())
    middle = sum(score * count for score, count in counts.items()) / n
    squares = sum(count * (score - middle) ** 2 for score, count in counts.items())
    return middle, squares / (n - 1) if n > 1 else 0.0
