"""What one replication says: which promises were kept, what stayed open, who worked when, how long people waited."""

from dataclasses import dataclass

import numpy as np

from core.staffing.engine.chance import Array
from core.staffing.engine.kernel import Told
from core.staffing.engine.scene import Scene
from core.staffing.engine.stage import Promise, Stage
from core.staffing.engine.worked import worked
from core.staffing.world import DAY

STEPS = 20  # of the grid, to each power of ten
EDGES = 10.0 ** (np.arange(5 * STEPS + 1) / STEPS)  # minutes from 1 to 100,000, by which times are counted


@dataclass(frozen=True, slots=True)
class Kept:
    """By kind, of the cases that came within the days that count.

    ``undecided``: neither done nor due when the simulation ended; the rest of ``promised`` was broken.
    """

    promised: Array
    kept: Array
    undecided: Array


@dataclass(frozen=True, slots=True)
class Outcome:
    """``came``: cases by kind within the days that count.

    ``open`` and ``oldest``: at each midnight from the first to the last, the cases that are open and how many minutes
    ago the oldest of them came in, 0 without any. ``worked``: minutes by hand and hour of the week, within the days
    that count, of those in ``core.staffing.engine.worked.rostered``. ``responses`` and ``solutions``: by priority, how
    many cases took at most the first of ``EDGES``, then more than each and at most the next, more than the last, and,
    in the last column, how many were not done when it ended.
    """

    came: Array
    answer: Kept
    solve: Kept
    open: Array
    oldest: Array
    worked: Array
    responses: Array
    solutions: Array


def outcome(stage: Stage, scene: Scene, told: Told) -> Outcome:
    drawn, world = scene.drawn, stage.world
    counted = np.flatnonzero((drawn.at >= 0) & (drawn.at < world.days * DAY))
    if drawn.backlog == 0 and len(counted) == len(drawn.at):
        those: Array | slice = slice(None)
    else:
        those = counted
    answered, solved = told.done[drawn.head[:-1]], told.done[drawn.head[1:] - 1]
    at, kind = drawn.at[those], drawn.kind[those]
    priority = stage.priority[kind]
    ends = np.arange(world.days + world.tail + 1) * float(DAY)
    solve_due = with_pauses(stage, stage.solve, scene, told)
    return Outcome(
        np.bincount(kind, minlength=len(world.kinds)),
        _kept(stage, stage.answer, kind, answered[those], scene.answer[those]),
        _kept(stage, stage.solve, kind, solved[those], solve_due[those]),
        _open(drawn.at, solved, ends),
        _oldest(drawn.at, solved, ends),
        worked(stage, told),
        _times(answered[those] - at, priority, len(stage.priorities)),
        _times(solved[those] - at, priority, len(stage.priorities)),
    )


def with_pauses(stage: Stage, promise: Promise, scene: Scene, told: Told) -> Array:
    """When each case is due, with the time away set aside as the calendar of the promise counts it."""
    drawn, found = scene.drawn, scene.solve.copy()
    later = np.flatnonzero(drawn.gap[:-1] >= 0)
    later = later[np.isfinite(told.done[later - 1])]
    owner = drawn.owner[later]
    begin = told.done[later - 1]
    end = begin + drawn.gap[later]
    clock = promise.clock[drawn.kind[owner]]
    wall = clock < 0
    found += np.bincount(owner[wall], (end - begin)[wall], len(found))
    for place, each in enumerate(stage.clocks):
        those = np.flatnonzero(clock == place)
        used = np.bincount(owner[those], each.worked(end[those]) - each.worked(begin[those]), len(found))
        paused = np.flatnonzero(used)
        found[paused] = each.due(drawn.at[paused], promise.minutes[drawn.kind[paused]] + used[paused])
    return found


def _kept(stage: Stage, promise: Promise, kind: Array, done: Array, due: Array) -> Kept:
    promised = np.isfinite(promise.minutes)[kind]
    kept = promised & np.isfinite(done) & (done <= due)
    undecided = promised & ~np.isfinite(done) & (due > stage.end)
    return Kept(*(np.bincount(kind[each], minlength=len(promise.minutes)) for each in (promised, kept, undecided)))


def _open(at: Array, solved: Array, midnights: Array) -> Array:
    """Came up to then, and was not done by then."""
    still: Array = _upto(at, midnights) - _upto(solved, midnights)
    return still


def _upto(moments: Array, midnights: Array) -> Array:
    days = np.ceil(np.clip(moments, 0, midnights[-1] + 1) / DAY).astype(np.int64)
    upto: Array = np.cumsum(np.bincount(days, minlength=len(midnights)))[: len(midnights)]
    return upto


def _oldest(at: Array, solved: Array, midnights: Array) -> Array:
    """The first in order of arrival that is done only later; those before it are all done."""
    first = np.searchsorted(np.maximum.accumulate(solved), midnights, side="right")
    ages: Array = np.maximum(midnights - np.append(at, np.inf)[first], 0.0)
    return ages


def _times(minutes: Array, priority: Array, priorities: int) -> Array:
    columns = len(EDGES) + 2
    with np.errstate(divide="ignore"):
        column = np.ceil(np.log10(minutes) * STEPS).clip(0, columns - 2)
    column[np.isinf(minutes)] = columns - 1
    place = priority * columns + column.astype(np.int64)
    return np.bincount(place, minlength=priorities * columns).reshape(priorities, columns)
