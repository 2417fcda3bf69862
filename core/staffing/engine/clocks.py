"""Working time for many cases at once, as ``core.hours.calendar.Calendar`` counts it for one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.staffing.engine.chance import Array
from core.staffing.engine.finding import Finder, finder
from core.staffing.world import Spans


@dataclass(frozen=True, slots=True)
class Clock:
    """The spans, and the minutes worked before each and up to the end of each.

    Before the first span (or minute 0) only its share of all time is known: ``share``.
    """

    begin: Array
    end: Array
    before: Array
    upto: Array
    opened: Finder
    used: Finder
    origin: float
    share: float

    def worked(self, at: Array) -> Array:
        """Minutes of working time up to then, from the origin on; negative before it."""
        if not len(self.begin):
            return np.zeros(len(at))
        place = np.maximum(self.opened.below(at) - 1, 0)
        inside = np.clip(at - self.begin[place], 0, self.end[place] - self.begin[place])
        return np.where(at < self.origin, (at - self.origin) * self.share, self.before[place] + inside)

    def moment(self, worked: Array) -> Array:
        """When so much is worked: at the end of a span rather than at the beginning of the next; infinite: never."""
        if not len(self.begin):
            return np.full(len(worked), np.inf)
        place = self.used.below(worked)
        known = np.minimum(place, len(self.begin) - 1)
        found = self.begin[known] + (worked - self.before[known])
        found = np.where(place < len(self.begin), found, np.inf)
        return np.where(worked < 0, self.origin + worked / self.share, found)

    def due(self, start: Array, minutes: Array) -> Array:
        """When the minutes are used up; without any, the first moment from the start on when somebody is there."""
        found = self.moment(self.worked(start) + minutes)
        early = np.flatnonzero((minutes <= 0) | (found < start))
        found[early] = self._open(start[early])
        return found

    def _open(self, start: Array) -> Array:
        place = np.searchsorted(self.end, start, side="right")
        opens: Array = np.maximum(np.append(self.begin, np.inf)[place], start)
        return opens


def clock(spans: Spans) -> Clock:
    joined = joined_up(spans)
    begin, end = np.array(joined, float).reshape(-1, 2).T
    upto = np.cumsum(end - begin)
    origin = min(float(begin[0]), 0.0) if joined else 0.0
    share = float(upto[-1]) / (float(end[-1]) - origin) if joined else 0.0
    return Clock(begin, end, upto - (end - begin), upto, finder(begin), finder(upto), origin, share)


def joined_up(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """In order, those that touch or overlap made one, and without empty ones."""
    joined: list[tuple[float, float]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif begin < end:
            joined.append((begin, end))
    return joined
