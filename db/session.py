"""Two doors to the database: ``transaction`` to change it, ``reading`` to look.

The SQLite settings are those under which no update was lost and no acknowledged one vanished in a power cut:
write-ahead log, full sync, ``BEGIN IMMEDIATE``, and one fair queue of writers per process.
"""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import config
from db.writers import WriterQueue
from db.writing import Writing

T = TypeVar("T")

_inside = threading.local()


def engine() -> Engine:
    return engine_for(config.database_url())


@cache
def engine_for(url: str) -> Engine:
    """One engine per address and process; ``close`` forgets it."""
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_size=8, max_overflow=24, pool_pre_ping=True, hide_parameters=True)
    Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
    several = {"check_same_thread": False}
    return _as_measured(
        create_engine(
            url, pool_size=8, max_overflow=56, connect_args=several, hide_parameters=True
        )  # logs are no diary
    )


def _as_measured(engine: Engine) -> Engine:
    queue = WriterQueue()

    @event.listens_for(engine, "connect")
    def _(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        if connection.get_execution_options().get("read_only"):
            connection.exec_driver_sql("BEGIN")
            return
        queue.acquire()
        connection.info["writing"] = True
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def _(_: object, record: Any) -> None:
        if record.info.pop("writing", False):
            queue.release()

    return engine


def close() -> None:
    """Let go of every connection: before a fork, a restore, or the end of a test."""
    if engine_for.cache_info().currsize:
        engine().dispose()
    engine_for.cache_clear()


@contextmanager
def transaction() -> Generator[Writing]:
    """All of it is kept, or none of it. Never inside another one: two halves are not a whole."""
    if getattr(_inside, "transaction", False):
        raise RuntimeError("a transaction inside a transaction")
    _inside.transaction = True
    if view := _view():
        view.end()  # what is read after a change shows it, and nobody waits for their turn with a view in hand
    try:
        with Writing(engine(), expire_on_commit=False) as session, session.begin():
            yield session
    finally:
        _inside.transaction = False


class View:
    """The one connection of a thread that reads many times in a moment; opened by the first who reads."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self.answers: dict[str, Any] = {}

    def connection(self) -> Connection:
        if self._connection is None:
            self._connection = engine().connect().execution_options(read_only=True)
            self._connection.begin()
        return self._connection

    def end(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.answers.clear()


def _view() -> View | None:
    return getattr(_inside, "view", None)


@contextmanager
def one_view() -> Generator[None]:
    """What this thread reads meanwhile comes by one connection, and on SQLite is of one moment, until it writes."""
    if _view():
        yield
        return
    _inside.view = View()
    try:
        yield
    finally:
        _inside.view.end()
        _inside.view = None


def told_once(question: str, ask: Callable[[], T]) -> T:
    """What is asked again within one view has its answer already; outside of one it is asked every time."""
    view = _view()
    if view is None:
        return ask()
    if question not in view.answers:
        answer = ask()
        view.answers[question] = answer
    found: T = view.answers[question]
    return found


def told_again(session: Session, question: str, ask: Callable[[], T]) -> T:
    """The same for what is read of ``Lasting`` tables, and within a transaction too, until that changes them itself."""
    return session.told_again(question, ask) if isinstance(session, Writing) else told_once(question, ask)


@contextmanager
def reading() -> Generator[Session]:
    view = _view()
    if view is None:
        with engine().connect().execution_options(read_only=True) as connection:
            yield from _looking(connection)
        return
    try:
        yield from _looking(view.connection())
    except DBAPIError:  # on Postgres nothing more can be read by it
        view.end()
        raise


def _looking(connection: Connection) -> Generator[Session]:
    with Session(connection, autoflush=False) as session:
        yield session
