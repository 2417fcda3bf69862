"""What stays the same in all replications of a world, made ready once: people, hours, promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from core.staffing.engine.chance import Array
from core.staffing.engine.clocks import Clock, clock, joined_up
from core.staffing.engine.kernel import People
from core.staffing.world import DAY, Kind, Limit, World


@dataclass(frozen=True, slots=True)
class Promise:
    """By kind: the minutes, infinite where nothing is promised, and the clock they are counted by (-1: the wall's)."""

    minutes: Array
    clock: Array


@dataclass(frozen=True)
class Stage:
    """``priorities``: their codes, the first is served first; ``group``: whom each kind needs."""

    world: World

    @cached_property
    def end(self) -> float:
        return float((self.world.days + self.world.tail) * DAY)

    @cached_property
    def clocks(self) -> list[Clock]:
        """At least one: without any, nothing is ever due in working time."""
        return [clock(each) for each in self.world.calendars or ((),)]

    @cached_property
    def priorities(self) -> list[str]:
        return sorted({each.priority for each in self.world.kinds})

    @cached_property
    def priority(self) -> Array:
        return np.array([self.priorities.index(each.priority) for each in self.world.kinds], np.int64)

    @cached_property
    def calendar(self) -> Array:
        return np.array([each.calendar for each in self.world.kinds], np.int64)

    @cached_property
    def answer(self) -> Promise:
        return _promise(self.world.kinds, [each.answer for each in self.world.kinds])

    @cached_property
    def solve(self) -> Promise:
        return _promise(self.world.kinds, [each.solve for each in self.world.kinds])

    @cached_property
    def pace(self) -> Array:
        return np.array(self.world.pace or (1.0,), float)

    @cached_property
    def needs(self) -> list[frozenset[str]]:
        return list(dict.fromkeys(frozenset(each.needs) for each in self.world.kinds))

    @cached_property
    def group(self) -> Array:
        return np.array([self.needs.index(frozenset(each.needs)) for each in self.world.kinds], np.int64)

    @cached_property
    def people(self) -> People:
        skills = list(dict.fromkeys(frozenset(each.has) for each in self.world.hands)) or [frozenset[str]()]
        where = {each: place for place, each in enumerate(skills)}
        profile = np.array([where[frozenset(each.has)] for each in self.world.hands], np.int64)
        can = np.array([[need <= each for need in self.needs] for each in skills], bool).reshape(len(skills), -1)
        shifts = [joined_up(each.shifts) for each in self.world.hands]
        spans = np.array([span for each in shifts for span in each], float).reshape(-1, 2)
        hand = np.repeat(np.arange(len(shifts)), [len(each) for each in shifts])
        last = np.array(list(accumulate(len(each) for each in shifts)), np.int64)
        order = np.lexsort((hand, spans[:, 0]))
        begin, end = np.ascontiguousarray(spans[:, 0]), np.ascontiguousarray(spans[:, 1])
        on = np.append(begin[order], np.inf)
        return People(profile, can, _serves(can), begin, end, last, on, hand[order], order)

    @cached_property
    def whose(self) -> Array:
        """By shift the hand."""
        return np.repeat(np.arange(len(self.people.last)), np.diff(self.people.last, prepend=0))

    @cached_property
    def as_lists(self) -> People:
        """The people for Python, for which lists are faster than arrays."""
        lists = People(*(each.tolist() for each in self.people))
        return lists._replace(serves=[[place for place, can in enumerate(row) if can] for row in lists.can])


def _promise(kinds: Sequence[Kind], limits: Sequence[Limit | None]) -> Promise:
    minutes = np.array([each.minutes if each else np.inf for each in limits])
    by_wall = [each is None or each.day_and_night for each in limits]
    calendars = [-1 if wall else kind.calendar for wall, kind in zip(by_wall, kinds, strict=True)]
    return Promise(minutes, np.array(calendars, np.int64))


def _serves(can: Array) -> Array:
    """By profile the groups, filled up with one more that nobody asks for."""
    groups = can.shape[1]
    serves = np.full((len(can), max(1, int(can.sum(axis=1).max(initial=0)))), groups, np.int64)
    for row, each in zip(serves, can, strict=True):
        row[: int(each.sum())] = np.flatnonzero(each)
    return serves
