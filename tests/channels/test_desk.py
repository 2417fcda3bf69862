import getpass
import sqlite3

import pytest

from core.access import door
from core.access.door import Caller
from core.actors import SYSTEM
from core.models import Person, Ticket, Visit
from core.work import look
from db.session import engine, reading
from tests.imports.conftest import CASES, real


@pytest.fixture
def file(tmp_path):
    place = tmp_path / "cases.csv"
    place.write_text(CASES, encoding="utf-8")
    return place


def test_the_first_administrator_founds_the_desk(amy):
    assert door.knock("amy", "correct horse battery", Caller("visitor", "local", "test"))
    with look(SYSTEM) as desk:
        assert [role.value for role in desk.session.get_one(Person, 1).roles] == ["admin"]


def test_a_second_administrator_joins(run, amy):
    assert run("create-admin", "bo") == (0, "“bo” can sign in now.\n", "")
    code, _, said = run("create-admin", "bo")
    assert (code, "taken" in said) == (1, True)


def test_two_different_passphrases_are_refused(run, amy, monkeypatch):
    typed = iter(["one passphrase", "another passphrase"])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    code, _, said = run("create-admin", "bo")
    assert (code, said) == (1, "The two passphrases are not the same. Please type both again.\n")


def test_a_trial_import_counts_and_writes_nothing(run, amy, file):
    code, said, _ = run("import", file, "--source", "old desk", "--dry-run")
    assert code == 0
    assert "Trial run: 6 rows, 3 cases." in said
    with reading() as session:
        assert session.query(Ticket).count() == 0


def test_an_import_says_what_came_of_it(run, amy, file):
    _, said, _ = run("import", file, "--source", "old desk")
    assert "new 3 · changed 0 · unchanged 0" in said
    assert "kept: 1 · Resolved before its first response (imported, left out of averages)" in said
    assert "Nothing has changed" in run("import", file, "--source", "old desk")[1]


def test_a_mapping_comes_from_a_file(run, amy, file, tmp_path):
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("order: dmy\nvalues: {priority: {High: P1, Low: P1}}\n", encoding="utf-8")
    run("import", file, "--source", "old desk", "--mapping", mapping)
    with reading() as session:
        assert [ticket.priority for ticket in session.query(Ticket).order_by(Ticket.id)][:2] == ["P1", "P1"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("order: sideways\n", "The mapping is not right at “order”"),
        ("columns: {id: [Nothing]}\n", "The file has no column “Nothing”"),
        ("columns: 7\n", "The mapping is not right at “columns”"),
        ("- just\n- a list\n", "must hold names and values"),
        ("{", "That did not work"),
    ],
)
def test_a_mapping_that_says_nothing_is_refused(run, amy, file, tmp_path, content, sentence):
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(content, encoding="utf-8")
    code, _, said = run("import", file, "--source", "old desk", "--mapping", mapping)
    assert (code, sentence in said) == (1, True)


def test_the_real_log_is_imported_from_the_command_line(run, amy, tmp_path):
    place = tmp_path / "incidents.csv"
    place.write_bytes(real("servicenow_incident_events_A.csv"))
    _, said, _ = run("import", place, "--source", "servicenow")
    assert "2,984 rows, 444 cases" in said
    assert "new 444" in said
    assert run("check") == (0, "Everything that was checked is in order.\n", "")


def test_a_missing_file_is_a_sentence(run, amy, tmp_path):
    code, _, said = run("import", tmp_path / "nowhere.csv", "--source", "x")
    assert (code, "nowhere.csv: No such file" in said) == (1, True)


def test_an_empty_database_is_a_sentence(run, file):
    code, _, said = run("import", file, "--source", "x")
    assert (code, "migrate" in said) == (1, True)


def test_a_locked_database_is_a_sentence(run, amy, home, file):
    with engine().connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
    blocker = sqlite3.connect(home / "desk.sqlite3", isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    try:
        code, _, said = run("import", file, "--source", "x")
    finally:
        blocker.close()
    assert (code, "locked" in said) == (1, True)


def test_a_database_out_of_reach_is_a_sentence(run, home, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    code, _, said = run("check")
    assert (code, "cannot be reached" in said) == (1, True)


def test_check_before_migrate_says_so(run):
    code, said, _ = run("check")
    assert (code, "migrate" in said) == (1, True)


def test_check_names_each_fault(run, amy, file):
    run("import", file, "--source", "old desk")
    with engine().begin() as connection:
        connection.exec_driver_sql("UPDATE tickets SET step = 'working' WHERE id = 2")
        connection.exec_driver_sql("UPDATE visits SET left_at = 1 WHERE ticket_id = 1")
    code, said, _ = run("check")
    assert code == 1
    assert said.splitlines() == [
        "Case 1 stands in no step.",
        "Case 2 says it is in another step than its last visit.",
    ]


def test_no_command_is_a_usage_error(run):
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code == 2


def test_nobody_lives_in_a_step_without_a_visit(run, amy, file):
    run("import", file, "--source", "old desk")
    with reading() as session:
        standing = {visit.ticket_id: visit.step for visit in session.query(Visit).filter(Visit.left_at.is_(None))}
        assert standing == {ticket.id: ticket.step for ticket in session.query(Ticket)}
