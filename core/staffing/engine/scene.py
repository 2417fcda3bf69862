"""One replication made ready: what was drawn, when it is due, and in which order it is served."""

from dataclasses import dataclass

import numpy as np

from core.staffing.engine.chance import Array
from core.staffing.engine.draws import Drawn, draw, oldest_first
from core.staffing.engine.kernel import Cases, Touches
from core.staffing.engine.stage import Promise, Stage
from core.staffing.world import Order

NEVER = 1e9  # minutes; what nothing is promised for comes after all that is promised, in order of arrival


@dataclass(frozen=True, slots=True)
class Scene:
    """``answer`` and ``solve``: when each case is due while nobody is away; infinite where nothing is promised."""

    drawn: Drawn
    answer: Array
    solve: Array
    cases: Cases
    touches: Touches


def scene(stage: Stage, seed: int, replication: int) -> Scene:
    drawn = draw(stage.world, seed, replication)
    answer, solve = due(stage, stage.answer, drawn), due(stage, stage.solve, drawn)
    order = in_order(_keys(stage, drawn, answer, solve))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    touches = Touches(drawn.work, drawn.gap, rank, order, stage.group[drawn.kind][drawn.owner])
    return Scene(drawn, answer, solve, _cases(stage, drawn), touches)


def in_order(keys: Array) -> Array:
    """What a stable ``argsort`` gives; by measurement 6 times faster, because numpy's other one is vectorised."""
    order = np.argsort(keys)
    ordered = keys[order]
    further = ordered[1:] != ordered[:-1]
    if further.all():
        return order
    run = np.concatenate([[0], np.cumsum(further)]) * len(order)
    repaired: Array = np.sort(run + order) - run
    return repaired


def due(stage: Stage, promise: Promise, drawn: Drawn) -> Array:
    minutes, clock = promise.minutes[drawn.kind], promise.clock[drawn.kind]
    found = drawn.at + minutes
    for place, each in enumerate(stage.clocks):
        those = np.flatnonzero(clock == place)
        found[those] = each.due(drawn.at[those], minutes[those])
    return found


def _cases(stage: Stage, drawn: Drawn) -> Cases:
    """The backlog waits at minute 0; others are ready when they came in, or when their delay is over."""
    ready = np.maximum(drawn.at, 0.0)
    head = drawn.head[:-1]
    late = np.flatnonzero(drawn.delay > 0)
    if len(late):
        calendar = stage.calendar[drawn.kind[late]]
        for place, each in enumerate(stage.clocks):
            those = late[calendar == place]
            ready[those] = each.due(ready[those], drawn.delay[those])
        order = np.argsort(ready, kind="stable")
        ready, head = ready[order], head[order]
    return Cases(np.append(ready, np.inf), head)


def _keys(stage: Stage, drawn: Drawn, answer: Array, solve: Array) -> Array:
    """The smaller, the sooner."""
    if stage.world.order is Order.PRIORITY:
        return (stage.priority[drawn.kind] * NEVER + drawn.at)[drawn.owner]
    first = np.where(np.isfinite(answer), answer, solve)
    answered = [place for place, each in enumerate(oldest_first(stage.world)) if each.answered]
    first[answered] = solve[answered]
    away = np.cumsum(np.maximum(drawn.gap[:-1], 0.0))
    keys = solve[drawn.owner] + (away - away[drawn.head[:-1]][drawn.owner])
    keys[drawn.head[:-1]] = first
    return np.where(np.isfinite(keys), keys, NEVER + drawn.at[drawn.owner])
