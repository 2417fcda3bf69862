"""What is new in a mail, and what it only repeats. Pure.

A quotation at the beginning or the end is set apart; one between two answers stays, because the answers need it.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

SHIPPED = Path(__file__).parent / "shipped" / "quotes.yaml"
QUOTED = re.compile(r"^\s{0,3}[>\uff1e|]")
DATED = re.compile(r"\d{1,4}\s?[./:\-\u5e74]\s?\d{1,2}|\b(19|20)\d\d\b")
RULE = re.compile(r"^\s*[-_=]{5,}\s*$")
SIGNATURE = re.compile(r"^-- ?$")
LONGEST_LINE = 400  # no mail program announces a quotation in more


class Split(NamedTuple):
    """``new`` is never empty where there was any text."""

    new: str
    quoted: str


class Marks(NamedTuple):
    wrote: re.Pattern[str]
    original: re.Pattern[str]
    sender: re.Pattern[str]
    field: re.Pattern[str]


@cache
def marks() -> Marks:
    words: dict[str, list[str]] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    said = {name: "|".join(map(re.escape, each)) for name, each in words.items()}
    return Marks(
        wrote=re.compile(rf"({said['wrote']})\s*[:\uff1a]?\s*$", re.IGNORECASE),
        original=re.compile(rf"^\s*[>]?\s*[-_*]{{2,}}\s*({said['original']})\s*[-_*]{{2,}}\s*$", re.IGNORECASE),
        sender=re.compile(rf"^\W{{0,3}}({said['from']})\W{{0,3}}[:\uff1a]", re.IGNORECASE),
        field=re.compile(rf"^\W{{0,3}}({said['others']})\W{{0,3}}[:\uff1a]", re.IGNORECASE),
    )


def split(text: str) -> Split:
    """The new part and the quoted one, each without blank edges."""
    lines = text.strip().splitlines()
    end = _cut(lines)
    head, tail = lines[:end], lines[end:]
    head, more = _without_trailing(head)
    head, leading = _without_leading(head)
    new = "\n".join(head).strip()
    if not new:
        return Split(text.strip(), "")
    return Split(new, "\n".join([*leading, *more, *tail]).strip())


def _cut(lines: list[str]) -> int:
    """Where a separator says that all the rest is an earlier mail."""
    for place, line in enumerate(lines):
        if len(line) < LONGEST_LINE and _separates(lines, place, line):
            return place - 1 if place and RULE.match(lines[place - 1]) else place
    return len(lines)


def _separates(lines: list[str], place: int, line: str) -> bool:
    known = marks()
    if known.original.match(line):
        return True
    if known.sender.match(line):
        return sum(bool(known.field.match(each[:LONGEST_LINE])) for each in lines[place + 1 : place + 6]) >= 2
    if known.wrote.search(line):
        following = next((each for each in lines[place + 1 : place + 9] if each.strip()), "")
        return bool(following) and not QUOTED.match(following) and bool(DATED.search(line))
    return False


def _without_trailing(lines: list[str]) -> tuple[list[str], list[str]]:
    """Quoted lines at the end, with the line that announces them and a signature that follows them."""
    end = _last(lines, len(lines))
    signed = next((n for n in range(end - 1, -1, -1) if SIGNATURE.match(lines[n])), None)
    if signed is not None and QUOTED.match(lines[_last(lines, signed) - 1] if _last(lines, signed) else ""):
        end = _last(lines, signed)
    start = end
    while start and (QUOTED.match(lines[start - 1]) or not lines[start - 1].strip()):
        start -= 1
    if not any(QUOTED.match(each) for each in lines[start:end]):
        return lines, []
    start = _announced(lines, start)
    return lines[:start], lines[start:]


def _without_leading(lines: list[str]) -> tuple[list[str], list[str]]:
    """Quoted lines at the beginning, above an answer that stands below them."""
    first = next((n for n, each in enumerate(lines[:6]) if QUOTED.match(each)), None)
    if first is None or _announced(lines, first) != next(n for n, each in enumerate(lines) if each.strip()):
        return lines, []
    end = first
    while end < len(lines) and (QUOTED.match(lines[end]) or not lines[end].strip()):
        end += 1
    if any(QUOTED.match(each) for each in lines[end:]):
        return lines, []  # answers between quotations: they need each other
    return lines[end:], lines[:end]


def _last(lines: list[str], end: int) -> int:
    """The end of what is not blank before ``end``."""
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _announced(lines: list[str], start: int) -> int:
    """The first of up to three lines above a quotation that say whose words it holds."""
    last = _last(lines, start)
    if not last or not lines[last - 1].rstrip().endswith((":", "\uff1a")):
        return start
    for place in range(last - 1, max(last - 4, -1), -1):
        if DATED.search(lines[place][:LONGEST_LINE]):
            return place
    return start
