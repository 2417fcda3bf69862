"""Which column and which row each node of a diagram stands in: columns by the way from the start, rows within lanes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.exchange.diagram import Diagram, Kind, Node

Edges = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cell:
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Grid:
    """``cells``: of the nodes that stand by themselves; ``rows_of``: the first row of each lane and the one after."""

    cells: dict[str, Cell]
    rows_of: dict[str, range]

    @property
    def columns(self) -> int:
        return 1 + max((cell.column for cell in self.cells.values()), default=0)

    @property
    def rows(self) -> int:
        return max((rows.stop for rows in self.rows_of.values()), default=0)


def standing(diagram: Diagram, node: str) -> str:
    """Events at the edge of a task stand where it stands."""
    return diagram.nodes[node].host or node


def grid(diagram: Diagram) -> Grid:
    ahead = _edges(diagram)
    columns = _columns(ahead)
    own = _rows(diagram, columns, ahead)
    rows_of, first = dict[str, range](), 0
    for lane in diagram.lanes:
        high = 1 + max((row for node, row in own.items() if diagram.nodes[node].lane == lane), default=0)
        rows_of[lane] = range(first, first + high)
        first += high
    cells = {node: Cell(columns[node], rows_of[diagram.nodes[node].lane].start + row) for node, row in own.items()}
    return Grid(cells, rows_of)


def _edges(diagram: Diagram) -> dict[str, list[str]]:
    """Without those that close a circle; in the order of the document, from the start on."""
    every: dict[str, list[str]] = {node.id: [] for node in diagram.nodes.values() if not node.host}
    for flow in diagram.flows:
        source, target = standing(diagram, flow.source), flow.target
        if source != target and target not in every[source]:
            every[source].append(target)
    back = _closing(every)
    return {node: [to for to in ways if (node, to) not in back] for node, ways in every.items()}


def _closing(edges: Edges) -> set[tuple[str, str]]:
    """The edges that lead to where a walk in depth is still under way."""
    seen, under_way, found = set[str](), set[str](), set[tuple[str, str]]()
    for root in edges:
        stack = [(root, iter(edges[root]))] if root not in seen else []
        seen.add(root)
        under_way.add(root)
        while stack:
            node, ways = stack[-1]
            to = next(ways, None)
            if to is None:
                under_way.discard(node)
                stack.pop()
            elif to in under_way:
                found.add((node, to))
            elif to not in seen:
                seen.add(to)
                under_way.add(to)
                stack.append((to, iter(edges[to])))
    return found


def _columns(ahead: Edges) -> dict[str, int]:
    """As far to the right as the longest way there."""
    waiting = defaultdict[str, int](int)
    for ways in ahead.values():
        for to in ways:
            waiting[to] += 1
    found = {node: 0 for node in ahead if not waiting[node]}
    edge = list(found)
    while edge:
        node = edge.pop()
        for to in ahead[node]:
            found[to] = max(found.get(to, 0), found[node] + 1)
            waiting[to] -= 1
            if not waiting[to]:
                edge.append(to)
    return found


def _rows(diagram: Diagram, columns: Mapping[str, int], ahead: Edges) -> dict[str, int]:
    """Within its lane each node stands beside one that leads to it, where that place is free."""
    behind = defaultdict[str, list[str]](list)
    for node, ways in ahead.items():
        for to in ways:
            behind[to].append(node)
    own, taken = dict[str, int](), set[tuple[str, int, int]]()
    for node in sorted(columns, key=lambda each: (columns[each], _rank(diagram.nodes[each]))):
        lane = diagram.nodes[node].lane
        near = [own[each] for each in behind[node] if diagram.nodes[each].lane == lane]
        wish = min(near, default=0)
        row = next(row for row in _around(wish) if (lane, columns[node], row) not in taken)
        taken.add((lane, columns[node], row))
        own[node] = row
    return own


def _rank(node: Node) -> int:
    return 0 if node.kind in {Kind.START, Kind.TASK} else 1


def _around(wish: int) -> Iterable[int]:
    """The row itself, then those below it and above it, by turns."""
    yield wish
    for far in range(1, 10_000):
        yield wish + far
        if wish >= far:
            yield wish - far
