"""The search index: pieces of text, and the tokens by which they are found; the same answers on both databases.

A token is kept under the block of cases that its case belongs to, so that the newest are found without the rest:
FTS5 on SQLite, GIN on Postgres. What the index says of several tokens is checked again on the piece itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import BigInteger, ColumnElement, Connection, String, Table, bindparam, event, insert, text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column
from sqlalchemy.sql.selectable import TextualSelect

from db.base import Base, Key, Scratch
from db.search_said import ADD, AMONG, BY_INDEX, DROP, FOUND, LISTED, NEWEST, SHAPE

BLOCK = 13  # bits: so many cases have their tokens in common
PIECES = 20  # bits: no case has more pieces
AT_ONCE = 2_500  # hits that are fetched in one go
WIDER = 8  # times as many blocks at the most: a word that is rare today may have been common once
END = 1 << 62
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Piece(Scratch, Base):
    """A text in the one spelling, or a part of a long one; ``source_id``: the row that it was taken from."""

    __tablename__ = "search_pieces"

    ticket_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Key)
    source_id: Mapped[int]
    text: Mapped[str]


NEW = insert(Base.metadata.tables[Piece.__tablename__])
INDEXED = {dialect: text(statement) for dialect, statement in ADD.items()}


class Token(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def begins(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Hits:
    """``ids``: cases with commas between them, as the database takes them back; one may stand there twice."""

    count: int
    ids: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece and what it is found by."""

    ticket_id: int
    seq: int
    kind: str
    source_id: int
    text: str
    tokens: Sequence[str]


def _make(_: Table, connection: Connection, **__: Any) -> None:
    for statement in SHAPE[connection.dialect.name]:
        connection.execute(text(statement))


def _unmake(_: Table, connection: Connection, **__: Any) -> None:
    connection.execute(text("DROP TABLE IF EXISTS search_index"))


event.listen(Base.metadata.tables[Piece.__tablename__], "after_create", _make)
event.listen(Base.metadata.tables[Piece.__tablename__], "before_drop", _unmake)


def add(session: Session, entries: Sequence[Entry]) -> None:
    names = ("ticket_id", "seq", "kind", "source_id", "text")
    rows = sorted(entries, key=lambda each: (each.ticket_id, each.seq))  # as FTS5 likes them
    if rows:
        to, dialect = session.connection(), _dialect(session)
        to.execute(NEW, [{name: getattr(each, name) for name in names} for each in rows])
        to.execute(INDEXED[dialect], [_indexed(dialect, each) for each in rows])


def remove(session: Session, entries: Sequence[Entry]) -> None:
    """Out of the index; the pieces themselves go by the caller's own statement."""
    if entries:
        dialect = _dialect(session)
        session.execute(text(DROP[dialect]), [_indexed(dialect, each) for each in entries])


def found(session: Session, wanted: Sequence[Token], newest: int) -> TextualSelect:
    """All cases with all these tokens in one piece, to be asked ``IN``."""
    dialect = _by_index(session)
    statement = f"SELECT id >> {PIECES} AS id FROM ({FOUND[dialect]}) AS hits"
    return _asked(statement, wanted=_spelled(dialect, wanted, range((newest >> BLOCK) + 1)))


def how_common(session: Session, wanted: Sequence[Token], block: int, most: int) -> int:
    """How many pieces of this block hold these tokens; nobody counts beyond ``most``."""
    dialect = _by_index(session)
    statement = text(f"SELECT count(*) FROM ({FOUND[dialect]} LIMIT :most) AS hits")
    given = {"wanted": _spelled(dialect, wanted, [block]), "most": most}
    return int(session.execute(statement, given).scalar_one())


def walk(session: Session, wanted: Sequence[Token], newest: int) -> Iterator[Hits]:
    """The cases with all these tokens in one piece, the newest first, many at a time: as many blocks as fill it."""
    blocks, first, last = list(range(newest >> BLOCK, -1, -1)), 0, 1
    cases = newest % (1 << BLOCK) + 1  # the newest block has only begun
    _by_index(session)
    while first < len(blocks):
        below, count = END, 0
        while below:
            hits, lowest = _some(session, wanted, blocks[first:last], below)
            count, below = count + hits.count, lowest if hits.count == AT_ONCE else 0
            if hits.count:
                yield hits
        promised = AT_ONCE * cases // max(1, count) >> BLOCK
        first, last = last, last + max(1, min(promised, WIDER * last))
        cases = last - first << BLOCK


def among(session: Session, ids: str) -> TextualSelect:
    """These rows, with commas between them, to be asked ``IN``: fetched first, looked at afterwards."""
    return _asked(AMONG[_dialect(session)], ids=ids)


def _asked(statement: str, **given: str) -> TextualSelect:
    values = (bindparam(name, value, type_=String, unique=True) for name, value in given.items())
    return text(statement).bindparams(*values).columns(id=BigInteger)


def block(ticket_id: int) -> int:
    return ticket_id >> BLOCK


def holds(column: InstrumentedAttribute[str], shape: str) -> ColumnElement[bool]:
    """Shapes hold letters, figures and spaces only: no sign of theirs means anything to the database."""
    return column.like(f"%{shape}%")


def _some(session: Session, wanted: Sequence[Token], blocks: Sequence[int], below: int) -> tuple[Hits, int]:
    """The next hits, and the lowest of them."""
    dialect = _dialect(session)
    listed = LISTED[dialect].format(bits=PIECES)
    statement = text(f"SELECT count(*), min(id), {listed} FROM ({FOUND[dialect]}{NEWEST[dialect]}) AS hits")
    given = {"wanted": _spelled(dialect, wanted, blocks), "below": below, "most": AT_ONCE}
    count, lowest, ids = session.execute(statement, given).one()
    return Hits(count, ids or ""), lowest or 0


def _spelled(dialect: str, wanted: Sequence[Token], blocks: Iterable[int]) -> str:
    """Each token in any of the blocks; a piece has tokens of its own block only, so they are all of one."""
    quote, beginning = ('"', "*") if dialect == "sqlite" else ("'", ":*")
    either, both = (" OR ", " AND ") if dialect == "sqlite" else ("|", "&")
    return both.join(
        f"({either.join(f'{quote}{marked(each, token.text)}{quote}{beginning * token.begins}' for each in blocks)})"
        for token in wanted
    )


def _indexed(dialect: str, entry: Entry) -> dict[str, Any]:
    mark = marked(entry.ticket_id >> BLOCK, "")
    all_of_it = [mark + each for each in entry.tokens]
    tokens = " ".join(all_of_it) if dialect == "sqlite" else all_of_it
    return {"id": (entry.ticket_id << PIECES) + entry.seq, "tokens": tokens}


def marked(block: int, token: str) -> str:
    """Four signs for the block, then the token."""
    return "".join(DIGITS[block // 36**place % 36] for place in (3, 2, 1, 0)) + token


def _by_index(session: Session) -> str:
    """The dialect, once the planner has been told that the index is the way; until the transaction ends."""
    dialect = _dialect(session)
    if dialect == "postgresql":
        session.execute(text(BY_INDEX))
    return dialect


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name
