"""Between which counts a day or a week will lie. Pure.

A Poisson count whose mean is itself a gamma variable is negative binomial (Greenwood and Yule 1920).
"""

from math import sqrt

import numpy as np
import numpy.typing as npt

from core.staffing.forecast.values import Band

Shares = npt.NDArray[np.float64]

SHARES = {80: 0.8, 95: 0.95}
NORMAL = {80: 1.2815515655446004, 95: 1.959963984540054}
WIDE = 12  # standard deviations, beyond which nothing counts
NEXT_TO_NOTHING = 1e-9
LARGE = 10_000  # standard deviation from which the normal law is as good


def bands(mean: float, variance: float) -> tuple[Band, Band]:
    """Of 80 and of 95 %: the counts outside on either side have a chance of at most half the rest."""
    if mean < NEXT_TO_NOTHING:
        return (0, 0), (0, 0)
    spread = sqrt(max(variance, mean))
    if spread > LARGE:
        return _plain(mean, spread, 80), _plain(mean, spread, 95)
    first = max(int(mean - WIDE * spread), 0)
    shares = _below(mean, max(variance, mean), first, int(mean + 2 * WIDE * spread) + WIDE)
    return _between(shares, first, 80), _between(shares, first, 95)


def _below(mean: float, variance: float, first: int, last: int) -> Shares:
    """The distribution of the count, summed up from ``first``; by ratios of neighbours, so that nothing overflows."""
    count = np.arange(first, last, dtype=np.float64)
    beyond = (variance - mean) / mean  # mean / size of the negative binomial, 0 for Poisson
    ratios = (mean + count * beyond) / ((1 + beyond) * (count + 1))
    logs = np.concatenate(([0.0], np.cumsum(np.log(ratios))))
    chances = np.exp(logs - logs.max())
    found: Shares = np.cumsum(chances) / chances.sum()
    return found


def _between(shares: Shares, first: int, percent: int) -> Band:
    rest = (1 - SHARES[percent]) / 2
    low, high = np.searchsorted(shares, [rest, 1 - rest])
    return first + int(low), first + int(high)


def _plain(mean: float, spread: float, percent: int) -> Band:
    return max(round(mean - NORMAL[percent] * spread), 0), round(mean + NORMAL[percent] * spread)
