"""How much room text takes, near enough for a picture that every program draws with another font. Pure values."""

import re
import unicodedata
from collections.abc import Iterator

SIZE = 12
LINE = 14
WORD = re.compile(r"[\u0021-\u024f]+ ?|\s|.", re.DOTALL)


def width(text: str, size: float = SIZE) -> float:
    """In pixels: a Chinese letter is as wide as it is high."""
    return sum(size if unicodedata.east_asian_width(each) in "WF" else size * 0.56 for each in text)


def lines(text: str, room: float, most: int, size: float = SIZE) -> list[str]:
    """Broken at words, Chinese anywhere; what does not fit ends in an ellipsis."""
    found = [""]
    for piece in _pieces(text, room, size):
        if found[-1] and width((found[-1] + piece).rstrip(), size) > room:
            found.append("")
        found[-1] += piece
    whole = [each.strip() for each in found if each.strip()]
    return whole if len(whole) <= most else [*whole[: most - 1], _cut(whole[most - 1], room, size)]


def _cut(line: str, room: float, size: float) -> str:
    while line and width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line}…"


def _pieces(text: str, room: float, size: float) -> Iterator[str]:
    """Words; one that is longer than a line is broken."""
    for piece in WORD.findall(" ".join(text.split())):
        while width(piece, size) > room and len(piece) > 1:
            fits = next((n for n in range(len(piece) - 1, 1, -1) if width(piece[:n], size) <= room), 1)
            yield piece[:fits]
            piece = piece[fits:]
        yield piece
