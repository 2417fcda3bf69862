"""Bring the database to the shape that the code expects, or back."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db.session import engine

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 7301  # any number, as long as nothing else in this database locks it


class BrokenReferences(RuntimeError):
    """A migration left rows that point to nothing; it was taken back."""


def upgrade(to: str = "head") -> None:
    """All missing migrations in one transaction: a desk is never left between two shapes."""
    with _alone() as connection:
        command.upgrade(_config(connection), to)


def downgrade(to: str) -> None:
    """Back to ``to``; ``base`` is the empty database."""
    with _alone() as connection:
        command.downgrade(_config(connection), to)


def is_current() -> bool:
    with engine().connect().execution_options(read_only=True) as connection:
        here = MigrationContext.configure(connection).get_current_heads()
    return set(here) == set(ScriptDirectory(SCRIPTS).get_heads())


def draft(title: str) -> None:
    """Write the next migration from what the models say and the database lacks; for developers."""
    with _alone() as connection:
        number = len(list(ScriptDirectory(SCRIPTS).walk_revisions())) + 1
        command.revision(_config(connection), title, autogenerate=True, rev_id=f"{number:04}")


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _alone() -> Generator[Connection]:
    """A connection that nobody else migrates beside, in a transaction that ends with the caller."""
    with engine().connect() as connection, _references_asleep(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        yield connection
        if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise BrokenReferences


@contextmanager
def _references_asleep(connection: Connection) -> Generator[None]:
    """SQLite rebuilds a table by dropping it, which would take the rows that refer to it along."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
