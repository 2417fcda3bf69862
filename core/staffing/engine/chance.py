"""Where a replication takes its numbers from: streams of their own, and numbers that a key stands for."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
MIXES = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


class Stream(IntEnum):
    DAYS = 0
    COUNTS = 1
    TIMES = 2
    MARKS = 3
    KINDS = 4
    WORK = 5
    TOUCHES = 6
    LATER = 7
    DELAYS = 8


@dataclass(frozen=True, slots=True)
class Chance:
    """Of one layer of one replication."""

    seed: int
    replication: int
    layer: int = 0

    def of(self, stream: Stream) -> np.random.Generator:
        seeds = np.random.SeedSequence(self.seed, spawn_key=(self.replication, self.layer, stream))
        return np.random.Generator(np.random.Philox(seeds))


def uniform(key: Array, number: Array) -> Array:
    """A number between 0 and 1, both excluded: SplitMix64 (Steele, Lea and Flood 2014), begun at the key."""
    bits = key + (number + np.uint64(1)) * GOLDEN
    bits = (bits ^ (bits >> np.uint64(30))) * MIXES[0]
    bits = (bits ^ (bits >> np.uint64(27))) * MIXES[1]
    bits ^= bits >> np.uint64(31)
    even: Array = ((bits >> np.uint64(11)).astype(float) + 0.5) * 2.0**-53
    return even
