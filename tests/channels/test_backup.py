import os
import sqlite3
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from core.access import seal
from core.actors import SYSTEM
from core.intake import actions as intake
from core.intake.forms import NewTicket
from core.models import Beat, Ticket
from core.triage.words import Impact, Severity, Urgency
from core.work import begin
from db import backup, session
from db.session import reading
from tests.elsewhere import until

HOUSE = Path(__file__).parents[2]


def add_case(number: int) -> None:
    form = NewTicket(
        channel="phone",
        category="quality",
        subject=f"Case {number}",
        description="x" * 2000,
        key=f"key-{number}",
        severity=Severity.GENERAL,
        urgency=Urgency.NORMAL,
        impact=Impact.ONE,
    )
    with begin(SYSTEM) as work:
        intake.open_ticket(work, form)


def cases() -> int:
    with reading() as desk:
        return desk.query(Ticket).count()


@pytest.fixture
def copy(run, amy, tmp_path) -> Path:
    """A backup of a desk with two cases; a third one comes later."""
    add_case(1)
    add_case(2)
    assert run("backup", tmp_path / "safe" / "desk.sqlite3")[0] == 0
    add_case(3)
    session.close()
    return tmp_path / "safe" / "desk.sqlite3"


def test_a_backup_taken_while_others_write_is_whole(run, amy, tmp_path):
    over, counted = threading.Event(), []

    def write() -> None:
        while not over.is_set():
            add_case(len(counted))
            counted.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            before = len(counted)
            target = tmp_path / f"{number}.sqlite3"
            assert run("backup", target)[0] == 0
            backup.verify(target)
            with sqlite3.connect(target) as one:
                assert before <= one.execute("SELECT count(*) FROM tickets").fetchone()[0] <= len(counted) + 1
    finally:
        over.set()
        writer.join()
    assert counted


def test_a_backup_is_one_private_file_with_its_key(copy):
    assert sorted(each.name for each in copy.parent.iterdir()) == ["desk.sqlite3", "desk.sqlite3.key"]
    if os.name == "posix":
        assert {stat.S_IMODE(each.stat().st_mode) for each in copy.parent.iterdir()} == {0o600}


def test_a_restored_desk_is_as_it_was_and_the_newer_one_is_kept(run, copy, home):
    code, said, _ = run("restore", copy)
    assert (code, "is kept as" in said) == (0, True)
    assert cases() == 2
    (aside,) = home.glob("desk.sqlite3.before-*")
    with sqlite3.connect(aside) as newer:
        assert newer.execute("SELECT count(*) FROM tickets").fetchone() == (3,)
    assert run("check")[0] == 0


def test_sealed_things_can_be_opened_after_a_restore_on_another_machine(run, copy, monkeypatch, tmp_path):
    sealed = seal.seal("13800138000")
    session.close()
    monkeypatch.setenv("DESK_HOME", str(tmp_path / "another machine"))
    assert run("restore", copy)[0] == 0
    assert seal.unseal(sealed) == "13800138000"
    assert cases() == 2


def test_a_running_desk_is_not_replaced(run, copy):
    command = [sys.executable, "-m", "channels.desk", "worker", "--child"]
    worker = subprocess.Popen(command, cwd=HOUSE, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert at_work()
        code, _, said = run("restore", copy)
    finally:
        worker.communicate()
    assert (code, "has this database open" in said, cases()) == (1, True, 3)
    session.close()
    assert run("restore", copy)[0] == 0


def at_work() -> bool:
    """The worker's clocks have ticked; then this process lets go of the file."""
    ticked = until(_ticked)
    session.close()
    return ticked


def _ticked() -> bool:
    with reading() as desk:
        return desk.query(Beat).count() > 0


@pytest.mark.parametrize("damage", ["cut", "text", "other", "missing"])
def test_what_is_no_whole_backup_replaces_nothing(run, copy, damage):
    if damage == "cut":
        copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    elif damage == "text":
        copy.write_text("not a database", encoding="ascii")
    else:
        copy.unlink()
    if damage == "other":
        sqlite3.connect(copy).execute("CREATE TABLE notes (text)").connection.close()
    assert run("restore", copy)[0] == 1
    assert cases() == 3


def test_a_backup_that_fails_leaves_nothing_behind(run, amy, tmp_path, monkeypatch):
    def full(_place: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "verify", full)
    code, _, said = run("backup", tmp_path / "safe.sqlite3")
    assert (code, said) == (1, "The disk is full. Make room and try again; nothing half done is left behind.\n")
    assert not list(tmp_path.glob("safe*"))


def test_on_postgres_the_command_says_which_tool_to_use(run, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk@127.0.0.1/desk")
    code, _, said = run("backup")
    assert (code, "pg_dump" in said) == (1, True)
