"""Numerics of Erlang A: the integrals over the virtual wait, to the last digits whatever the size of the desk.

With arrivals ``lam``, ``cap`` = agents and ``theta`` = 1 / patience, all by the mean handling time, let
phi(x) = lam (1 - exp(-theta x)) / theta - cap x. The density of the virtual wait is proportional to exp(phi(x)), and
all that Erlang A says is a ratio of integrals over it (Zeltyn and Mandelbaum 2005, "Call centers with impatient
customers: many-server asymptotics of the M/M/n+G queue", section 5). exp(phi) alone overflows under overload; so all is
divided by its peak, which lies at x = log(lam / cap) / theta under overload and at 0 otherwise.
"""

from collections.abc import Iterator
from math import exp, expm1, frexp, log1p

from numpy.polynomial.legendre import leggauss

SHORT = 300.0  # arrivals in a patience up to which the series is short, and far from overflow
DEPTH = 45.0  # where exp(-DEPTH) no longer counts
HALVINGS = 6  # of the way from the tail to the peak, each its own panel
NODES = tuple(zip(*(part.tolist() for part in leggauss(24)), strict=True))


def peak(lam: float, cap: float, theta: float) -> float:
    """The virtual wait that is likeliest, in units of time; 0 where there are hands enough."""
    return log1p((lam - cap) / cap) / theta if lam > cap else 0.0


def below(lam: float, cap: float, theta: float, off: float) -> float:
    """phi at ``off`` units of time from its peak, less phi at its peak: never above 0."""
    rate = min(lam, cap)
    return -rate * _bend(theta * off) / theta - (cap - rate) * off


def integrals(lam: float, cap: float, theta: float) -> tuple[float, float]:
    """The integral of exp(phi) over exp(phi) at its peak, and the same with lam (1 - exp(-theta x)) as a factor.

    The first is to those who wait what the second is to those who give up; both are sums of what is positive, so that
    nothing cancels.
    """
    return _series(lam, cap, theta) if lam <= SHORT * theta else _quadrature(lam, cap, theta)


def _bend(z: float) -> float:
    """z - (1 - exp(-z)), without cancelling near 0."""
    if z == 0:
        return 0.0
    if abs(z) > 0.5:
        return z + expm1(-z)
    term, total, n = z * z / 2, 0.0, 2
    while abs(term) > 1e-18 * abs(total):
        total += term
        n += 1
        term *= -z / n
    return total


def _series(lam: float, cap: float, theta: float) -> tuple[float, float]:
    """By the people waiting, one after the other: the birth and death process above the last free agent."""
    term = total = 1.0
    queue, n = 0.0, 0
    while term > 1e-18 * total or n * theta < lam - cap:
        n += 1
        term *= lam / (cap + n * theta)
        total += term
        queue += n * term
    scale = exp(below(lam, cap, theta, -peak(lam, cap, theta))) / cap
    return total * scale, theta * queue * scale


def _quadrature(lam: float, cap: float, theta: float) -> tuple[float, float]:
    """Gauss and Legendre on both sides of the peak: as many steps for a million people waiting as for ten."""
    top = peak(lam, cap, theta)
    total = queue = 0.0
    for side in (-1.0, 1.0) if top else (1.0,):
        far = _reach(lam, cap, theta, side)
        fine = HALVINGS + max(frexp(far * theta)[1], 0)  # exp(-theta x) has a scale of its own
        for off, weight in _points(min(far, top) if side < 0 else far, fine):
            density = weight * exp(below(lam, cap, theta, side * off))
            total += density
            queue -= density * lam * expm1(-theta * (top + side * off))
    return total, queue


def _reach(lam: float, cap: float, theta: float, side: float) -> float:
    """How far from the peak, on one side, there still is something; a tenth more at most."""
    far = 1 / (cap + theta)
    while below(lam, cap, theta, side * far) > -DEPTH:
        far *= 2
    near = far / 2
    while far > 1.1 * near:
        middle = (near + far) / 2
        near, far = (middle, far) if below(lam, cap, theta, side * middle) > -DEPTH else (near, middle)
    return far


def _points(far: float, halvings: int) -> Iterator[tuple[float, float]]:
    """Distances from the peak and their weights; closer to each other towards the peak."""
    start = 0.0
    for end in (far * 2.0**-each for each in range(halvings, -1, -1)):
        half, middle = (end - start) / 2, (end + start) / 2
        yield from ((middle + half * node, half * weight) for node, weight in NODES)
        start = end
