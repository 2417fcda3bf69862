"""Where everything in a diagram lies, in pixels: lanes below one another, time to the right, lines at right angles."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from core.exchange import lettering
from core.exchange.diagram import Diagram, Flow, Kind, Node
from core.exchange.grid import Grid, grid, standing
from core.exchange.routing import Gap, Key, Route, Routes, routes

Point = tuple[float, float]
SIZES: Mapping[Kind, tuple[int, int]] = {
    Kind.START: (36, 36), Kind.END: (36, 36), Kind.CATCH: (36, 36), Kind.TASK: (120, 80), Kind.SPLIT: (50, 50),
    Kind.JOIN: (50, 50), Kind.WAIT: (50, 50),
}  # fmt: skip
ROW = 80  # without the gap after it
HEAD = 30  # of pool and lanes, which are written upwards
AT_EDGE = 74  # for each event at the edge of a task
PITCH, NAMED = 10, 24  # between lines, and between those with words
ASIDE, ABOVE, BELOW, UNDER_EVENTS = 16, 28, 24, 64
BORDER = 18  # between the edge of a lane and its first row
WORDS = 108  # how broad words at a line may run
MOST_LINES = 3


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


def laid_out(diagram: Diagram) -> Layout:
    places = grid(diagram)
    return _Plan(diagram, places, routes(diagram, places)).layout()


class _Plan:
    """From counted places to pixels: how much room each column, row and gap takes, and where it therefore begins."""

    def __init__(self, diagram: Diagram, places: Grid, ways: Routes) -> None:
        self.diagram, self.places, self.ways = diagram, places, ways
        self.hosted = _hosted(diagram)
        self.outs, self.ins = _tracks(ways.upright, "out"), _tracks(ways.upright, "in")
        self.buses = _tracks(ways.level, "bus")
        self.rows_with_events = {places.cells[host].row for host in self.hosted}
        self.lefts = self._lefts()
        self.tops = self._tops()
        self.boxes = dict(self._boxes())

    def layout(self) -> Layout:
        lines = tuple(self._line(flow, self.ways.by_flow[number]) for number, flow in enumerate(self.diagram.flows))
        names = {node.id: box for node in self.diagram.nodes.values() if (box := self._name(node))}
        pool = Box(0, 0, self.lefts[-1], self.tops[-1] - BORDER)
        return Layout(self.diagram, pool, dict(self._lanes()), self.boxes, names, lines)

    def _lefts(self) -> list[float]:
        """Of the columns; the last one is the right edge."""
        widths = [0.0] * self.places.columns
        for name, cell in self.places.cells.items():
            broad = max(self._size(self.diagram.nodes[name])[0], 92)
            widths[cell.column] = max(widths[cell.column], broad)
        self.widths = widths
        gaps = [self._gap_aside(number) for number in range(-1, self.places.columns)]
        steps = [gap + width for gap, width in zip(gaps[1:], widths, strict=True)]
        return list(accumulate(steps, initial=2 * HEAD + gaps[0]))

    def _tops(self) -> list[float]:
        gaps = [self._gap_below(number) for number in range(-1, self.places.rows)]
        return list(accumulate((ROW + gap for gap in gaps[1:]), initial=gaps[0]))

    def _gap_aside(self, number: int) -> float:
        tracks = _count(self.outs.get(number, {})) + _count(self.ins.get(number, {}))
        wide = number in self.ways.upright and self.ways.upright[number].wide
        return 2 * ASIDE + PITCH * tracks + (WORDS if wide else 0)

    def _gap_below(self, number: int) -> float:
        return self._before(number) + sum(self._heights(number)) + ABOVE

    def _before(self, row: int) -> float:
        """Room for what hangs down from the row above."""
        if row in self.rows_with_events:
            return UNDER_EVENTS
        return BELOW if row >= 0 else 0

    def _heights(self, number: int) -> list[int]:
        """Of the tracks of a gap between rows."""
        tracks = self.buses.get(number, {})
        named = {tracks[key] for key in self.ways.level[number].named} if tracks else set[int]()
        return [NAMED if track in named else PITCH for track in range(_count(tracks))]

    def _size(self, node: Node) -> tuple[float, float]:
        broad, high = SIZES[node.kind]
        return max(broad, AT_EDGE * len(self.hosted.get(node.id, ()))), high

    def _boxes(self) -> Iterator[tuple[str, Box]]:
        for name, cell in self.places.cells.items():
            broad, high = self._size(self.diagram.nodes[name])
            x = self.lefts[cell.column] + (self.widths[cell.column] - broad) / 2
            box = Box(x, self.tops[cell.row] + (ROW - high) / 2, broad, high)
            yield name, box
            events = self.hosted.get(name, ())
            for number, event in enumerate(events):
                middle = box.x + (number + 0.5) * broad / len(events)
                yield event.id, Box(middle - 18, box.bottom - 18, 36, 36)

    def _lanes(self) -> Iterator[tuple[str, Box]]:
        for lane, rows in self.places.rows_of.items():
            top = self.tops[rows.start] - BORDER if rows.start else 0
            yield lane, Box(HEAD, top, self.lefts[-1] - HEAD, self.tops[rows.stop] - BORDER - top)

    def _name(self, node: Node) -> Box | None:
        box = self.boxes[node.id]
        if node.kind is Kind.TASK or not node.name:
            return None
        if node.host:
            return _words(node.name, box.middle[0] + 4, box.bottom, AT_EDGE - 8)
        own = _words(node.name, box.middle[0] - WORDS / 2, box.bottom + 2, WORDS)
        return Box(own.x, box.y - 2 - own.height, own.width, own.height) if node.kind is Kind.SPLIT else own

    def _line(self, flow: Flow, route: Route) -> Line:
        source, target = self.boxes[flow.source], self.boxes[flow.target]
        begin = (source.right, source.middle[1])
        if self.diagram.nodes[flow.source].host:
            begin = (source.middle[0], source.bottom)
        end = (target.x, target.middle[1])
        points = [begin]
        if route.up:
            points += [(self._x(*route.up), begin[1])]
        if route.along:
            points += [(points[-1][0], self._y(*route.along))]
        if route.down:
            points += [(self._x(*route.down), points[-1][1])]
        points += [(points[-1][0], end[1]), end]
        return Line(flow, _bends(points), self._label(flow, route, points))

    def _label(self, flow: Flow, route: Route, points: Sequence[Point]) -> Box | None:
        if not flow.name:
            return None
        if route.along:
            (x, y), far = points[2], points[3][0]
            broad = min(lettering.width(flow.name) + 6, 2 * WORDS)
            return Box(x + 4 if far > x else x - 4 - broad, y - lettering.LINE - 2, broad, lettering.LINE)
        column = self.places.cells[standing(self.diagram, flow.source)].column
        left = self.lefts[column] + self.widths[column] + ASIDE + PITCH * _count(self.outs.get(column, {}))
        own = _words(flow.name, left, 0, WORDS)
        return Box(own.x, points[-1][1] - own.height - 2, own.width, own.height)

    def _x(self, number: int, key: Key) -> float:
        """Of a line in the gap after a column: what leaves begins at its left, what arrives ends at its right."""
        if key[0] == "out":
            return self.lefts[number] + self.widths[number] + ASIDE + PITCH * self.outs[number][key]
        tracks = self.ins[number]
        return self.lefts[number + 1] - ASIDE - PITCH * (_count(tracks) - 1 - tracks[key])

    def _y(self, number: int, key: Key) -> float:
        """Of a line in the gap below a row."""
        above = self.tops[number] + ROW if number >= 0 else 0
        track = self.buses[number][key]
        return above + self._before(number) + sum(self._heights(number)[: track + 1])


def _tracks(gaps: Mapping[int, Gap], kind: str) -> dict[int, dict[Key, int]]:
    return {number: gap.tracks(kind) for number, gap in gaps.items()}


def _hosted(diagram: Diagram) -> dict[str, list[Node]]:
    """The events at the edge of each task."""
    found = defaultdict[str, list[Node]](list)
    for node in diagram.nodes.values():
        if node.host:
            found[node.host].append(node)
    return dict(found)


def _count(tracks: Mapping[Key, int]) -> int:
    return 1 + max(tracks.values(), default=-1)


def _words(text: str, x: float, y: float, room: float) -> Box:
    return Box(x, y, room, lettering.LINE * len(lettering.lines(text, room, MOST_LINES)))


def _bends(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that lie on a straight line between others."""
    found = [points[0]]
    for here, onward in pairwise(points[1:]):
        turns = not (found[-1][0] == here[0] == onward[0] or found[-1][1] == here[1] == onward[1])
        if turns and here != found[-1]:
            found.append(here)
    return (*found, points[-1])
