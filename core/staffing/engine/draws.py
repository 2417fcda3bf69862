"""All chance of a replication, drawn before anything happens, so that every scenario meets the same cases.

Each thing has a stream of its own (Philox, seeded by seed, replication, layer and stream): what changes one leaves the
others as they were. Growth thins or superposes layers of arrivals: each case carries a mark, those of layer k between
k and k + 1, and counts where its mark is below the growth of its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log

import numpy as np

from core.staffing.engine.chance import Array, Chance, Stream, uniform
from core.staffing.engine.finding import finder
from core.staffing.world import HOUR, Kind, Open, World

MOST_TOUCHES = 20
SURE = 1 - 1e-9  # a further touch that is certain would never end
BACKLOG = 1_000_000  # the layer of what was open before


@dataclass(frozen=True, slots=True)
class Lots:
    """By case: when it came in, its kind, and the lots that decide about its touches.

    ``first``: standard normal; ``touches`` and ``delay``: uniform; ``key``: 64 bits from which all later touches come.
    """

    at: Array
    kind: Array
    first: Array
    touches: Array
    delay: Array
    key: Array

    def where(self, which: Array) -> "Lots":
        return Lots(*(each[which] for each in _columns(self)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The cases, the backlog first and then in order of arrival, and their touches, one case after the other.

    ``head``: the first touch of each case, and the number of all; ``owner``: the case of each touch. ``gap``: minutes
    away before each touch, -1 for the first of a case, and another -1 at the end. ``delay``: minutes of working time.
    """

    at: Array
    kind: Array
    delay: Array
    head: Array
    owner: Array
    work: Array
    gap: Array
    backlog: int


def draw(world: World, seed: int, replication: int) -> Drawn:
    came = _arrivals(world, Chance(seed, replication))
    old = _backlog(world, Chance(seed, replication, BACKLOG))
    lots = _joined([old, came]) if world.backlog else came
    answered = np.zeros(len(lots.at), bool)
    answered[: len(world.backlog)] = [each.answered for each in oldest_first(world)]
    return _touches(world.kinds, lots, answered, len(world.backlog))


def _arrivals(world: World, chance: Chance) -> Lots:
    growth = np.array([each.growth for each in world.kinds])
    layers = [_layer(world, chance, layer) for layer in range(ceil(max(1.0, *growth)))]
    if (growth != 1).any():
        layers = [_grown(each, chance, layer, growth) for layer, each in enumerate(layers)]
    if len(layers) == 1:
        return layers[0]
    lots = _joined(layers)
    return lots.where(np.argsort(lots.at, kind="stable"))


def _layer(world: World, chance: Chance, layer: int) -> Lots:
    """As many as are expected, once more. The days are good or bad for all layers alike."""
    expected = np.array(world.expected, float)
    if world.swing > 0:
        days = chance.of(Stream.DAYS).standard_gamma(1 / world.swing, len(expected) // 24 + 1) * world.swing
        expected *= np.repeat(days, 24)[: len(expected)]
    chance = Chance(chance.seed, chance.replication, layer)
    hours = np.repeat(np.arange(len(expected)), chance.of(Stream.COUNTS).poisson(expected))
    at = np.sort((hours + chance.of(Stream.TIMES).random(len(hours))) * HOUR)
    return _lots(chance, at, _kinds(world.kinds, chance.of(Stream.KINDS).random(len(at))))


def _grown(lots: Lots, chance: Chance, layer: int, growth: Array) -> Lots:
    marks = Chance(chance.seed, chance.replication, layer).of(Stream.MARKS).random(len(lots.at))
    return lots.where(layer + marks < growth[lots.kind])


def _kinds(kinds: Sequence[Kind], lots: Array) -> Array:
    shares = np.cumsum([each.share for each in kinds])
    return finder(shares[:-1] / shares[-1]).below(lots)


def oldest_first(world: World) -> list[Open]:
    return sorted(world.backlog, key=lambda each: -each.age)


def _backlog(world: World, chance: Chance) -> Lots:
    at = np.array([-each.age for each in oldest_first(world)], float)
    return _lots(chance, at, np.array([each.kind for each in oldest_first(world)], np.int64))


def _lots(chance: Chance, at: Array, kind: Array) -> Lots:
    count = len(at)
    return Lots(
        at,
        kind,
        chance.of(Stream.WORK).standard_normal(count),
        1 - chance.of(Stream.TOUCHES).random(count),
        chance.of(Stream.DELAYS).random(count),
        chance.of(Stream.LATER).integers(0, 2**64, count, np.uint64),
    )


def _columns(lots: Lots) -> tuple[Array, ...]:
    return lots.at, lots.kind, lots.first, lots.touches, lots.delay, lots.key


def _joined(parts: Sequence[Lots]) -> Lots:
    return Lots(*(np.concatenate(each) for each in zip(*map(_columns, parts), strict=True)))


def _touches(kinds: Sequence[Kind], lots: Lots, answered: Array, backlog: int) -> Drawn:
    """One each, and as many more as chance has it; what is open though it was answered is up for another one."""
    kind, count = lots.kind, _counts(kinds, lots)
    head = np.concatenate([[0], np.cumsum(count)])
    owner = np.zeros(head[-1], np.int64)
    owner[head[1:-1]] = 1
    owner = np.cumsum(owner)
    spread = np.array([each.spread for each in kinds])
    first, again = (_scale([each.work for each in kinds], spread), _scale([each.work_again for each in kinds], spread))
    work, gap = np.empty(len(owner)), np.full(len(owner) + 1, -1.0)
    work[head[:-1]] = np.exp(np.where(answered, again[kind], first[kind]) + spread[kind] * lots.first)
    later = np.flatnonzero(np.diff(owner) == 0) + 1
    whose = owner[later]
    what, number = kind[whose], (later - head[whose]).astype(np.uint64)
    lot = [uniform(lots.key[whose], 3 * number + np.uint64(each)) for each in range(3)]
    normal = np.sqrt(-2 * np.log(lot[0])) * np.cos(2 * np.pi * lot[1])  # Box and Muller
    work[later] = np.exp(again[what] + spread[what] * normal)
    gap[later] = -np.log(lot[2]) * np.array([each.away for each in kinds])[what]
    return Drawn(lots.at, kind, _delays(kinds, lots), head, owner, work, gap, backlog)


def _counts(kinds: Sequence[Kind], lots: Lots) -> Array:
    """Geometric: the k-th further touch comes where the lot is at most ``again`` to the power of k."""
    again = np.array([min(each.again, SURE) for each in kinds])[lots.kind]
    count = np.ones(len(again), np.int64)
    several = np.flatnonzero(lots.touches <= again)
    more = np.log(lots.touches[several]) / np.log(again[several])
    count[several] += np.minimum(more, MOST_TOUCHES - 1).astype(np.int64)
    return count


def _scale(means: Sequence[float], spread: Array) -> Array:
    """The mean of the logarithm, so that the mean is kept: mu = ln(mean) - sigma^2 / 2."""
    return np.array([log(each) if each > 0 else -np.inf for each in means]) - spread**2 / 2


def _delays(kinds: Sequence[Kind], lots: Lots) -> Array:
    delays = np.zeros(len(lots.kind))
    for place, each in enumerate(kinds):
        if each.delay:
            those = lots.kind == place
            delays[those] = np.interp(lots.delay[those], np.linspace(0, 1, len(each.delay)), each.delay)
    return delays
