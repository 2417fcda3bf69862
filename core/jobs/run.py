"""One run of one job: batches, each a transaction that counts only while the lease is still ours."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.jobs import claims
from core.models.jobs import Job
from core.work import Work, begin
from db.base import Json


class LeaseLost(Exception):
    """Another worker has this job now; whatever this batch did is rolled back."""


class Cancelled(Exception):
    """A person asked for the end of this job."""


class Interrupted(Exception):
    """This worker was asked to end, or others wait; the job goes back to the queue and is continued by the next."""


@dataclass(slots=True)
class Batch:
    """The work of one batch, and how far the job is when it is kept."""

    work: Work
    job: Job

    def progress(self, done: int, total: int | None = None, result: Json | None = None) -> None:
        """Kept with the batch itself: after a crash the next run knows exactly what is done."""
        self.job.done = done
        self.job.total = total if total is not None else self.job.total
        self.job.result = result if result is not None else self.job.result


@dataclass(slots=True)
class Run:
    """What a handler sees of its job."""

    job_id: int
    given: Json
    holder: str
    clock: Clock = utc_now
    ending: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def batch(self) -> Generator[Batch]:
        """One transaction; it refuses to begin after a cancel, at the end of the worker, or without the lease."""
        if self.ending.is_set():
            raise Interrupted
        with begin(SYSTEM, self.clock) as work:
            job = claims.hold(work, self.job_id, self.holder)
            if job is None:
                raise LeaseLost
            if job.cancel_at is not None:
                raise Cancelled
            yield Batch(work, job)


Handler = Callable[[Run], None]
