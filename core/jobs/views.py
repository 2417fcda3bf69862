from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from core.jobs.words import JobKind, JobState
from core.models.jobs import Job
from core.models.people import Person
from core.permissions import Permission, may
from core.work import Reading
from db.base import Json


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job as people see it; ``error`` holds a class and a failure id, never what was in the row."""

    id: int
    kind: JobKind
    state: JobState
    person: str | None
    made_at: datetime
    ended_at: datetime | None
    done: int
    total: int | None
    stopping: bool
    attempts: int
    result: Json | None
    error: Json | None

    @property
    def share(self) -> float:
        return 1.0 if self.state is JobState.DONE else min(1.0, self.done / self.total) if self.total else 0.0


def newest(desk: Reading, limit: int = 100) -> list[JobLine]:
    """The newest jobs first: one's own, and those of all with the right to manage them."""
    query = _visible(desk).order_by(Job.id.desc()).limit(limit)
    return [_line(job, name) for job, name in desk.session.execute(query)]


def left(desk: Reading, kind: JobKind, since: datetime) -> list[JobLine]:
    """One's own jobs of a kind that are under way, or were asked for since then and did not reach their end."""
    mine = (Job.kind == kind, Job.person_id == desk.reader.person_id, Job.state != JobState.DONE, Job.made_at > since)
    return [_line(job, name) for job, name in desk.session.execute(_visible(desk).where(*mine).order_by(Job.id))]


def latest(desk: Reading, kind: JobKind) -> JobLine | None:
    """The newest of its kind, whoever asked for it."""
    found = desk.session.execute(_visible(desk).where(Job.kind == kind).order_by(Job.id.desc()).limit(1)).first()
    return _line(found[0], found[1]) if found else None


def mine(desk: Reading, kind: JobKind) -> JobLine | None:
    """The newest of its kind that the reader asked for."""
    own = _visible(desk).where(Job.kind == kind, Job.person_id == desk.reader.person_id)
    found = desk.session.execute(own.order_by(Job.id.desc()).limit(1)).first()
    return _line(found[0], found[1]) if found else None


def one(desk: Reading, job_id: int) -> JobLine | None:
    found = desk.session.execute(_visible(desk).where(Job.id == job_id)).one_or_none()
    return _line(found[0], found[1]) if found else None


def _visible(desk: Reading) -> Select[Job, str]:
    query = select(Job, Person.name).outerjoin(Person, Person.id == Job.person_id)
    if may(desk.reader, Permission.MANAGE_JOBS):
        return query
    return query.where(Job.person_id == desk.reader.person_id)


def _line(job: Job, person: str | None) -> JobLine:
    return JobLine(
        id=job.id,
        kind=JobKind(job.kind),
        state=job.state,
        person=person,
        made_at=job.made_at,
        ended_at=job.ended_at,
        done=job.done,
        total=job.total,
        stopping=job.cancel_at is not None and not job.state.over,
        attempts=job.attempts,
        result=job.result,
        error=job.error,
    )
