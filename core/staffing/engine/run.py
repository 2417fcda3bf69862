"""Replications of a world: drawn, played and told, by whichever engine is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from core.staffing.engine import kernel
from core.staffing.engine.kernel import INF, Cases, Room, Told, Touches
from core.staffing.engine.outcome import Outcome, outcome
from core.staffing.engine.scene import Scene, scene
from core.staffing.engine.stage import Stage
from core.staffing.world import World

PAIR = np.dtype([("at", np.float64), ("of", np.int64)])

Play = Callable[[Stage, Cases, Touches], Told]


@dataclass(frozen=True, slots=True)
class Engine:
    """``name`` is told beside every result."""

    name: str
    play: Play


def replications(world: World, seed: int, count: int, engine: Engine, first: int = 0) -> Iterator[Outcome]:
    """One after the other, so that between two of them somebody can look whether they are still wanted."""
    stage = Stage(world)
    for number in range(first, first + count):
        made = scene(stage, seed, number)
        yield outcome(stage, made, played(stage, made, engine))


def played(stage: Stage, made: Scene, engine: Engine) -> Told:
    return engine.play(stage, made.cases, made.touches)


def in_python(stage: Stage, cases: Cases, touches: Touches) -> Told:
    people, touched = stage.people, len(touches.work)
    hands, groups = len(people.profile), people.can.shape[1] + 1
    away, behind = [kernel.NOBODY] * hands + [hands], [hands] * (hands + 1)
    room = Room([(INF, -1)], [(INF, -1)], [[touched] for _ in range(groups)], away, behind, [0] * hands, [0.0] * hands)
    told = Told([INF] * touched, [INF] * touched, [-1] * touched)
    came, all_touches = Cases(*(each.tolist() for each in cases)), Touches(*(each.tolist() for each in touches))
    kernel.run(came, all_touches, stage.as_lists, room, stage.pace.tolist(), stage.end, told)
    return Told(np.array(told.start), np.array(told.done), np.array(told.shift))


def as_arrays(stage: Stage, touched: int) -> tuple[Room, Told]:
    """What the compiled kernel is given: a heap is an array that holds its own size in its last place."""
    hands, groups = len(stage.people.profile), stage.people.can.shape[1] + 1
    busy, away = np.empty(hands + 2, PAIR), np.empty(touched + 2, PAIR)
    for heap in (busy, away):
        heap[0], heap[-1] = (INF, -1), (0.0, 1)
    waiting = np.empty((groups, touched + 2), np.int64)
    waiting[:, 0], waiting[:, -1] = touched, 1
    ahead, behind = np.full(hands + 1, kernel.NOBODY), np.full(hands + 1, hands)
    ahead[hands] = hands
    room = Room(busy, away, waiting, ahead, behind, np.zeros(hands, np.int64), np.zeros(hands))
    return room, Told(np.full(touched, INF), np.full(touched, INF), np.full(touched, -1))


PYTHON = Engine("python", in_python)
