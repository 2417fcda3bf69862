"""The runner of jobs and of the desk's own clocks; any number of them work on one database."""

import logging
import os
import secrets
import socket
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from channels import learning, outside, staffing
from channels.clocks import ASIDE, TICKS, Tick
from channels.mail import post
from core.actors import SYSTEM
from core.bulk import job as bulk
from core.clock import Clock, utc_now
from core.deadlines import job as deadlines
from core.demo import job as demo
from core.exports import job as exports
from core.imports import job as imports
from core.jobs import claims
from core.jobs.run import Cancelled, Handler, Interrupted, LeaseLost, Run
from core.jobs.words import JobKind, JobState
from core.models.jobs import Job
from core.search import job as search
from core.switching import job as switching
from core.work import begin, look
from db.base import Json

log = logging.getLogger("desk.jobs")

IDLE = 0.5  # seconds between two looks for work
RENEW = claims.LEASE.total_seconds() / 3
TROUBLE = 5.0  # seconds to wait after the database was out of reach

HANDLERS: dict[JobKind, Handler] = {
    JobKind.IMPORT_TRIAL: imports.try_out,
    JobKind.IMPORT: imports.bring_in,
    JobKind.DEMO: demo.bring_in,
    JobKind.MAIL_TEST: post.try_out,
    JobKind.EXPORT: exports.write,
    JobKind.DEADLINES: deadlines.recompute,
    JobKind.SEARCH: search.prepare,
    JobKind.LEARN: learning.learn,
    JobKind.OUTSIDE_HINT: outside.ask,
    JobKind.BULK: bulk.carry_on,
    JobKind.SWITCH: switching.carry_on,
    JobKind.STAFFING: staffing.work_out,
    JobKind.ROTA: staffing.propose,
}


@dataclass(slots=True)
class Runner:
    """One worker. ``holder`` is its name in the leases; ``ending`` is set from outside to let it finish."""

    ending: threading.Event
    clock: Clock = utc_now
    handlers: Mapping[JobKind, Handler] | None = None
    ticks: tuple[Tick, ...] = TICKS
    holder: str = ""

    def __post_init__(self) -> None:
        self.holder = self.holder or f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"

    def serve(self) -> None:
        """Until the end; a database out of reach is waited for."""
        while not self.ending.is_set():
            try:
                self.tick()
                if not self.work_one():
                    self.ending.wait(IDLE)
            except Exception:
                log.exception("the runner waits for its database")
                self.ending.wait(TROUBLE)

    def keep_time(self) -> None:
        """Only the clocks, until the end."""
        while not self.ending.is_set():
            try:
                self.tick()
            except Exception:
                log.exception("a clock waits for its database")
            self.ending.wait(min(each.every.total_seconds() for each in self.ticks) / 2)

    def tick(self) -> None:
        """Do what is due; what goes wrong there is logged and tried again at its next time."""
        for each in self.ticks:
            with begin(SYSTEM, self.clock) as work:
                mine = claims.beat(work, each.name, each.every)
            if mine:
                _survive(each, self.clock)

    def work_one(self, only: int | None = None) -> bool:
        """Claim one due job and run it to its end; false where there was none."""
        job = self._claimed(only)
        if job is None:
            return False
        run = Run(job.id, job.input, self.holder, self.clock, self.ending)
        with self._alive(run):
            self._conclude(run, self._outcome(run, job))
        return True

    def _claimed(self, only: int | None) -> Job | None:
        with look(SYSTEM, self.clock) as desk:
            if not claims.something_due(desk):
                return None
        with begin(SYSTEM, self.clock) as work:
            return claims.claim(work, self.holder, only)

    def _outcome(self, run: Run, job: Job) -> tuple[JobState | None, Json | None]:
        """How it ended; no state: it is not ours to end."""
        if job.attempts > claims.MOST_ATTEMPTS:
            return JobState.FAILED, {"class": "TooManyAttempts", "failure": ""}
        try:
            (self.handlers or HANDLERS)[JobKind(job.kind)](run)
        except Cancelled:
            return JobState.CANCELLED, None
        except Interrupted:
            return JobState.QUEUED, None
        except LeaseLost:
            log.warning("job %s went to another worker", run.job_id)
            return None, None
        except Exception as bug:
            name = secrets.token_hex(4)
            log.exception("failure %s in job %s", name, run.job_id)
            return JobState.FAILED, {"class": type(bug).__name__, "failure": name}
        return JobState.DONE, None

    def _conclude(self, run: Run, outcome: tuple[JobState | None, Json | None]) -> None:
        state, error = outcome
        with begin(SYSTEM, self.clock) as work:
            if state is JobState.QUEUED:
                claims.let_go(work, run.job_id, self.holder)
            elif state:
                claims.end(work, run.job_id, self.holder, state, error)

    @contextmanager
    def _alive(self, run: Run) -> Generator[None]:
        """Renew the lease from a second thread for as long as the job runs."""
        over = threading.Event()
        beating = threading.Thread(target=self._renew, args=(run, over), daemon=True)
        beating.start()
        try:
            yield
        finally:
            over.set()
            beating.join()

    def _renew(self, run: Run, over: threading.Event) -> None:
        while not over.wait(RENEW):
            try:
                with begin(SYSTEM, self.clock) as work:
                    if not claims.renew(work, run.job_id, self.holder):
                        return
            except Exception:
                log.exception("the lease of job %s could not be renewed", run.job_id)


def keep_aside(ending: threading.Event) -> None:
    """Start the clocks that must not wait for anybody; they end with the worker."""
    for tick in ASIDE:
        threading.Thread(target=Runner(ending, ticks=(tick,)).keep_time, name=tick.name, daemon=True).start()


def _survive(tick: Tick, clock: Clock) -> None:
    try:
        tick.do(clock)
    except Exception:
        log.exception("the clock %s failed", tick.name)
