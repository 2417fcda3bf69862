"""Waiting lines with priorities, with any handling time, and with hands without end. Pure; any one unit of time."""

from collections.abc import Sequence
from math import erfc, exp, inf, pi, sqrt

from core.language import N_
from core.staffing.formulas.erlang import ARRIVALS, HANDLING, Line, bounded, served
from core.staffing.formulas.errors import Overload, between, not_negative

SQUARES = N_("mean square of the handling time")


def priorities(arrivals: Sequence[float], handling: float, agents: int) -> tuple[float, list[float]]:
    """The share that waits, and the mean wait of each priority, highest first; begun work is never interrupted.

    Cobham 1954; Kella and Yechiali 1985 for several agents with one exponential handling time. Refuses overload.
    """
    line = served(Line(sum(not_negative(ARRIVALS, each) for each in arrivals), handling), agents)
    if not line.waiting:
        return line.waiting, [0.0] * len(arrivals)
    return line.waiting, _cobham(line.waiting * handling / agents, [each * handling / agents for each in arrivals])


def one_by_one(arrivals: Sequence[float], means: Sequence[float], squares: Sequence[float]) -> list[float]:
    """The mean wait of each priority, highest first, for one agent and any handling time.

    ``means`` and ``squares``: of each priority's handling time, squares in units of time squared. With one priority
    this is the formula of Pollaczek 1930 and Khinchine 1932; Cobham 1954. Refuses overload, and mean squares below the
    square of the mean.
    """
    for lam, mean, square in zip(arrivals, means, squares, strict=True):
        not_negative(ARRIVALS, lam)
        between(SQUARES, square, not_negative(HANDLING, mean) ** 2 * (1 - 1e-12), inf)
    work = [lam * mean for lam, mean in zip(arrivals, means, strict=True)]
    if sum(work) >= 1:
        raise Overload(load=round(sum(work), 1), agents=1)
    return _cobham(sum(lam * square for lam, square in zip(arrivals, squares, strict=True)) / 2, work)


def busy_hands(arrivals: float, handling: float) -> float:
    """Hands that are busy on average where nobody ever waits (M/G/inf); their number is Poisson, so its variance too.

    Whatever the spread of the handling time. Takács 1962; Eick, Massey and Whitt 1993.
    """
    return not_negative(ARRIVALS, arrivals) * not_negative(HANDLING, handling)


def busier_than(mean: float, limit: int) -> float:
    """The chance that a Poisson count of this mean is above ``limit``, to the last digits also far out in the tail.

    From the mode on to both sides, so that nothing overflows.
    """
    mode = n = int(bounded(not_negative(ARRIVALS, mean)))
    weight = total = 1.0
    tail = float(mode > limit)
    while weight and (n <= limit or weight > 1e-18 * tail):
        n += 1
        weight *= mean / n
        total, tail = total + weight, tail + weight * (n > limit)
    n, weight = mode, 1.0
    while n and weight > 1e-18 * total:
        weight *= n / mean
        n -= 1
        total, tail = total + weight, tail + weight * (n > limit)
    return tail / total


def square_root(beta: float) -> float:
    """The share that waits with load + beta sqrt(load) agents, for a large desk: Halfin and Whitt 1981.

    1 / (1 + beta Phi(beta) / phi(beta)) with the normal law's distribution and density; beta above 0.
    """
    normal, density = erfc(-beta / sqrt(2)) / 2, exp(-beta * beta / 2) / sqrt(2 * pi)
    return density / (density + beta * normal)


def _cobham(residual: float, work: Sequence[float]) -> list[float]:
    """What is under way on arrival, stretched by the work of one's own priority and of those above it."""
    waits, taken = list[float](), 0.0
    for each in work:
        waits.append(residual / ((1 - taken) * (1 - taken - each)))
        taken += each
    return waits
