"""HTML of strangers: cleaned in this one place, and read as text. Pure."""

import re
from html import escape
from html.parser import HTMLParser

import nh3

LARGEST = 2_000_000  # characters of HTML that are read
DEEPEST = 1_000  # levels; beyond, the cleaner needs time that grows with their square
OPENED = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
UNCOUNTED = {"p", "li", "td", "th", "tr", "br", "img", "hr", "meta", "link", "input", "option", "dt", "dd", "col"}
ANY_TAG = re.compile(r"<[^<>]{0,10000}>")
TAGS = {
    "a", "b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
BLOCKS = TAGS - {"a", "b", "code", "em", "i", "s", "span", "strong", "sub", "sup", "u", "td", "th", "br"}
APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"}


def cleaned(html: str) -> str:
    """Only harmless tags, no styles, no images, no addresses but http, https and mailto."""
    if _too_deep(html[:LARGEST]):
        return escape(ANY_TAG.sub(" ", html[:LARGEST]))
    return nh3.clean(
        html[:LARGEST],
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        clean_content_tags={"script", "style", "title", "head"},
    )


def _too_deep(html: str) -> bool:
    """Whether more elements than any writer would need stand open at once."""
    depth = 0
    for found in OPENED.finditer(html):
        if found[2].lower() not in UNCOUNTED:
            depth = max(depth - 1, 0) if found[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def as_text(clean: str) -> str:
    """What a reader sees of cleaned HTML; quotations get the sign that they have in plain mails."""
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.depth = self.literal = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._break(apart=tag in APART)
        elif tag == "br":
            self._end_line()
        elif tag in {"td", "th"} and self.line:
            self.line.append(" ")
        self.depth += tag == "blockquote"
        self.literal += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break(apart=tag in APART)
        self.depth -= tag == "blockquote" and self.depth > 0
        self.literal -= tag == "pre" and self.literal > 0

    def handle_data(self, data: str) -> None:
        if not self.literal:
            self.line.append(" ".join(f".{data}.".split())[1:-1] if data.strip() else " ")
            return
        first, *others = data.split("\n")
        self.line.append(first)
        for each in others:
            self._end_line()
            self.line.append(each)

    def _break(self, apart: bool) -> None:
        if "".join(self.line).strip():
            self._end_line()
        self.line = []
        if apart and self.lines and self.lines[-1].strip("> "):
            self._end_line()

    def _end_line(self) -> None:
        said = "".join(self.line).replace("\xa0", " ").strip()
        self.lines.append(f"{'>' * min(self.depth, 9)} {said}".strip() if self.depth else said)
        self.line = []

    def text(self) -> str:
        self._break(apart=False)
        kept: list[str] = []
        for each in self.lines:
            if each or (kept and kept[-1]):
                kept.append(each)
        return "\n".join(kept).strip()
