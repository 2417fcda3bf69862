"""Which way each flow takes between the cells: only through the gaps between columns and rows, never across a shape.

Places are counted in halves: column ``c`` lies at ``2c + 1`` and the gap after it at ``2c + 2``; rows likewise.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from core.exchange.diagram import Diagram, Flow
from core.exchange.grid import Cell, Grid, standing

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Route:
    """``up``: the gap in which it leaves; ``along``: between two rows; ``down``: the gap in which it arrives."""

    up: tuple[int, Key] | None = None
    along: tuple[int, Key] | None = None
    down: tuple[int, Key] | None = None


@dataclass(slots=True)
class Gap:
    """Between two columns or rows: what lies in it side by side, each by how far it reaches.

    ``named``: those at which words stand; ``wide``: whether words need room across it.
    """

    spans: dict[Key, list[int]] = field(default_factory=dict[Key, list[int]])
    named: set[Key] = field(default_factory=set[Key])
    wide: bool = False

    def reserve(self, key: Key, *stops: int) -> None:
        reach = self.spans.setdefault(key, [*stops])
        self.spans[key] = [min(*reach, *stops), max(*reach, *stops)]

    def tracks(self, kind: str) -> dict[Key, int]:
        """Of what leaves (``out``), arrives (``in``) or passes by (``bus``): two share one where they do not touch."""
        ends: list[int] = []
        found: dict[Key, int] = {}
        for key in sorted((each for each in self.spans if each[0] == kind), key=lambda each: (self.spans[each], each)):
            low, high = self.spans[key]
            track = next((number for number, end in enumerate(ends) if end < low), len(ends))
            ends[track : track + 1] = [high]
            found[key] = track
        return found


@dataclass(frozen=True, slots=True)
class Routes:
    by_flow: dict[int, Route]
    upright: Mapping[int, Gap]
    level: Mapping[int, Gap]


def routes(diagram: Diagram, grid: Grid) -> Routes:
    made = Routes({}, defaultdict(Gap), defaultdict(Gap))
    full = {(cell.row, cell.column) for cell in grid.cells.values()}
    for number, flow in enumerate(diagram.flows):
        start, end = grid.cells[standing(diagram, flow.source)], grid.cells[flow.target]
        route = _route(flow, start, end, full, hosted=bool(diagram.nodes[flow.source].host))
        made.by_flow[number] = route
        _reserve(made, flow, route, start, end)
    return made


def _route(flow: Flow, start: Cell, end: Cell, full: set[tuple[int, int]], *, hosted: bool) -> Route:
    out, into, bus = ("out", flow.source), ("in", flow.target), ("bus", flow.target)
    if hosted:
        return Route(None, (start.row, bus), (end.column - 1, into))
    if _straight(start, end, full):
        return Route()
    if end.column == start.column + 1:
        return Route((start.column, out))
    return Route((start.column, out), (_between(start, end), bus), (end.column - 1, into))


def _straight(start: Cell, end: Cell, full: set[tuple[int, int]]) -> bool:
    between = range(start.column + 1, end.column)
    free = all((start.row, column) not in full for column in between)
    return start.row == end.row and start.column < end.column and free


def _between(start: Cell, end: Cell) -> int:
    """The gap after this row; ``-1`` lies above the first one."""
    if start.row != end.row:
        return end.row - 1 if start.row < end.row else end.row
    return end.row if start.column < end.column else end.row - 1


def _reserve(made: Routes, flow: Flow, route: Route, start: Cell, end: Cell) -> None:
    rows = [2 * start.row + 1, *([2 * route.along[0] + 2] if route.along else []), 2 * end.row + 1]
    if route.up:
        made.upright[route.up[0]].reserve(route.up[1], *rows[:2])
    if route.down:
        made.upright[route.down[0]].reserve(route.down[1], *rows[-2:])
    if route.along:
        gap, key = made.level[route.along[0]], route.along[1]
        gap.reserve(key, 2 * start.column + 1, 2 * start.column + 2, 2 * end.column)
        gap.named |= {key} if flow.name else set()
    elif flow.name:
        made.upright[start.column].wide = True
