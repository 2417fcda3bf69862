"""What only real processes can show: one claim for each job, and an import that outlives its worker."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from channels.jobs import Runner
from core.actors import SYSTEM
from core.clock import utc_now
from core.imports import actions as imports
from core.imports.forms import NewImport
from core.imports.tally import Tally
from core.integrity.views import findings
from core.jobs import actions, claims
from core.jobs.words import JobKind, JobState
from core.models import EventRow, ExternalRef, KeptRow, Ticket
from core.work import begin, look
from db import session
from tests.elsewhere import PATIENCE, until
from tests.jobs.conftest import job

HOUSE = Path(__file__).parents[2]
CASES = 1500


def claim_all(holder: str) -> list[int]:
    taken = []
    while True:
        with begin(SYSTEM) as work:
            found = claims.claim(work, holder)
        if found is None:
            return taken
        taken.append(found.id)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_sixteen_processes_claim_each_job_once(wang):
    with begin(wang) as work:
        for _ in range(200):
            actions.enqueue(work, JobKind.IMPORT, {})
    session.close()
    with multiprocessing.get_context("fork").Pool(16) as pool:
        taken = Counter(number for each in pool.map(claim_all, map(str, range(16))) for number in each)
    assert len(taken) == 200
    assert set(taken.values()) == {1}


def table() -> bytes:
    lines = ["id,subject,status,opened,first response,resolved,customer"]
    for number in range(CASES):
        answered = "2026-01-06" if number % 10 else "2026-01-09"
        lines.append(f"{number},Case {number},Closed,2026-01-05,{answered},2026-01-07,Customer {number % 500}")
    return "\n".join(lines).encode()


def waited(number: int, reached: int) -> bool:
    return until(lambda: job(number).done >= reached)


def test_an_import_killed_on_its_way_is_finished_exactly_once(wang):
    with begin(wang) as work:
        row = imports.upload(work, NewImport("old desk", "cases.csv", table()))
        number = imports.start(work, row.id).job_id
    worker = subprocess.Popen([sys.executable, "-m", "channels.desk", "worker"], cwd=HOUSE, env=os.environ.copy())
    try:
        assert waited(number, 250)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    broken_off = job(number)
    assert (broken_off.state, broken_off.done < CASES) == (JobState.RUNNING, True)
    successor = Runner(threading.Event(), ticks=())
    assert not successor.work_one()  # the lease of the dead one still counts
    successor.clock = lambda: utc_now() + timedelta(seconds=31)
    assert successor.work_one()
    assert_whole(number)


def assert_whole(number: int) -> None:
    ended = job(number)
    tally = Tally.of(ended.result)
    assert (ended.state, ended.attempts, tally.new, tally.cases) == (JobState.DONE, 2, CASES, CASES)
    with look(SYSTEM) as desk:
        counted = [desk.session.query(each).count() for each in (Ticket, ExternalRef, KeptRow)]
        events = Counter(kind for (kind,) in desk.session.query(EventRow.kind))
        assert findings(desk) == []
    assert counted == [CASES, CASES + 500, CASES // 10]
    assert (events["ticket.imported"], events["import.finished"]) == (CASES, 1)


def test_a_worker_ends_after_its_batch_when_told_to(wang):
    with begin(wang) as work:
        row = imports.upload(work, NewImport("old desk", "cases.csv", table()))
        number = imports.start(work, row.id).job_id
    worker = subprocess.Popen(
        [sys.executable, "-m", "channels.desk", "worker", "--child"],
        cwd=HOUSE,
        env=os.environ.copy(),
        stdin=subprocess.PIPE,
    )
    assert waited(number, 250)
    assert worker.stdin
    worker.stdin.close()  # as when the server is gone
    assert worker.wait(PATIENCE) == 0
    handed_back = job(number)
    assert (handed_back.state, handed_back.attempts) == (JobState.QUEUED, 0)
    assert 0 < handed_back.done < CASES
