from sqlalchemy import delete, select

from core.jobs.words import UNDER_WAY, JobKind
from core.models.jobs import Job
from core.models.staffing import Scenario, StaffingStudy
from core.staffing.views import open_to
from core.work import Work

KEPT = 20  # studies, the newest


def scenario(work: Work, number: int) -> Scenario | None:
    """One that the reader may see, held until the end of the work."""
    return work.session.scalar(select(Scenario).where(Scenario.id == number, open_to(work)).with_for_update())


def is_under_way(work: Work, kind: JobKind) -> bool:
    """Whether the reader waits for one already."""
    query = select(Job.id).where(Job.kind == kind, Job.state.in_(UNDER_WAY), Job.person_id == work.reader.person_id)
    return work.session.scalar(query.limit(1)) is not None


def forget_old(work: Work) -> None:
    """A what-if is of its day; the newest are enough to look back."""
    kept = select(StaffingStudy.id).order_by(StaffingStudy.id.desc()).limit(KEPT)
    work.session.execute(delete(StaffingStudy).where(StaffingStudy.id.not_in(kept)))
