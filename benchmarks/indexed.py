"""The search index of a bulk desk, made by the same rules as every other, and brought in by the bulk path."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, text

from benchmarks import corpus
from core.resolution.words import Direction
from core.search import keeping, rules
from core.search.keeping import Text
from core.search.words import Place
from db import search, search_said
from db.search import Entry, Piece

if TYPE_CHECKING:
    from benchmarks.bulk import Desk

AT_ONCE = 5_000
COLUMNS = ("ticket_id", "seq", "kind", "source_id", "text")
GIN = search_said.SHAPE["postgresql"][1]


def fill(connection: Connection, desk: "Desk") -> None:
    """The same texts come again and again: what was made of one is remembered."""
    known = rules.tokens, rules.without_contacts, rules.runs
    rules.tokens, rules.runs = lru_cache(65_536)(rules.tokens), lru_cache(65_536)(rules.runs)  # type: ignore[assignment]
    rules.without_contacts = lru_cache(65_536)(rules.without_contacts)  # type: ignore[assignment]
    try:
        (_copied if connection.dialect.name == "postgresql" else _inserted)(connection, entries(desk))
    finally:
        rules.tokens, rules.without_contacts, rules.runs = known


def entries(desk: "Desk") -> Iterator[Entry]:
    for place in range(desk.size):
        case = SimpleNamespace(
            id=place + 1, number=1001 + place, subject=desk.subject(place), description=corpus.description(place)
        )
        told = [
            Text(Place.NOTE if kind is Direction.NOTE else Place.SAID, 3 * place + said + 1,
                 (corpus.message(3 * place + said, 3 * desk.size),))
            for said, kind in enumerate((Direction.INCOMING, Direction.NOTE, Direction.OUTGOING))
        ]  # fmt: skip
        yield from keeping.of_case(case, f"Chen {place % (desk.size // 3 + 1)}", told)


def _inserted(connection: Connection, rows: Iterator[Entry]) -> None:
    add = text(search_said.ADD["sqlite"])
    while some := list(islice(rows, AT_ONCE)):
        connection.execute(insert(Piece), [{name: getattr(each, name) for name in COLUMNS} for each in some])
        connection.execute(add, [{"id": _id(each), "tokens": " ".join(_marked(each))} for each in some])


def _copied(connection: Connection, rows: Iterator[Entry]) -> None:
    connection.execute(text("DROP INDEX ix_search_index_tokens"))
    driver: Any = connection.connection.driver_connection
    while some := list(islice(rows, 20 * AT_ONCE)):
        with driver.cursor().copy(f"COPY search_pieces ({', '.join(COLUMNS)}) FROM STDIN") as into:
            for each in some:
                into.write_row([getattr(each, name) for name in COLUMNS])
        with driver.cursor().copy("COPY search_index (id, tokens) FROM STDIN") as into:
            for each in some:
                into.write_row([_id(each), " ".join(f"'{token}'" for token in _marked(each))])
    connection.execute(text("SET LOCAL maintenance_work_mem = '1GB'"))
    connection.execute(text(GIN))


def _id(entry: Entry) -> int:
    return (entry.ticket_id << search.PIECES) + entry.seq


def _marked(entry: Entry) -> list[str]:
    return [search.marked(search.block(entry.ticket_id), each) for each in entry.tokens]
