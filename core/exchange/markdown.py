"""The manual as Markdown, its chart as Mermaid, which most readers of Markdown draw."""

import re
from collections.abc import Iterator

from core.exchange.diagram import Diagram, Kind, Node
from core.exchange.manual import As, Block, blocks
from core.process.wording import Wording

SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$])")
OF_CHARTS = {ord(sign): " " for sign in '"`<>[]{}()|#&;\\\n\r\t'}
MARKS = {
    As.TITLE: "# {}\n", As.PART: "## {}\n", As.STEP: "### {}\n", As.QUIET: "*{}*\n", As.TEXT: "{}\n",
    As.LISTED: "- {}", As.NUMBERED: "1. {}",
}  # fmt: skip
SHAPES = {
    Kind.TASK: '["{}"]', Kind.START: '(["{}"])', Kind.END: '(["{}"])', Kind.SPLIT: '{{{{"{}"}}}}', Kind.CATCH: '>"{}"]',
}  # fmt: skip
ROUND = {Kind.JOIN: "((x))", Kind.WAIT: "((?))"}


def written(wording: Wording, version: int, diagram: Diagram) -> bytes:
    return ("\n".join(_lines(wording, version, diagram)) + "\n").encode()


def _lines(wording: Wording, version: int, diagram: Diagram) -> Iterator[str]:
    """With an empty line after a list, or the next paragraph would belong to it."""
    in_list = False
    for block in blocks(wording, version):
        listed = block.what in {As.LISTED, As.NUMBERED}
        if in_list and not listed:
            yield ""
        in_list = listed
        yield from _block(block, diagram)


def _block(block: Block, diagram: Diagram) -> Iterator[str]:
    match block.what:
        case As.TABLE:
            head, *rows = block.rows
            yield _row(head)
            yield "| --- | --- |"
            yield from map(_row, rows)
            yield ""
        case As.CHART:
            yield from ("```mermaid", *chart(diagram), "```")
        case As.TEXT | As.LISTED | As.NUMBERED:
            yield MARKS[block.what].format(_mild(block.text))
        case _:
            yield MARKS[block.what].format(_plain(block.text))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def _mild(text: str) -> str:
    """Instructions are Markdown already; only what would run as HTML is taken its edge."""
    return " ".join(text.split()).replace("<", "\\<")


def chart(diagram: Diagram) -> Iterator[str]:
    """Top to bottom, rework dashed."""
    yield "flowchart TB"
    for node in diagram.nodes.values():
        yield f"  {node.id}{_shape(node)}"
    for node in (each for each in diagram.nodes.values() if each.host):
        yield f"  {node.host} -.- {node.id}"
    for flow in diagram.flows:
        words = f'|"{_harmless(flow.name)}"|' if _harmless(flow.name) else ""
        yield f"  {flow.source} {'-.->' if flow.back else '-->'}{words} {flow.target}"


def _shape(node: Node) -> str:
    return ROUND[node.kind] if node.kind in ROUND else SHAPES[node.kind].format(_harmless(node.name) or node.id)


def _harmless(words: str) -> str:
    return " ".join(words.translate(OF_CHARTS).split())
