"""Learning as a job: the examples go to a process of its own, which alone loads what learning takes, and ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile

from core.actors import SYSTEM
from core.hints import actions, rules
from core.hints.forms import Lesson
from core.hints.lessons import views
from core.hints.words import Target
from core.jobs.run import Run
from core.work import look
from db.base import Json

HOUSE = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "core.hints.learning"]
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # the other processors are for those at work
LOOKS = 1.0  # seconds between two looks whether anybody still wants it

Teach = Callable[[Json, Callable[[], None]], bytes]


def learn(run: Run, teach: Teach | None = None) -> None:
    """A run that was broken off begins anew: nothing of it had been kept."""
    with look(SYSTEM, run.clock) as desk:
        newest_event, cases = views.newest_event(desk), views.examples(desk)
    if not rules.learnable([code for _, code, _, _ in cases]):
        with run.batch() as batch:
            batch.progress(0, 0, {"too_few": len(cases), "least": rules.LEAST_CASES})
        return
    columns = [list(each) for each in zip(*cases, strict=True)]
    asked = {"texts": columns[0], "answers": dict(zip(Target, columns[1:], strict=True))}
    told, _, content = (teach or _taught)(asked, lambda: _still_wanted(run, len(cases))).partition(b"\n")
    with run.batch() as batch:
        row = actions.keep(batch.work, Lesson(len(cases), newest_event, json.loads(told), content))
        batch.progress(len(cases), len(cases), {"version": row.id, "cases": len(cases)})


def _still_wanted(run: Run, cases: int) -> None:
    """Raises where it is not: cancelled, the worker ends, or another one has the job."""
    with run.batch() as batch:
        batch.progress(0, cases)


def _taught(asked: Json, still_wanted: Callable[[], None]) -> bytes:
    """What the process says; it does not outlive the wish for it."""
    with TemporaryFile() as given, TemporaryFile() as answer:
        given.write(json.dumps(asked).encode())
        given.seek(0)
        process = subprocess.Popen(COMMAND, stdin=given, stdout=answer, cwd=HOUSE, env={**os.environ, **ONE_THREAD})
        try:
            while not _ended(process):
                still_wanted()
        finally:
            process.kill()
            process.wait()
        if process.returncode:
            raise RuntimeError(f"learning ended with {process.returncode}")
        answer.seek(0)
        return answer.read()


def _ended(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(LOOKS)
    except subprocess.TimeoutExpired:
        return False
    return True
