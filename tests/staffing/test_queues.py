"""The simulation agrees with what queueing theory says exactly, within the confidence interval of replications."""

from math import exp, factorial, prod, sqrt

import numpy as np
import pytest

from core.staffing.engine.chance import Array
from core.staffing.engine.choosing import choose
from tests.staffing.desks import queue, staffed

REPLICATIONS = 50
T = 3.500  # of Student with 49 degrees of freedom, for an interval of 99.9 %: many means are looked at


def erlang_c(load: float, servers: int) -> float:
    """Who waits in M/M/c: by the recursion of Erlang B, which does not overflow."""
    blocked = 1.0
    for each in range(1, servers + 1):
        blocked = load * blocked / (each + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def within(measured: list[float], expected: float) -> bool:
    spread = T * float(np.std(measured, ddof=1)) / sqrt(len(measured))
    return abs(float(np.mean(measured)) - expected) <= spread


def waits(seed: int, rates: list[float], servers: int, count: int, work: list[Array] | None = None) -> list[Array]:
    """By class, the first of which is served first, how long each case waits; the first quarter only warms up."""
    chance = np.random.default_rng([seed, servers, count])
    at = np.cumsum(chance.exponential(1 / sum(rates), count))
    kind = chance.choice(len(rates), count, p=np.array(rates) / sum(rates))
    handling = chance.exponential(1.0, count) if work is None else np.choose(kind, work)
    told = queue(choose(), staffed(servers), at, handling, kind * 1e9)
    warm = np.arange(count) >= count // 4
    return [(told.start - at)[warm & (kind == each)] for each in range(len(rates))]


@pytest.mark.parametrize(
    ("rate", "mean", "servers", "target", "count"),
    [
        (10 / 3, 3.0, 14, 1 / 3, 20_000),  # 100 calls an hour of 3 minutes
        (1.0, 5.0, 8, 0.25, 20_000),  # a hotline answered in 15 seconds
        (2 / 3, 12.0, 9, 5.0, 40_000),  # a chat answered in 5 minutes
        (0.8, 1.0, 1, 2.0, 40_000),
        (100.0, 1.0, 105, 0.05, 40_000),  # Halfin and Whitt: the load and half its root more
    ],
)
def test_those_alike_wait_as_erlang_c_says(rate: float, mean: float, servers: int, target: float, count: int) -> None:
    load = rate * mean
    held = erlang_c(load, servers)
    found = [mean * waits(seed, [load], servers, count)[0] for seed in range(REPLICATIONS)]
    assert within([float((each > 0).mean()) for each in found], held)
    assert within([float(each.mean()) for each in found], held * mean / (servers - load))
    in_target = 1 - held * exp(-(servers - load) * target / mean)
    assert within([float((each <= target).mean()) for each in found], in_target)


@pytest.mark.parametrize(("rates", "servers"), [([2.7, 6.3], 10), ([0.9, 2.7, 9.0, 5.4], 20)])
def test_who_is_urgent_waits_as_the_formula_of_priorities_says(rates: list[float], servers: int) -> None:
    """Cobham 1954: Wq of class k = C / (c mu (1 - s_(k-1)) (1 - s_k)), s the load of those up to k by server."""
    found = [waits(seed, rates, servers, 30_000) for seed in range(REPLICATIONS)]
    loads = np.cumsum([0.0, *rates]) / servers
    for place in range(len(rates)):
        expected = erlang_c(sum(rates), servers) / (servers * (1 - loads[place]) * (1 - loads[place + 1]))
        assert within([float(each[place].mean()) for each in found], expected)


def test_three_classes_with_handling_of_their_own_wait_as_cobham_says() -> None:
    """Exponential, always the same, and mostly short but seldom long: their second moments are 2, 2.25 and 5."""
    rates, means, squares, count = [0.1, 0.2, 0.3], [1.0, 1.5, 1.0], [2.0, 2.25, 5.0], 30_000
    found = list[list[Array]]()
    for seed in range(REPLICATIONS):
        chance = np.random.default_rng([seed, 3])
        seldom = np.where(chance.random(count) < 0.2, 5.0, 0.0)  # 0.2 of 25 is 5, and 0.2 of 5 is 1
        found.append(waits(seed, rates, 1, count, [chance.exponential(1.0, count), np.full(count, 1.5), seldom]))
    rest = sum(rate * square for rate, square in zip(rates, squares, strict=True)) / 2
    loads = np.cumsum([0.0, *(rate * mean for rate, mean in zip(rates, means, strict=True))])
    for place in range(3):
        expected = rest / ((1 - loads[place]) * (1 - loads[place + 1]))
        assert within([float(each[place].mean()) for each in found], expected)


def test_lognormal_handling_waits_as_pollaczek_and_khinchine_say() -> None:
    mean, sigma, count, found = 10.0, 0.8, 30_000, list[float]()
    for seed in range(REPLICATIONS):
        work = np.random.default_rng([seed, 5]).lognormal(np.log(mean) - sigma**2 / 2, sigma, count)
        found.append(float(waits(seed, [0.05], 1, count, [work])[0].mean()))
    square = mean**2 * exp(sigma**2)
    assert within(found, 0.05 * square / (2 * (1 - 0.5)))


def test_with_enough_people_as_many_are_busy_as_poisson_says() -> None:
    """M/G/infinity: only the mean of the handling matters; here it always takes 1.5."""
    load, count, found, often = 45.0, 20_000, list[float](), list[float]()
    for seed in range(REPLICATIONS):
        at = np.cumsum(np.random.default_rng([seed, 7]).exponential(1 / 30, count))
        told = queue(choose(), staffed(120), at, np.full(count, 1.5), np.zeros(count))
        assert (told.start == at).all()
        looks = np.linspace(at[-1] / 10, at[-1], 2_000)
        busy = np.searchsorted(np.sort(told.start), looks) - np.searchsorted(np.sort(told.done), looks)
        found.append(float(busy.mean()))
        often.append(float((busy > 58).mean()))
    assert within(found, load)
    most = sum(exp(-load) * load**each / factorial(each) for each in range(59))
    assert within(often, 1 - most)


def test_ten_thousand_people_are_no_trouble() -> None:
    """At a load of 99 % fewer than a quarter wait, and none of them long; it begins empty, so that less is measured."""
    found = waits(1, [9_900.0], 10_000, 200_000)[0]
    assert found.min() >= 0
    assert 0 < (found > 0).mean() < erlang_c(9_900, 10_000) + 0.2


def test_a_chain_of_erlang_b_is_the_sum_it_stands_for() -> None:
    """The recursion above, against the definition."""
    load, servers = 4.0, 6
    terms = [load**each / prod(range(1, each + 1)) for each in range(servers + 1)]
    held = terms[-1] * servers / (servers - load)
    assert erlang_c(load, servers) == pytest.approx(held / (sum(terms[:-1]) + held), rel=1e-12)
