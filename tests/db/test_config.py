"""What the environment says, and the one secret of a desk."""

import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from db import config


@pytest.mark.parametrize("plain", ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"])
def test_every_spelling_of_postgres_is_spoken_with_psycopg(plain: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", plain)
    assert config.database_url() == "postgresql+psycopg://u:p@h/d"


def test_without_an_address_the_desk_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("DESK_HOME", str(tmp_path))
    assert config.database_url() == f"sqlite:///{tmp_path / 'desk.sqlite3'}"


def test_hosts_are_separated_by_commas_and_blanks_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_HOSTS", "desk.example, 10.0.0.7 ,,")
    assert config.hosts() == ("desk.example", "10.0.0.7")
    monkeypatch.delenv("DESK_HOSTS")
    assert config.hosts() == ()


def test_jobs_run_in_a_child_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_JOBS", raising=False)
    assert config.runs_jobs()
    monkeypatch.setenv("DESK_JOBS", "none")
    assert not config.runs_jobs()


def secret_of(home: str) -> bytes:
    os.environ.pop("DESK_SECRET", None)
    os.environ["DESK_HOME"] = home
    return config.secret()


def test_processes_starting_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as starting:
        secrets = set(starting.map(secret_of, [str(tmp_path / "new")] * 16, chunksize=1))
    assert len(secrets) == 1
    assert len(secrets.pop()) >= 48
    assert [each.name for each in (tmp_path / "new").iterdir()] == ["desk.key"]
    assert stat.S_IMODE((tmp_path / "new" / "desk.key").stat().st_mode) == 0o600


def test_a_secret_from_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_HOME", str(tmp_path))
    monkeypatch.setenv("DESK_SECRET", "shared by several machines")
    assert config.secret() == b"shared by several machines"
    assert not (tmp_path / "desk.key").exists()
