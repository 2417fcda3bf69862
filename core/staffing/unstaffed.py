"""Opening hours in which nobody is rostered: what comes in then waits until somebody is there. Pure values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.hours.rules import joined
from core.rota import rules as rota
from core.staffing.world import DAY, WEEK, Spans, World

SHORT = 30  # minutes; nobody plans around less

Minutes = tuple[tuple[int, int], ...]  # of an ordinary week, in order, without overlap; 0 is Monday's midnight


@dataclass(frozen=True, slots=True)
class Unstaffed:
    """Open on ``days`` (0: Monday), but nobody is there: all the time (``whole``) or from ``begin`` to ``end``.

    ``begin`` and ``end`` are minutes of the day, ``until`` the minute of the week at which somebody comes, of the first
    of the days where there are several; none where nobody comes all week.
    """

    days: tuple[int, ...]
    begin: int
    end: int
    whole: bool
    until: int | None


def of_world(world: World) -> tuple[Unstaffed, ...]:
    """By the desk's own calendar; an hour in which anybody is rostered in any of the weeks is staffed."""
    until = world.days * DAY
    opened = world.calendars[0] if world.calendars else ()
    shifts = (span for hand in world.hands for span in hand.shifts)
    return unstaffed(_folded(opened, until), _folded(shifts, until))


def of_weeks(opened: Sequence[str], weeks: Iterable[Sequence[str]]) -> tuple[Unstaffed, ...]:
    """As typed, Monday first; what cannot be read is left out."""
    return unstaffed(_folded(_typed(opened), WEEK), _folded((span for week in weeks for span in _typed(week)), WEEK))


def _typed(week: Sequence[str]) -> Spans:
    return tuple(
        (day * DAY + begin, day * DAY + end) for day, text in enumerate(week) for begin, end in rota.read(text) or ()
    )


def _folded(spans: Iterable[tuple[float, float]], until: float) -> Minutes:
    """Those that begin from minute 0 on and before ``until``, of all weeks together."""
    found = list[tuple[int, int]]()
    for begin, end in spans:
        if 0 <= begin < until:
            first = round(begin) % WEEK
            last = first + round(end - begin)
            found += [(first, min(last, WEEK)), *([(0, last - WEEK)] if last > WEEK else [])]
    return joined(found)


def unstaffed(opened: Minutes, there: Minutes) -> tuple[Unstaffed, ...]:
    """Days on which the same is the matter are told as one, the earliest first."""
    found: dict[tuple[tuple[int, int] | None, int | None], list[int]] = {}
    for begin, end in _alone(opened, there):
        day = begin // DAY
        clocks = (begin - day * DAY, end - day * DAY) if _visited(opened, there, day) else None
        until = _next(there, end)
        after = until if until is None or clocks is None else until - day * DAY
        found.setdefault((clocks, after), []).append(day)
    return tuple(_told(clocks, after, [*dict.fromkeys(days)]) for (clocks, after), days in found.items())


def _told(clocks: tuple[int, int] | None, after: int | None, days: Sequence[int]) -> Unstaffed:
    until = after if after is None or clocks is None else after + days[0] * DAY
    begin, end = clocks or (0, DAY)
    return Unstaffed(tuple(days), begin, end, clocks is None, until if until is None else until % WEEK)


def _alone(opened: Minutes, there: Minutes) -> Iterator[tuple[int, int]]:
    """Parts of the opening hours without anybody, each within one day."""
    edges = sorted({*range(0, WEEK + 1, DAY), *(edge for span in (*opened, *there) for edge in span)})
    pieces = [piece for piece in pairwise(edges) if _meets(opened, *piece) and not _meets(there, *piece)]
    days = ((day, [each for each in pieces if each[0] // DAY == day]) for day in range(7))
    return (each for _, those in days for each in joined(those) if each[1] - each[0] >= SHORT)


def _visited(opened: Minutes, there: Minutes, day: int) -> bool:
    """Whether anybody comes between its first opening and its last closing."""
    hours = [(max(begin, day * DAY), min(end, day * DAY + DAY)) for begin, end in opened]
    today = [edge for begin, end in hours if begin < end for edge in (begin, end)]
    return _meets(there, min(today), max(today))


def _meets(spans: Minutes, begin: int, end: int) -> bool:
    return any(since < end and begin < until for since, until in spans)


def _next(there: Minutes, end: int) -> int | None:
    """From then on, in the week after it where nobody comes any more."""
    if not there:
        return None
    return next((begin for begin, _ in there if begin >= end), there[0][0] + WEEK)
