"""What replications say, and how sure that is. Pure values."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev

from core.reports.rules import Change, verdict
from core.reports.words import Verdict
from core.staffing.inputs import rules as inputs
from core.staffing.world import DAY
from core.survey.rules import Estimate, student

UNKNOWN = Change(0.0, -1.0, 1.0)  # of a share of which nothing is known
NIGHT = (22 * 60, 6 * 60)  # minutes of a day: from, until
SATURDAY = 5
ALIKE = 0.0005


def mean(values: Sequence[float], low: float | None = None, high: float | None = None) -> Estimate:
    """The mean of independent replications with Student's t interval (95 %), kept within what is possible."""
    if len(values) < 2:
        return Estimate(len(values), *values)
    middle, half = fmean(values), student(len(values) - 1) * stdev(values) / sqrt(len(values))
    least = middle - half if low is None else max(low, middle - half)
    most = middle + half if high is None else min(high, middle + half)
    return Estimate(len(values), middle, least, most)


def paired(after: Sequence[float], before: Sequence[float]) -> Change:
    """The mean difference on the same days and the same cases (common random numbers), with its 95 % interval."""
    found = mean([one - other for one, other in zip(after, before, strict=False)])
    if found.value is None or found.low is None or found.high is None:
        return UNKNOWN
    return Change(found.value, found.low, found.high)


def added(known: Estimate, change: Change) -> Estimate:
    """A share and a change of it, with the interval that follows from both (MOVER: Zou and Donner 2008)."""
    if known.value is None or known.low is None or known.high is None:
        return known
    down = sqrt((known.value - known.low) ** 2 + (change.value - change.low) ** 2)
    up = sqrt((known.high - known.value) ** 2 + (change.high - change.value) ** 2)
    value = min(1.0, max(0.0, known.value + change.value))
    return Estimate(known.n, value, max(0.0, value - down), min(1.0, value + up))


def told(change: Change) -> Verdict:
    """Less than a twentieth of a point either way, for sure, is no difference."""
    return Verdict.SAME if max(abs(change.low), abs(change.high)) < ALIKE else verdict(change, 1)


def precise(change: Change, within: float) -> bool:
    """Whether more replications would not change what is said."""
    return (change.high - change.low) / 2 <= within


def quantile(values: Sequence[float], q: float) -> float:
    """By linear interpolation between the ordered values (type 7 of Hyndman and Fan 1996)."""
    return inputs.quantile(sorted(values), q)


def foreseen(values: Sequence[float]) -> tuple[float, float]:
    """Within which one more replication would lie with 95 % (t prediction interval), as one real month does."""
    if len(values) < 2:
        return 0.0, 1.0
    half = student(len(values) - 1) * stdev(values) * sqrt(1 + 1 / len(values))
    return max(0.0, fmean(values) - half), min(1.0, fmean(values) + half)


def slope(levels: Sequence[float]) -> float:
    """By how much a level grows from one day to the next: least squares."""
    n = len(levels)
    if n < 2:
        return 0.0
    middle, average = (n - 1) / 2, fmean(levels)
    above = sum((day - middle) * (each - average) for day, each in enumerate(levels))
    return above / (n * (n * n - 1) / 12)


def cost(spans: Sequence[tuple[float, float]], hour: float, night: float, weekend: float) -> float:
    """What rostered minutes cost. ``hour``: of one hour; premiums as shares; minute 0 is a Monday's midnight."""
    return sum(_minutes(begin, end, night, weekend) for begin, end in spans) * hour / 60


def _minutes(begin: float, end: float, night: float, weekend: float) -> float:
    total = 0.0
    while begin < end:
        at = begin % DAY
        edge = next(each for each in (NIGHT[1], NIGHT[0], DAY) if each > at)
        until = min(end, begin - at + edge)
        premium = night * (at < NIGHT[1] or at >= NIGHT[0]) + weekend * (begin // DAY % 7 >= SATURDAY)
        total += (until - begin) * (1 + premium)
        begin = until
    return total
