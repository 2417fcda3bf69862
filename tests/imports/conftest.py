"""Files of other desks, small and hostile, and a runner that does one job at a time."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from channels.jobs import Runner
from core.actors import SYSTEM, Actor
from core.imports import actions, views
from core.imports.forms import Mapping, NewImport
from core.imports.tally import Tally
from core.jobs.words import JobState
from core.models import Job
from core.work import begin, look

LOGS = Path(__file__).parents[3] / "shared/data/logs"

CASES = """Ticket ID,Subject,Status,Priority,Created at,First response,Resolved at,Customer,Email
A-1,Loose wheel,Closed,High,05/01/2026 09:00,05/01/2026 09:30,13/01/2026 10:00,Mei Chen,mei@example.com
A-2,Wrong size,Open,Low,06/01/2026 11:00,?,?,Hua Li,
A-3,Waited too long,Resolved,Medium,07/01/2026 08:00,07/01/2026 12:00,07/01/2026 10:00,Mei Chen,mei@example.com
,No number,Open,Low,08/01/2026 08:00,,,Nobody,
A-5,Bad date,Open,Low,on Monday,,,Hua Li,
A-6,Too short,Open
"""

LOG = """Case,Activity,Timestamp,Created
7,New,2026-01-05 09:00,2026-01-05 08:55
7,In progress,2026-01-05 10:00,2026-01-05 08:55
7,Wait,2026-01-05 11:00,2026-01-05 08:55
7,In progress,2026-01-06 09:00,2026-01-05 08:55
7,Resolved,2026-01-06 10:00,2026-01-05 08:55
7,Closed,2026-01-08 10:00,2026-01-05 08:55
8,New,2026-01-05 09:00,2026-01-05 09:00
8,In progress,sometime,2026-01-05 09:00
"""


def real(name: str) -> bytes:
    """A real log from beside the project; the test that wants it is skipped where it is not."""
    place = LOGS / name
    if not place.exists():
        pytest.skip(f"the real log {name} does not lie beside the project")
    return place.read_bytes()


@pytest.fixture(autouse=True)
def later(clock) -> None:
    """What the files tell lies in the past."""
    clock.tick(days=30)


@pytest.fixture
def runner(clock) -> Runner:
    return Runner(threading.Event(), clock, ticks=())


Bring = Callable[..., tuple[int, Tally]]


@pytest.fixture
def bring(runner: Runner, wang: Actor, clock) -> Bring:
    """``bring(text, zone="UTC")`` uploads as Wang, imports, and gives the import's number and its tally."""

    def bring(content: str | bytes, source: str = "old desk", **changes: object) -> tuple[int, Tally]:
        number = prepared(wang, clock, content, source, **changes)
        with begin(wang, clock) as work:
            job = actions.start(work, number).job_id
        return number, ended(runner, job)

    return bring


def prepared(actor: Actor, clock, content: str | bytes, source: str = "old desk", **changes: object) -> int:
    data = content.encode() if isinstance(content, str) else content
    with begin(actor, clock) as work:
        row = actions.upload(work, NewImport(source, "cases.csv", data))
        mapping = Mapping.model_validate(row.mapping | {"zone": "UTC"} | changes)
        actions.remap(work, row.id, mapping)
    return row.id


def ended(runner: Runner, job_id: int) -> Tally:
    assert runner.work_one(job_id)
    with look(SYSTEM, runner.clock) as desk:
        job = desk.session.get_one(Job, job_id)
        assert (job.state, job.error) == (JobState.DONE, None)
        return Tally.of(job.result)


def kept(actor: Actor, number: int) -> dict[int, tuple[str, str]]:
    with look(actor) as desk:
        return {each.line: (str(each.reason), each.column) for each in views.kept(desk, number)}


@pytest.fixture
def lists(runner, wang, clock):
    """``lists(text, What.CUSTOMERS)`` uploads and imports as Wang; the import's number and its tally."""

    def bring(content, what, source="old desk", dry=False):
        with begin(wang, clock) as work:
            data = content.encode() if isinstance(content, str) else content
            row = actions.upload(work, NewImport(source, "list.csv", data, what))
        with begin(wang, clock) as work:
            done = actions.try_out(work, row.id) if dry else actions.start(work, row.id)
            job = done.trial_job_id if dry else done.job_id
        return row.id, ended(runner, job)

    return bring
