"""A session that changes things: it knows what it has changed, and sends together what nobody reads again."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Insert, event, insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, SessionTransaction

from db.base import Base, Json, Lasting, Scratch

T = TypeVar("T")


class Writing(Session):
    """``changed``: the names of the classes it has written so far, filled in as it flushes; scratch does not count."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changed, self.told = set[str](), dict[str, Any]()
        self.held = list[Any]()  # what it has made is not asked for again
        self._later: dict[type[Base], list[Json]] = {}
        self._before: dict[SessionTransaction, set[str]] = {}

    def later(self, kind: type[Base], row: Json) -> None:
        """Write a row that nobody in this transaction holds: with its like in one statement, at the next flush."""
        self._later.setdefault(kind, []).append(row)

    def flush(self, objects: Sequence[Any] | None = None) -> None:
        super().flush(objects)
        self.write_later()

    def write_later(self) -> None:
        while self._later:
            kind, rows = self._later.popitem()
            self.connection().execute(_insert(kind), rows if len(rows) > 1 else rows[0])
            self.note([kind])

    def put(self, row: Base) -> bool:
        """Keep a row, unless somebody, or another tab, was quicker to make its like; whether it is new."""
        try:
            with self.begin_nested():
                self.add(row)
                self.flush()
        except IntegrityError:
            return False
        return True

    def upsert(self, kind: type[Base]) -> postgresql.Insert | sqlite.Insert:
        """An insert that can say what is done where the row is there already: each database has its own."""
        return (sqlite.insert if self.get_bind().dialect.name == "sqlite" else postgresql.insert)(kind)

    def told_again(self, question: str, ask: Callable[[], T]) -> T:
        """What was read of ``Lasting`` tables, until this transaction changes them itself."""
        if any(isinstance(row, Lasting) for row in (*self.new, *self.dirty, *self.deleted)):
            self.flush()
        if question not in self.told:
            self.told[question] = ask()
        found: T = self.told[question]
        return found

    def note(self, kinds: Iterable[type]) -> None:
        for kind in kinds:
            if issubclass(kind, Lasting):
                self.told.clear()
            if not issubclass(kind, Scratch):
                self.changed.add(kind.__name__)

    def remember(self, part: SessionTransaction) -> None:
        self._before[part] = set(self.changed)

    def forget(self) -> None:
        """What a savepoint took back was not changed; what stood before it had been flushed."""
        self.told.clear()
        self._later.clear()
        if (part := self.get_nested_transaction()) is not None:
            self.changed.intersection_update(self._before[part])


@cache
def _insert(kind: type[Base]) -> Insert:
    return insert(kind)


def _differs(row: object) -> bool:
    """As ``is_modified`` has it, which asks every column."""
    state: InstanceState[Any] = inspect(row, raiseerr=True)
    return any(state.dict.get(name) != value for name, value in state.committed_state.items())


@event.listens_for(Writing, "before_flush")
def _(session: Writing, *_: object) -> None:
    made: list[object] = list(session.new)
    others: list[object] = [*(row for row in session.dirty if _differs(row)), *session.deleted]
    session.held += made
    session.note({type(row) for row in (*made, *others)})


@event.listens_for(Writing, "do_orm_execute")
def _(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and state.bind_mapper and isinstance(state.session, Writing):
        state.session.note([state.bind_mapper.class_])


@event.listens_for(Writing, "before_commit")
def _(session: Writing) -> None:
    session.write_later()


@event.listens_for(Writing, "after_transaction_create")
def _(session: Writing, part: SessionTransaction) -> None:
    session.remember(part)


@event.listens_for(Writing, "after_rollback")
def _(session: Writing) -> None:
    session.forget()
