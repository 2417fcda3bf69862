"""From empty up, down, and up again; what was kept before a migration is there after it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from core.actors import Role
from core.models import Person, PersonRole
from db import migrate
from db.base import Base
from db.session import engine, transaction
from tests.conftest import MORNING

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgres": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    " AND tablename <> 'alembic_version'",
}
LOOSER = 'with op.batch_alter_table("people") as people: people.alter_column("name", nullable={})'


def tables() -> set[str]:
    return set(inspect(engine()).get_table_names())


def indexes(kind: str) -> set[tuple[str, str]]:
    with engine().connect().execution_options(read_only=True) as connection:
        return {(name, " ".join(sql.split())) for name, sql in connection.execute(text(INDEXES[kind]))}


def spelled_otherwise(context: MigrationContext, _: Any, __: Any, found: Any, wanted: Any) -> bool:
    """Two types are the same where the database writes them alike."""
    dialect = context.dialect
    return found.compile(dialect).split(" COLLATE")[0] != wanted.compile(dialect).split(" COLLATE")[0]


def ours(name: str | None, kind: str, _: Any) -> bool:
    """The search index is no table of a model."""
    return kind != "table" or not (name or "").startswith("search_index")


def some_people() -> None:
    with transaction() as session:
        for name in ("lin", "zhou", "wang"):
            person = Person(username=name, name=name, created_at=MORNING)
            person.role_rows = [PersonRole(role=Role.AGENT), PersonRole(role=Role.TRAINER)]
            session.add(person)


def people_and_roles() -> tuple[int, int]:
    with transaction() as session:
        people = session.execute(text("SELECT count(*) FROM people")).scalar_one()
        return people, session.execute(text("SELECT count(*) FROM person_roles")).scalar_one()


def column(table: str, name: str) -> Any:
    return next(each for each in inspect(engine()).get_columns(table) if each["name"] == name)


def name_may_be_missing() -> bool:
    return bool(column("people", "name")["nullable"])


def test_an_empty_database_becomes_what_the_code_expects(bare: str) -> None:
    assert not migrate.is_current()
    migrate.upgrade()
    assert migrate.is_current()
    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": spelled_otherwise, "include_name": ours})
        assert compare_metadata(context, Base.metadata) == []


def test_the_indexes_are_the_same_to_the_letter(bare: str) -> None:
    migrate.upgrade()
    migrated = indexes(bare)
    migrate.downgrade("base")
    Base.metadata.create_all(engine())
    assert migrated == indexes(bare)


def test_keys_are_compared_byte_by_byte_after_a_migration_too(bare: str) -> None:
    migrate.upgrade()
    if bare == "postgres":
        assert column("teams", "name")["type"].collation == "C"
    with transaction() as session:
        session.execute(text("INSERT INTO teams (name) VALUES ('a'), ('B'), ('ä')"))
        found = session.execute(text("SELECT name FROM teams ORDER BY name")).scalars().all()
    assert found == ["B", "a", "ä"]


def test_down_to_nothing_and_up_again(bare: str) -> None:
    migrate.upgrade()
    shape = tables()
    migrate.downgrade("base")
    assert tables() <= {"alembic_version", "sqlite_sequence"}
    migrate.upgrade()
    assert tables() == shape


def test_a_second_upgrade_changes_nothing(bare: str) -> None:
    migrate.upgrade()
    some_people()
    migrate.upgrade()
    assert people_and_roles() == (3, 6)


def test_rebuilding_a_parent_table_keeps_its_children(bare: str, next_migration: Callable[..., None]) -> None:
    migrate.upgrade()
    some_people()
    next_migration(LOOSER.format(True), LOOSER.format(False))
    assert not migrate.is_current()
    migrate.upgrade()
    assert people_and_roles() == (3, 6)
    assert name_may_be_missing()
    migrate.downgrade("-1")
    assert people_and_roles() == (3, 6)
    assert not name_may_be_missing()


def test_a_migration_that_fails_halfway_leaves_nothing(bare: str, next_migration: Callable[..., None]) -> None:
    migrate.upgrade()
    before = tables()
    next_migration('op.create_table("half", sa.Column("id", sa.Integer)); op.execute("SELECT 1 FROM no_such_table")')
    with pytest.raises(Exception, match="no_such_table"):
        migrate.upgrade()
    assert tables() == before
    next_migration("pass")
    migrate.upgrade()
    assert migrate.is_current()


def test_a_migration_that_orphans_rows_is_taken_back(bare: str, next_migration: Callable[..., None]) -> None:
    migrate.upgrade()
    some_people()
    next_migration("op.execute(\"DELETE FROM people WHERE username = 'lin'\")")
    with pytest.raises((migrate.BrokenReferences, IntegrityError)):
        migrate.upgrade()
    assert people_and_roles() == (3, 6)


def test_references_are_checked_again_after_a_migration(bare: str) -> None:
    migrate.upgrade()
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(PersonRole(person_id=999, role=Role.AGENT))


def test_several_processes_may_start_at_once(bare: str) -> None:
    with ThreadPoolExecutor(4) as starting:
        list(starting.map(migrate.upgrade, ["head"] * 4))
    with engine().connect() as connection:
        assert versions(connection) == 1


def versions(connection: Connection) -> int:
    return connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one()
