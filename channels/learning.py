"""Learning as a job: the examples go to a process of its own, which alone loads what learning takes, and ends."""

import json
from collections.abc import Callable

from channels import aside
from core.actors import SYSTEM
from core.hints import actions, rules
from core.hints.forms import Lesson
from core.hints.lessons import views
from core.hints.words import Target
from core.jobs.run import Run
from core.work import look
from db.base import Json

LEARNING = "core.hints.learning"

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
    return aside.answered(LEARNING, json.dumps(asked).encode(), lambda _: still_wanted())
