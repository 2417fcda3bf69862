"""Nothing lost, nobody overtaken, no half transactions."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from core.models import Brand, Job, Team
from db import writers
from db.session import one_view, reading, transaction
from db.writers import WriterQueue
from tests.conftest import MORNING
from tests.elsewhere import PATIENCE

WRITERS, ROUNDS = 32, 10


def test_a_transaction_inside_a_transaction_is_refused(database: str) -> None:
    with transaction(), pytest.raises(RuntimeError, match="inside"), transaction():
        pass
    with transaction() as session:  # and the door opens again afterwards
        session.add(Team(name="care"))


def test_a_failure_takes_everything_back(database: str) -> None:
    with pytest.raises(ZeroDivisionError):
        half_done()
    with reading() as session:
        assert session.scalars(select(Team)).all() == []


def half_done() -> None:
    with transaction() as session:
        session.add(Team(name="care"))
        session.flush()
        raise ZeroDivisionError


def test_thirty_two_writers_lose_nothing_and_nobody_is_locked_out(database: str) -> None:
    with transaction() as session:
        session.add(Job(kind="count", input={}, made_at=MORNING, not_before=MORNING))

    def count(_: int) -> None:
        for _ in range(ROUNDS):
            with transaction() as session:
                job = session.scalars(select(Job).with_for_update()).one()
                job.done += 1

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(count, range(WRITERS)))
    with reading() as looking:
        assert looking.scalars(select(Job.done)).one() == WRITERS * ROUNDS


def test_one_may_look_while_another_writes(database: str) -> None:
    with transaction() as writing:
        writing.add(Team(name="care"))
        writing.flush()
        with ThreadPoolExecutor(1) as elsewhere:
            assert elsewhere.submit(names).result(timeout=PATIENCE) == []
    assert names() == ["care"]


def names() -> list[str]:
    with reading() as session:
        return list(session.scalars(select(Team.name)))


def test_a_number_once_given_never_returns(database: str) -> None:
    with transaction() as session:
        session.add(first := Team(name="first"))
    with transaction() as session:
        session.delete(session.get_one(Team, first.id))
    with transaction() as session:
        session.add(second := Team(name="second"))
    assert second.id > first.id


def test_sqlite_runs_under_the_settings_that_lose_nothing(database: str) -> None:
    if not database.startswith("sqlite"):
        pytest.skip("settings of SQLite")
    with reading() as session:
        found = [session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert found == ["wal", 2, 1]


def test_the_queue_serves_in_the_order_of_arrival() -> None:
    queue, served = WriterQueue(), []
    queue.acquire()
    arrived = []
    for number in range(5):
        ready = threading.Event()
        arrived.append(threading.Thread(target=_serve, args=(queue, served, number, ready)))
        arrived[-1].start()
        ready.wait(PATIENCE)
        while len(queue._waiting) <= number:
            ready.wait(0)
    queue.release()
    for each in arrived:
        each.join(PATIENCE)
    assert served == [0, 1, 2, 3, 4]


def _serve(queue: WriterQueue, served: list[int], number: int, ready: threading.Event) -> None:
    ready.set()
    queue.acquire()
    served.append(number)
    queue.release()


def test_who_waits_too_long_leaves_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "PATIENCE", 0.01)
    queue = WriterQueue()
    queue.acquire()
    with pytest.raises(TimeoutError):
        queue.acquire()
    queue.release()
    queue.acquire()  # the turn was not given to the one who had left


def test_the_watch_sees_rows_and_bulk_statements_but_not_scratch(database: str) -> None:
    with transaction() as session:
        changed = session.changed
        session.add(Job(kind="count", input={}, made_at=MORNING, not_before=MORNING))
        session.flush()
        assert changed == set()
        session.add(Brand(code="main", name="Aftercare"))
        session.flush()
        session.execute(update(Team).values(name="care"))
        assert changed == {"Brand", "Team"}


def teams() -> list[str]:
    with reading() as session:
        return list(session.scalars(select(Team.name).order_by(Team.id)))


def elsewhere(name: str) -> None:
    """Somebody else adds a team meanwhile."""

    def add() -> None:
        with transaction() as session:
            session.add(Team(name=name))

    other = threading.Thread(target=add)
    other.start()
    other.join()


def test_one_view_is_of_one_moment_until_it_changes_something_itself(database: str) -> None:
    with one_view():
        assert teams() == []
        elsewhere("care")
        with one_view():
            assert teams() == ([] if "sqlite" in database else ["care"])  # Postgres shows what others have kept
        with transaction() as session:
            session.add(Team(name="repair"))
        assert teams() == ["care", "repair"]
    elsewhere("logistics")
    assert teams() == ["care", "repair", "logistics"]


def test_a_failed_question_does_not_spoil_the_next(database: str) -> None:
    with one_view():
        with pytest.raises(DBAPIError), reading() as session:
            session.execute(text("SELECT nothing FROM nowhere"))
        assert teams() == []
