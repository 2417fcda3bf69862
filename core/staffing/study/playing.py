"""Worlds played again and again by one engine, with the same cases for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.staffing.engine.outcome import Kept, Outcome
from core.staffing.engine.run import Engine, replications
from core.staffing.study import rules
from core.staffing.world import World

BLOCK = 10  # replications, after which it is asked whether more are needed
CLOSE = 0.005  # half a point: no manager decides by less

Outcomes = Sequence[Outcome]


@dataclass(slots=True)
class Theatre:
    """``on``: told of every replication that was played or is not needed; it raises where nobody wants more."""

    engine: Engine
    seed: int
    most: int
    on: Callable[[int], None] = lambda _: None

    def play(self, world: World, first: int = 0, count: int | None = None) -> list[Outcome]:
        found = list[Outcome]()
        for outcome in replications(world, self.seed, self.most if count is None else count, self.engine, first):
            found.append(outcome)
            self.on(1)
        return found

    def beside(self, world: World, base: Outcomes) -> list[Outcome]:
        """Until the difference to ``base`` is known closely enough, and as many as of ``base`` at most."""
        found = list[Outcome]()
        while len(found) < len(base):
            found += self.play(world, len(found), min(BLOCK, len(base) - len(found)))
            if len(found) < len(base) and rules.precise(rules.paired(answers(found), answers(base)), CLOSE):
                self.on(len(base) - len(found))
                break
        return found


def answers(outcomes: Outcomes) -> list[float]:
    """By replication, the share of first responses in time; 1 where nothing is decided."""
    return [share(each.answer) for each in outcomes]


def solutions(outcomes: Outcomes) -> list[float]:
    return [share(each.solve) for each in outcomes]


def share(kept: Kept, kinds: Sequence[int] | None = None) -> float:
    """Of those that are decided; ``kinds``: their places."""
    which = slice(None) if kinds is None else list(kinds)
    count = decided(kept, which)
    return int(np.sum(kept.kept[which])) / count if count else 1.0


def decided(kept: Kept, which: slice | list[int] = slice(None)) -> int:
    """How many promises were kept or broken before the simulation ended."""
    return int(np.sum(kept.promised[which] - kept.undecided[which]))


def tells(outcomes: Outcomes, solving: bool = False) -> bool:
    """Whether anything was promised at all, and decided."""
    return any(decided(each.solve if solving else each.answer) for each in outcomes)
