"""The chart as lines and letters of a PDF: the same places as in SVG, seen from below, as PDF counts.

A page is too narrow for most charts: they are cut into strips below one another, each with the names of the lanes.
"""

import re
from collections.abc import Iterator

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer

from core.exchange import lettering
from core.exchange.diagram import Kind, Node
from core.exchange.geometry import MOST_LINES, Box, Layout
from core.exchange.geometry import Line as Way
from core.exchange.strips import HEAD, Span, strips

INK, QUIET, PAPER, FILL, MAIN = (HexColor(each) for each in ("#1f2933", "#6b7785", "#ffffff", "#eef3f8", "#2f6690"))
SCALES = 0.68, 0.64, 0.6, 0.56  # points for one pixel: letters of eight points, and of seven, which are still read
BETWEEN = 14  # points
NARROW = re.compile(r"[\u0020-\u00ff\u2013\u2014\u2018-\u201d\u2022\u2026]+")
TIP = 4


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a text, and whether a piece needs the wide letters of a Chinese font."""
    for number, (piece, other) in enumerate(_pieces(text)):
        if piece or not number:
            yield piece, other


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    last = 0
    for found in NARROW.finditer(text):
        if found.start() > last:
            yield text[last : found.start()], True
        yield found[0], False
        last = found.end()
    if last < len(text):
        yield text[last:], True


def drawn(layout: Layout, chinese: str, broad: float, high: float) -> list[Flowable]:
    """In as few pieces as can be read, none of them wider or higher than this."""
    scales = [min(each, high / layout.pool.height) for each in SCALES]
    scale = min(scales, key=lambda each: (len(strips(layout, broad / each)), -each))
    spans, chart = strips(layout, broad / scale), _Chart(layout, chinese).group()
    return [each for span in spans for each in (_Strip(chart, layout, scale, span), Spacer(0, BETWEEN))]


class _Strip(Flowable):
    """The names of the lanes, and what lies between two places of the chart."""

    def __init__(self, chart: Group, layout: Layout, scale: float, span: Span) -> None:
        super().__init__()
        self.chart, self.scale, self.span = chart, scale, span
        self.pool = layout.pool
        self.width, self.height = (HEAD + span[1] - span[0]) * scale + 2, layout.pool.height * scale + 2

    def draw(self) -> None:
        self._window(0, HEAD, 0)
        self._window(*self.span, HEAD)

    def _window(self, left: float, right: float, at: float) -> None:
        """What lies between ``left`` and ``right``, drawn so that it begins ``at``; pixels, with a line at the rim."""
        scale = self.scale
        rim = (left <= 0, right >= self.pool.right)
        self.canv.saveState()
        path = self.canv.beginPath()
        path.rect(at * scale + 1 - rim[0], 0, (right - left) * scale + rim[0] + rim[1], self.height)
        self.canv.clipPath(path, stroke=0, fill=0)
        whole = Drawing(self.pool.width * scale + 2, self.height)
        placed = Group(self.chart)
        placed.transform = (scale, 0, 0, scale, (at - left) * scale + 1, 1)
        whole.add(placed)
        renderPDF.draw(whole, self.canv, 0, 0)
        self.canv.restoreState()


class _Chart:
    def __init__(self, layout: Layout, chinese: str) -> None:
        self.layout, self.chinese, self.made = layout, chinese, Group()

    def group(self) -> Group:
        pool = self.layout.pool
        self._add(self._rect(pool, PAPER))
        self._upwards(self.layout.diagram.title, Box(0, 0, 30, pool.height))
        for lane, box in self.layout.lanes.items():
            self._add(self._rect(box, PAPER), self._rect(Box(box.x, box.y, 30, box.height), FILL))
            self._upwards(self.layout.diagram.lanes[lane], Box(box.x, box.y, 30, box.height))
        for way in self.layout.lines:
            self._way(way)
        for name, node in self.layout.diagram.nodes.items():
            self._node(node, self.layout.boxes[name])
        return self.made

    def _add(self, *shapes: Shape) -> None:
        for each in shapes:
            self.made.add(each)

    def _y(self, y: float) -> float:
        return self.layout.pool.height - y

    def _rect(self, box: Box, fill: Color, stroke: Color = QUIET, round_by: float = 0) -> Rect:
        made = Rect(box.x, self._y(box.bottom), box.width, box.height, rx=round_by, ry=round_by)
        made.fillColor, made.strokeColor = fill, stroke
        return made

    def _way(self, way: Way) -> None:
        points = [place for x, y in way.points for place in (x, self._y(y))]
        line = PolyLine(points, strokeColor=QUIET, strokeWidth=1.3)
        if way.flow.back:
            line.strokeDashArray = [5, 4]
        (x, y) = way.points[-1]
        tip = [x, self._y(y), x - 2 * TIP, self._y(y - TIP), x - 2 * TIP, self._y(y + TIP)]
        self._add(line, Polygon(tip, fillColor=QUIET, strokeColor=QUIET))
        if way.label:
            self._words(way.flow.name, way.label, middle=False)

    def _node(self, node: Node, box: Box) -> None:
        x, y = box.middle[0], self._y(box.middle[1])
        match node.kind:
            case Kind.TASK:
                self._add(self._rect(box, FILL, MAIN, 8))
                self._words(node.name, Box(box.x + 8, box.y, box.width - 16, box.height), middle=True, most=5)
            case Kind.SPLIT | Kind.JOIN | Kind.WAIT:
                corners = [x, y + 25, x + 25, y, x, y - 25, x - 25, y]
                self._add(Polygon(corners, fillColor=PAPER, strokeColor=MAIN, strokeWidth=1.5), *_cross(node, x, y))
            case _:
                thick = 3 if node.kind is Kind.END else 1.5
                self._add(Circle(x, y, 17, fillColor=PAPER, strokeColor=MAIN, strokeWidth=thick), *_sign(node, x, y))
        if name := self.layout.names.get(node.id):
            self._words(node.name, name, middle=not node.host)

    def _words(self, text: str, box: Box, *, middle: bool, most: int = MOST_LINES) -> None:
        lines = lettering.lines(text, box.width, most)
        first = box.middle[1] - lettering.LINE * len(lines) / 2 + lettering.SIZE - 1
        for number, words in enumerate(lines):
            x = box.middle[0] - self._width(words) / 2 if middle else box.x
            self._string(self.made, x, self._y(first + number * lettering.LINE), words)

    def _upwards(self, text: str, box: Box) -> None:
        words = "".join(lettering.lines(text, box.height - 12, 1))
        turned = Group()
        turned.transform = (0, 1, -1, 0, box.middle[0] + 4, self._y(box.middle[1]) - self._width(words) / 2)
        self._string(turned, 0, 0, words)
        self._add(turned)

    def _string(self, into: Group, x: float, y: float, words: str) -> None:
        for run, wide in runs(words):
            font = self.chinese if wide else "Helvetica"
            into.add(String(x, y, run, fontName=font, fontSize=lettering.SIZE, fillColor=INK))
            x += stringWidth(run, font, lettering.SIZE)

    def _width(self, words: str) -> float:
        return sum(stringWidth(run, self.chinese if wide else "Helvetica", lettering.SIZE) for run, wide in runs(words))


def _cross(node: Node, x: float, y: float) -> list[Shape]:
    if node.kind is Kind.WAIT:
        return [Circle(x, y, 11, fillColor=PAPER, strokeColor=MAIN)]
    ends = ((x - 7, y - 7, x + 7, y + 7), (x - 7, y + 7, x + 7, y - 7))
    return [Line(*each, strokeColor=MAIN, strokeWidth=2) for each in ends]


def _sign(node: Node, x: float, y: float) -> list[Shape]:
    """A letter for what somebody says, hands of a clock for time."""
    if node.kind is not Kind.CATCH:
        return []
    ring = Circle(x, y, 14, fillColor=PAPER, strokeColor=MAIN)
    if node.event:
        frame = PolyLine([x - 8, y - 5, x + 8, y - 5, x + 8, y + 5, x - 8, y + 5, x - 8, y - 5], strokeColor=MAIN)
        return [ring, frame, PolyLine([x - 8, y + 5, x, y - 1, x + 8, y + 5], strokeColor=MAIN)]
    return [ring, PolyLine([x, y + 8, x, y, x + 5, y - 3], strokeColor=MAIN)]
