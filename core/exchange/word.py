"""The manual as a Word document, with headings that Word lists, and its chart as a picture."""

import io
from typing import Any

import docx
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from core.exchange import picture
from core.exchange.bpmn.writing import FORBIDDEN
from core.exchange.errors import NoChineseFont, TooLargeChart
from core.exchange.geometry import Layout
from core.exchange.manual import As, Block, blocks, bold
from core.language import N_
from core.process.wording import Wording

STYLES = {
    As.TITLE: "Title", As.PART: "Heading 1", As.STEP: "Heading 2", As.TEXT: "Normal", As.QUIET: "Normal",
    As.LISTED: "List Bullet", As.NUMBERED: "List Number",
}  # fmt: skip
CHINESE_FONTS = {"zh_CN": "Microsoft YaHei", "zh_TW": "Microsoft JhengHei"}
QUIET = RGBColor(0x5B, 0x67, 0x73)


def written(wording: Wording, version: int, layout: Layout) -> bytes:
    paper = docx.Document()
    _fonts(paper, CHINESE_FONTS.get(wording.language, CHINESE_FONTS["zh_CN"]))
    paper.core_properties.title, paper.core_properties.author = _clean(wording.title), ""
    for block in blocks(wording, version):
        if block.what is As.CHART:
            _chart(paper, wording, layout)
        elif block.what is As.TABLE:
            _table(paper, block)
        else:
            _paragraph(paper, block)
    into = io.BytesIO()
    paper.save(into)
    return into.getvalue()


def _fonts(paper: Paper, chinese: str) -> None:
    """A font for Chinese letters in every style, or Word takes a Japanese one."""
    for name in ("Normal", *dict.fromkeys(STYLES.values())):
        style: Any = paper.styles[name]
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), chinese)


def _paragraph(paper: Paper, block: Block) -> None:
    made = paper.add_paragraph(style=STYLES[block.what])
    _runs(made, block.text)
    if block.what is As.QUIET:
        for run in made.runs:
            run.font.color.rgb, run.font.size = QUIET, Pt(9.5)


def _runs(made: Paragraph, text: str) -> None:
    for words, heavy in bold(text):
        made.add_run(_clean(words)).bold = heavy or None


def _table(paper: Paper, block: Block) -> None:
    table = paper.add_table(rows=0, cols=2, style="Light Grid Accent 1")
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(words)
    paper.add_paragraph()


def _chart(paper: Paper, wording: Wording, layout: Layout) -> None:
    """On a page that lies on its side; where there can be no picture, a sentence says so."""
    try:
        drawn = picture.written(layout)
    except (NoChineseFont, TooLargeChart):
        paper.add_paragraph(wording.say(N_("The chart could not be drawn here. It is in the SVG and the PDF.")))
        return
    page = paper.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(42), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.5)
    high = Cm(39).cm * layout.pool.height / layout.pool.width
    if high > 24:
        paper.add_picture(io.BytesIO(drawn), height=Cm(24))
    else:
        paper.add_picture(io.BytesIO(drawn), width=Cm(39))


def _clean(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return FORBIDDEN.sub("\ufffd", text)
