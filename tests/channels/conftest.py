"""A desk of its own in a folder of its own, as the command line meets it."""

import getpass
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from channels.desk import main
from db import session

Said = tuple[int, str, str]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    session.close()
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DESK_SECRET")
    yield tmp_path / "home"
    session.close()


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """``run("check")`` gives the exit code, what was said, and what was said of failures."""

    def command(*words: object) -> Said:
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return command


@pytest.fixture
def amy(run: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> str:
    """A founded desk with its first administrator."""
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "correct horse battery")
    assert run("migrate")[0] == 0
    assert run("create-admin", "amy", "--language", "en", "--time-zone", "UTC")[0] == 0
    return "amy"
