"""Boxes and lines of a diagram that is laid out; pixels, counted from the upper left. Pure values."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.exchange.diagram import Diagram, Flow

Point = tuple[float, float]
MOST_LINES = 3  # of words at a line or a shape


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    flow: Flow
    points: tuple[Point, ...]
    label: Box | None


@dataclass(frozen=True, slots=True)
class Layout:
    """``names``: where the words of events and gateways stand; those of a task stand inside of it."""

    diagram: Diagram
    pool: Box
    lanes: dict[str, Box]
    boxes: dict[str, Box]
    names: dict[str, Box]
    lines: tuple[Line, ...]


def bends(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that lie on a straight line between others."""
    found = [points[0]]
    for here, onward in pairwise(points[1:]):
        turns = not (found[-1][0] == here[0] == onward[0] or found[-1][1] == here[1] == onward[1])
        if turns and here != found[-1]:
            found.append(here)
    return (*found, points[-1])
