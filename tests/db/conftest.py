"""Databases without tables, and migrations that do not exist yet."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from db import migrate, session
from tests import databases


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "bare" in metafunc.fixturenames:
        metafunc.parametrize("bare", metafunc.config.getoption("--databases").split(","), indirect=True)


@pytest.fixture
def bare(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database of this kind without a single table."""
    url = f"sqlite:///{tmp_path / 'bare.sqlite3'}" if request.param == "sqlite" else _bare_schema()
    monkeypatch.setenv("DATABASE_URL", url)
    yield request.param
    session.engine().dispose()


def _bare_schema() -> str:
    url = databases.url_of("postgres")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("DROP SCHEMA IF EXISTS bare CASCADE")
        server.execute("CREATE SCHEMA bare")
    return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3Dbare"


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{before}"


def upgrade():
    {up}


def downgrade():
    {down}
"""


@pytest.fixture
def next_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``next_migration(up, down)``: what a coming version of the desk may bring."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    before = max(scripts.glob("versions/0*.py")).name[:4]
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)

    def write(up: str, down: str = "pass") -> None:
        (scripts / "versions" / "next.py").write_text(NEXT.format(before=before, up=up, down=down), encoding="utf-8")

    return write
