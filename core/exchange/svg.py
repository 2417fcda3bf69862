"""The diagram as SVG: plain shapes and text in colours that print well; the same document gives the same bytes."""

from collections.abc import Iterable, Iterator
from html import escape

from core.exchange import lettering
from core.exchange.bpmn.writing import FORBIDDEN
from core.exchange.diagram import Kind, Node
from core.exchange.geometry import MOST_LINES, Box, Layout, Line
from core.process.words import Happening

INK, QUIET, PAPER, FILL, MAIN = "#1f2933", "#6b7785", "#ffffff", "#eef3f8", "#2f6690"
FONTS = "'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', Arial, sans-serif"
MARGIN = 10
CLOCK = "M0 -8 V0 L5 3"
LETTER = "M-8 -5 H8 V5 H-8 Z L0 1 L8 -5"


def written(layout: Layout) -> bytes:
    return "\n".join(_all(layout)).encode()


def _all(layout: Layout) -> Iterator[str]:
    broad, high = layout.pool.width + 2 * MARGIN, layout.pool.height + 2 * MARGIN
    view = f'viewBox="{-MARGIN} {-MARGIN} {_n(broad)} {_n(high)}" width="{_n(broad)}" height="{_n(high)}"'
    fonts = f'font-family="{FONTS}" font-size="{lettering.SIZE}" fill="none"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {view} {fonts}>'
    yield f"<title>{_text(layout.diagram.title)}</title>"
    yield (
        f'<defs><marker id="tip" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0 L10 5 L0 10 Z" fill="{QUIET}"/></marker></defs>'
    )
    yield f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{_n(broad)}" height="{_n(high)}" fill="{PAPER}"/>'
    yield from _heads(layout)
    for line in layout.lines:
        yield from _line(line)
    for name, node in layout.diagram.nodes.items():
        yield from _node(node, layout.boxes[name], layout.names.get(name))
    yield "</svg>"


def _heads(layout: Layout) -> Iterator[str]:
    yield _rect(layout.pool, PAPER)
    yield _upwards(layout.diagram.title, Box(0, 0, 30, layout.pool.height), bold=True)
    for lane, box in layout.lanes.items():
        yield _rect(box, PAPER)
        yield _rect(Box(box.x, box.y, 30, box.height), FILL)
        yield _upwards(layout.diagram.lanes[lane], Box(box.x, box.y, 30, box.height), bold=False)


def _line(line: Line) -> Iterator[str]:
    path = " L".join(f"{_n(x)} {_n(y)}" for x, y in line.points)
    dashes = ' stroke-dasharray="5 4"' if line.flow.back else ""
    yield f'<path d="M{path}" stroke="{QUIET}" stroke-width="1.3"{dashes} marker-end="url(#tip)"/>'
    if line.label:
        yield from _lines(line.flow.name, line.label, "start")


def _node(node: Node, box: Box, name: Box | None) -> Iterator[str]:
    x, y = box.middle
    match node.kind:
        case Kind.TASK:
            yield _rect(box, FILL, MAIN, round_by=8)
            yield from _lines(node.name, Box(box.x + 8, box.y, box.width - 16, box.height), "middle", most=5)
        case Kind.SPLIT | Kind.JOIN | Kind.WAIT:
            corners = ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
            path = " L".join(f"{_n(left)} {_n(top)}" for left, top in corners)
            yield f'<path d="M{path} Z" fill="{PAPER}" stroke="{MAIN}" stroke-width="1.5"/>'
            if node.kind is Kind.WAIT:
                yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="11" stroke="{MAIN}"/>'
            else:
                yield f'<path d="M{_n(x - 7)} {_n(y - 7)} l14 14 m0 -14 l-14 14" stroke="{MAIN}" stroke-width="2"/>'
        case _:
            thick = 3 if node.kind is Kind.END else 1.5
            yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="17" fill="{PAPER}" stroke="{MAIN}" stroke-width="{thick}"/>'
            yield from _sign(node, x, y)
    if name:
        yield from _lines(node.name, name, "start" if node.host else "middle")


def _sign(node: Node, x: float, y: float) -> Iterable[str]:
    if node.kind is not Kind.CATCH:
        return
    yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="14" stroke="{MAIN}"/>'
    path = LETTER if isinstance(node.event, Happening) else CLOCK
    yield f'<path transform="translate({_n(x)} {_n(y)})" d="{path}" stroke="{MAIN}" stroke-width="1.3"/>'


def _lines(text: str, box: Box, anchor: str, most: int = MOST_LINES) -> Iterator[str]:
    """With a rim of paper, so that words stay readable where a line runs behind them."""
    found = lettering.lines(text, box.width, most)
    x = box.middle[0] if anchor == "middle" else box.x
    first = box.middle[1] - lettering.LINE * len(found) / 2 + lettering.SIZE - 1
    for number, words in enumerate(found):
        place = f'x="{_n(x)}" y="{_n(first + number * lettering.LINE)}" text-anchor="{anchor}"'
        rim = f'stroke="{PAPER}" stroke-width="3" paint-order="stroke" fill="{INK}"'
        yield f"<text {place} {rim}>{_text(words)}</text>"


def _upwards(text: str, box: Box, *, bold: bool) -> str:
    x, y = box.middle
    words = "".join(lettering.lines(text, box.height - 12, 1))
    weight = ' font-weight="600"' if bold else ""
    turn = f'transform="translate({_n(x + 4)} {_n(y)}) rotate(-90)"'
    return f'<text {turn} text-anchor="middle" fill="{INK}"{weight}>{_text(words)}</text>'


def _rect(box: Box, fill: str, stroke: str = QUIET, round_by: int = 0) -> str:
    size = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" rx="{round_by}"'
    return f'<rect {size} fill="{fill}" stroke="{stroke}"/>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _text(words: str) -> str:
    """Without the signs that XML cannot hold."""
    return escape(FORBIDDEN.sub("", words))
