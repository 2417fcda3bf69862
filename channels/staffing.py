"""What-ifs as a job: the worker reads what the desk knows, and keeps what a process of its own makes of it."""

import zlib
from collections.abc import Callable
from dataclasses import replace

from pydantic import TypeAdapter

from channels import aside
from core.actors import SYSTEM
from core.jobs.run import Run
from core.people.acting import acting
from core.permissions import Permission
from core.staffing import actions
from core.staffing.forms import Answered
from core.staffing.study import asking
from core.staffing.study.results import Answer, Asked
from core.staffing.words import StudyKind
from core.work import look

STUDYING = "core.staffing.study.compute"
LOOKS = 0.3  # seconds: somebody waits for it at the screen

Look = Callable[[str], None]
Compute = Callable[[bytes, Look], bytes]


def work_out(run: Run, compute: Compute | None = None) -> None:
    """A run that was broken off begins anew: nothing of it had been kept."""
    with look(SYSTEM, run.clock) as desk:
        me = acting(desk, run.given["person"], Permission.PLAN_STAFF)
    with look(me, run.clock) as desk:
        asked, private = asking.asked(desk, run.given["trial"], run.given["seed"])
    given = TypeAdapter(Asked).dump_json(asked)
    said = (compute or _computed)(given, lambda line: _heard(run, line))
    answer = TypeAdapter(Answer).validate_json(said.splitlines()[-1])
    result = TypeAdapter(Answer).dump_python(answer, mode="json")["study"]
    with run.batch() as batch:
        kept = Answered(
            kind=StudyKind.WHAT_IF, person_id=me.person_id, private=private, seed=asked.seed,
            code_version=asking.code_version(), engine=answer.engine, asked=zlib.compress(given), result=result,
        )  # fmt: skip
        row = actions.keep(replace(batch.work, reader=me), kept)
        batch.progress(1, 1, {"study": row.id})


def _computed(given: bytes, heard: Look) -> bytes:
    return aside.answered(STUDYING, given, heard, LOOKS)


def _heard(run: Run, line: str) -> None:
    """Raises where nobody wants the answer any more: cancelled, the worker ends, or another one has the job."""
    done, _, total = line.partition(" ")
    with run.batch() as batch:
        if total:
            batch.progress(int(done), int(total))
