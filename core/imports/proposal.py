"""A first guess at what the columns and the words of another desk mean; people correct it, and it is remembered."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from core.imports import dates
from core.imports.forms import Mapping
from core.imports.reading import Table
from core.imports.words import OF_CASES, SEVERAL, THINGS, TIMES, VALUED, DateOrder, Field, Shape, What

WORDS = Path(__file__).parent / "shipped" / "words.yaml"
ENOUGH = 5000  # rows that are looked at for shapes and dates


@cache
def known_words() -> Any:
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """``Ticket_Priority`` and ``3 - Moderate`` as people would say them."""
    flat = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.split(r"[\W_]+", flat)).strip()


def fingerprint(headings: Iterable[str]) -> str:
    """The same for every file with these headings, in whatever order they come."""
    return sha256("\n".join(sorted(map(folded, headings))).encode()).hexdigest()


def mapping(table: Table, zone: str, what: What = What.CASES) -> Mapping:
    """What the headings suggest; every part of it can be changed."""
    if what in THINGS:
        named = _named(table.headings, THINGS[what], what)
        return Mapping(what=what, headings=table.headings, columns=named, zone=zone, order=order(table, named))
    columns = _columns(table.headings)
    shape = _shape(table, columns)
    guess = Mapping(headings=table.headings, shape=shape, columns=columns, zone=zone, order=order(table, columns))
    return guess.model_copy(update={"values": {each: values(table, guess, each) for each in VALUED if each in columns}})


def adapted(remembered: Mapping, table: Table) -> Mapping:
    """What was decided for the last such file, with proposals for words that are new in this one."""
    merged = {
        each: values(table, remembered, each) | remembered.values.get(each, {})
        for each in VALUED
        if each in remembered.columns
    }
    return remembered.model_copy(update={"headings": table.headings, "values": merged})


def _named(headings: tuple[str, ...], fields: Iterable[Field], what: What) -> dict[Field, tuple[str, ...]]:
    """The headings that say one of these fields, each used once."""
    spoken = {folded(heading): heading for heading in reversed(headings)}
    found: dict[Field, tuple[str, ...]] = {}
    for each in fields:
        known = [*known_words()["headings"][each], *known_words()["also"].get(what, {}).get(each, ())]
        named = [spoken[word] for word in known if word in spoken]
        if named:
            found[each] = tuple(dict.fromkeys(named)) if each in (Field.CONTACT, Field.ADDRESS) else (named[0],)
    return found


def _columns(headings: tuple[str, ...]) -> dict[Field, tuple[str, ...]]:
    spoken = {folded(heading): heading for heading in reversed(headings)}
    found = _named(headings, OF_CASES, What.CASES)
    if Field.SUBJECT not in found:
        parts = [spoken[word] for word in known_words()["fallbacks"]["subject"] if word in spoken]
        found |= {Field.SUBJECT: tuple(parts)} if parts else {}
    return found


def _shape(table: Table, columns: dict[Field, tuple[str, ...]]) -> Shape:
    """A case number that comes again and again, beside a time of its own, is a log."""
    if not {Field.ID, Field.ROW_TIME} <= columns.keys():
        return Shape.CASES
    place = table.headings.index(columns[Field.ID][0])
    names = [row.cells[place] for row in table.rows[:ENOUGH] if place < len(row.cells)]
    return Shape.LOG if len(set(names)) < 0.8 * len(names) else Shape.CASES


def order(table: Table, columns: dict[Field, tuple[str, ...]]) -> DateOrder | None:
    headings = {name for each in (*TIMES, Field.BOUGHT_ON) for name in columns.get(each, ())}
    places = [place for place, heading in enumerate(table.headings) if heading in headings]
    cells = (row.cells[place] for row in table.rows[:ENOUGH] for place in places if place < len(row.cells))
    return dates.order_of(cells)


def counted(table: Table, guess: Mapping, wanted: Field) -> Counter[str]:
    """Each word in the column of ``wanted``, with the number of its rows."""
    if wanted in SEVERAL or wanted not in guess.columns:
        return Counter()
    place = table.headings.index(guess.columns[wanted][0])
    cells = (row.cells[place].strip() for row in table.rows if place < len(row.cells))
    return Counter(cell for cell in cells if cell not in guess.missing)


def values(table: Table, guess: Mapping, wanted: Field) -> dict[str, str]:
    """Their words that we recognise, as our codes."""
    codes = known_words()["values"][wanted]
    ours = {folded(str(word)): code for code, words in codes.items() for word in words}
    return {word: ours[folded(word)] for word in counted(table, guess, wanted) if folded(word) in ours}
