"""The manual as PDF: wrapped tables, numbered pages, Chinese in the fonts that every reader of PDF brings along."""

import io
from functools import partial
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)  # fmt: skip

from core.exchange import pdf_chart, tongue
from core.exchange.geometry import Layout
from core.exchange.manual import As, Block, blocks, bold
from core.language import N_
from core.process.wording import Wording

FONTS = {"zh_CN": "STSong-Light", "zh_TW": "MSung-Light"}
INK, QUIET, RULE = HexColor("#1f2933"), HexColor("#5b6773"), HexColor("#c9d2da")
MARGIN = 54
ROOM = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
HEADING = 48  # above the chart
SIZES = {As.TITLE: 20, As.PART: 14, As.STEP: 11.5, As.QUIET: 9, As.TEXT: 10, As.LISTED: 10, As.NUMBERED: 10}
BEFORE = {As.PART: 14, As.STEP: 10, As.TEXT: 2, As.LISTED: 1, As.NUMBERED: 1}
AFTER = {As.TITLE: 4, As.PART: 6, As.STEP: 1, As.QUIET: 4}
HEADS = {As.TITLE, As.PART, As.STEP}


def written(wording: Wording, version: int, layout: Layout) -> bytes:
    into = io.BytesIO()
    chinese = FONTS.get(wording.language, FONTS["zh_CN"])
    pdfmetrics.registerFont(UnicodeCIDFont(chinese))
    _Paper(wording, chinese, layout).build(into, version)
    return into.getvalue()


class _Paper:
    def __init__(self, wording: Wording, chinese: str, layout: Layout) -> None:
        self.wording, self.chinese, self.layout, self.count = wording, chinese, layout, 0

    def build(self, into: io.BytesIO, version: int) -> None:
        foot = self.wording.say(N_("Version {version}")).format(version=version)
        paper = BaseDocTemplate(into, pagesize=A4, title=self.wording.title, author="", invariant=1)
        upright = Frame(MARGIN, MARGIN, ROOM[0], ROOM[1], 0, 0, 0, 0)
        number = partial(self._number, f"{self.wording.title} · {foot}")
        paper.addPageTemplates([PageTemplate("text", [upright], onPage=number, pagesize=A4)])
        paper.build([each for block in blocks(self.wording, version) for each in self._flowables(block)])

    def _flowables(self, block: Block) -> list[Flowable]:
        match block.what:
            case As.TABLE:
                return [self._table(block)]
            case As.CHART:
                return pdf_chart.drawn(self.layout, self.chinese, ROOM[0], ROOM[1] - HEADING)
            case As.LISTED:
                return [self._paragraph(block, bullet="•")]
            case As.NUMBERED:
                self.count += 1
                return [self._paragraph(block, bullet=f"{self.count}.")]
            case _:
                self.count = 0
                return [self._paragraph(block)]

    def _paragraph(self, block: Block, bullet: str | None = None) -> Paragraph:
        size = SIZES[block.what]
        style = ParagraphStyle(
            block.what, fontName="Helvetica-Bold" if block.what in HEADS else "Helvetica", fontSize=size,
            leading=size * 1.45, spaceBefore=BEFORE.get(block.what, 0), spaceAfter=AFTER.get(block.what, 0),
            textColor=QUIET if block.what is As.QUIET else INK, leftIndent=14 if bullet else 0, bulletIndent=2,
            keepWithNext=block.what in HEADS, wordWrap=self._wrap(block.text),
        )  # fmt: skip
        return Paragraph(self._markup(block.text), style, bulletText=bullet)

    def _table(self, block: Block) -> Table:
        style = ParagraphStyle("cell", fontName="Helvetica", fontSize=9.5, leading=13.5, textColor=INK)
        cells = [[self._cell(words, style) for words in row] for row in block.rows]
        rules: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, RULE), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        return Table(cells, colWidths=[130, ROOM[0] - 130], style=TableStyle(rules), hAlign="LEFT")

    def _cell(self, words: str, style: ParagraphStyle) -> Paragraph:
        return Paragraph(self._markup(words), ParagraphStyle("cell", style, wordWrap=self._wrap(words)))

    def _wrap(self, text: str) -> str | None:
        return "CJK" if tongue.CHINESE.search(text) else None

    def _markup(self, text: str) -> str:
        said = ((self._lettered(words), heavy) for words, heavy in bold(text))
        return "".join(f"<b>{words}</b>" if heavy else words for words, heavy in said)

    def _lettered(self, words: str) -> str:
        """What Helvetica cannot write is written by the Chinese font."""
        runs = [(escape(run), wide) for run, wide in pdf_chart.runs(words)]
        return "".join(f'<font name="{self.chinese}">{run}</font>' if wide else run for run, wide in runs)

    def _number(self, foot: str, canvas: Canvas, paper: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(QUIET)
        x = float(MARGIN)
        for run, wide in pdf_chart.runs(f"{foot} · {paper.page}"):
            font = self.chinese if wide else "Helvetica"
            canvas.setFont(font, 8)
            canvas.drawString(x, MARGIN / 2, run)
            x += canvas.stringWidth(run, font, 8)
        canvas.restoreState()
