from core.errors import NotAllowed
from core.jobs import claims
from core.jobs.errors import JobIsDone, JobIsNotOver, JobIsOver
from core.jobs.events import JobCancelled, JobRepeated
from core.jobs.words import ASKED_BY, JobKind, JobState
from core.models.jobs import Job
from core.permissions import Permission, demand, may, needs
from core.work import Work
from db.base import Json


@needs(Permission.OWN_ACCOUNT)
def enqueue(work: Work, kind: JobKind, given: Json) -> Job:
    """Ask for heavy work; each kind names the right that it takes (``ASKED_BY``)."""
    demand(work.reader, ASKED_BY[kind])
    job = Job(kind=kind, input=given, person_id=work.reader.person_id, made_at=work.now, not_before=work.now)
    work.session.add(job)
    work.session.flush()
    return job


@needs(Permission.OWN_ACCOUNT)
def cancel(work: Work, job_id: int) -> None:
    """A waiting job ends here; a running one ends itself before its next batch."""
    job = claims.locked(work, job_id)
    _demand_hold_over(work, job)
    if job.state.over:
        raise JobIsOver(id=job_id, state=job.state)
    job.cancel_at = work.now
    if job.state is JobState.QUEUED:
        job.state, job.ended_at = JobState.CANCELLED, work.now
    work.record(JobCancelled(job_id, job.kind))


@needs(Permission.OWN_ACCOUNT)
def retry(work: Work, job_id: int) -> None:
    """Run it again from where it stopped; handlers are written so that nothing happens twice."""
    job = claims.locked(work, job_id)
    _demand_hold_over(work, job)
    if not job.state.over:
        raise JobIsNotOver(id=job_id)
    if job.state is JobState.DONE:
        raise JobIsDone(id=job_id)
    job.state, job.not_before, job.attempts = JobState.QUEUED, work.now, 0
    job.cancel_at = job.ended_at = job.error = None
    work.record(JobRepeated(job_id, job.kind))


def _demand_hold_over(work: Work, job: Job) -> None:
    own = job.person_id is not None and job.person_id == work.reader.person_id
    if not own and not may(work.reader, Permission.MANAGE_JOBS):
        raise NotAllowed(permission=Permission.MANAGE_JOBS)
