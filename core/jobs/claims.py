"""Jobs taken, held and let go: each statement decides by itself, so that two workers never hold one job."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Update, and_, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from core.jobs.errors import NoSuchJob
from core.jobs.words import JobKind, JobState
from core.models.jobs import Beat, Job
from core.work import Reading, Work
from db.base import Json

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 5
AHEAD = timedelta(minutes=5)  # by which the clocks of two workers may differ


def _due(desk: Reading) -> ColumnElement[bool]:
    """Never begun, or begun by a worker that has not been heard of for a whole lease."""
    return or_(
        and_(Job.state == JobState.QUEUED, Job.not_before <= desk.now),
        and_(Job.state == JobState.RUNNING, Job.held_until < desk.now),
    )


def something_due(desk: Reading) -> bool:
    """A look without a lock, so that idle workers disturb nobody."""
    return desk.session.scalar(select(Job.id).where(_due(desk)).limit(1)) is not None


def claim(work: Work, holder: str, only: int | None = None) -> Job | None:
    """The oldest due job (or ``only`` that one), from now on held by ``holder``; none, where others were quicker.

    What prepares the search of a desk with all its years goes behind whatever somebody waits for.
    """
    first = select(Job.id).where(_due(work), Job.id == only if only else Job.id.is_not(None))
    first = first.order_by(Job.kind == JobKind.SEARCH, Job.id).limit(1).with_for_update(skip_locked=True)
    taken = (
        update(Job)
        .where(Job.id == first.scalar_subquery(), _due(work))
        .values(state=JobState.RUNNING, held_by=holder, held_until=work.now + LEASE, attempts=Job.attempts + 1)
        .returning(Job)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return work.session.scalars(taken).one_or_none()


def _mine(job_id: int, holder: str) -> Update:
    held = (Job.id == job_id, Job.held_by == holder, Job.state == JobState.RUNNING)
    return update(Job).where(*held).execution_options(synchronize_session=False)


def renew(work: Work, job_id: int, holder: str) -> bool:
    """The sign of life; false where the lease was lost to another worker."""
    row = work.session.execute(_mine(job_id, holder).values(held_until=work.now + LEASE).returning(Job.id))
    return row.first() is not None


def hold(work: Work, job_id: int, holder: str) -> Job | None:
    """The job, its row locked until this transaction ends; none where it is no longer ours."""
    return work.session.scalars(
        select(Job).where(Job.id == job_id, Job.held_by == holder, Job.state == JobState.RUNNING).with_for_update()
    ).one_or_none()


def let_go(work: Work, job_id: int, holder: str) -> None:
    """Hand a job back unfinished, at once, without counting it as a failed attempt."""
    free = {"state": JobState.QUEUED, "held_by": None, "held_until": None, "attempts": Job.attempts - 1}
    work.session.execute(_mine(job_id, holder).values(free))


def end(work: Work, job_id: int, holder: str, state: JobState, error: Json | None = None) -> None:
    over = {"state": state, "held_by": None, "held_until": None, "ended_at": work.now, "error": error}
    work.session.execute(_mine(job_id, holder).values(over))


def locked(work: Work, job_id: int) -> Job:
    """A job that a person is about to change."""
    job = work.session.scalars(select(Job).where(Job.id == job_id).with_for_update()).one_or_none()
    if job is None:
        raise NoSuchJob(id=job_id)
    return job


def first_beat(work: Work, name: str) -> None:
    """The row of a clock that has never ticked; another worker may just have written it."""
    if work.session.get(Beat, name) is None:
        try:
            with work.session.begin_nested():
                work.session.execute(insert(Beat).values(name=name, last_at=work.now - timedelta(days=1)))
        except IntegrityError:
            return


def beat(work: Work, name: str, every: timedelta) -> bool:
    """True for exactly one worker in each ``every``; a beat far ahead is of a clock that was set back since."""
    first_beat(work, name)
    due = or_(Beat.last_at <= work.now - every, Beat.last_at > work.now + AHEAD)
    moved = update(Beat).where(Beat.name == name, due).values(last_at=work.now)
    moved = moved.returning(Beat.name).execution_options(synchronize_session=False)
    return work.session.execute(moved).first() is not None
