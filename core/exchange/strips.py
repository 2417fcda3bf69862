"""A chart that is wider than a page is cut into strips, between its shapes and words. Pure values."""

from collections.abc import Iterator
from itertools import pairwise

from core.exchange.geometry import Box, Layout

HEAD = 60  # of pool and lanes; each strip begins with it
NEAR = 6  # around a line that runs upwards, and before the tip of an arrow
STEP = 10

Span = tuple[float, float]


def strips(layout: Layout, room: float) -> list[Span]:
    """From where to where each strip runs, its head aside: as few as there is room for, each about as broad."""
    blocked, left, right = sorted(_blocked(layout)), float(HEAD), layout.pool.right
    broadest = room - HEAD
    fewest = len(_cut(blocked, left, right, broadest))
    broad = (right - left) / fewest
    while broad < broadest and len(_cut(blocked, left, right, broad)) > fewest:
        broad += STEP
    return _cut(blocked, left, right, min(broad, broadest))


def _cut(blocked: list[Span], left: float, right: float, broad: float) -> list[Span]:
    ends = [left]
    while right - ends[-1] > broad:
        ends.append(_last_free(blocked, ends[-1], ends[-1] + broad))
    return list(pairwise([*ends, right]))


def _last_free(blocked: list[Span], after: float, limit: float) -> float:
    """The last place up to the limit where nothing is cut; where everything hangs together, the limit itself."""
    places = [limit, *(begin for begin, _ in blocked), *(end for _, end in blocked)]
    free = (each for each in places if after < each <= limit and not any(low < each < high for low, high in blocked))
    return max(free, default=limit)


def _blocked(layout: Layout) -> Iterator[Span]:
    labels = [line.label for line in layout.lines if line.label]
    boxes: list[Box] = [*layout.boxes.values(), *layout.names.values(), *labels]
    yield from ((each.x - NEAR, each.right + NEAR) for each in boxes)
    for line in layout.lines:
        yield line.points[-1][0] - 2 * NEAR, line.points[-1][0]
        yield from ((x - NEAR, x + NEAR) for (x, _), (other, _) in pairwise(line.points) if x == other)
