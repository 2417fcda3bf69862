from core.deadlines import views
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.permissions import Permission, needs
from core.work import Work


@needs(Permission.EDIT_SETTINGS)
def recompute(work: Work) -> None:
    """One job for all open cases, as other settings are in force now; none where no case follows other ones."""
    if not views.is_asked_for(work) and (stale := views.how_many_stale(work)):
        jobs.enqueue(work, JobKind.DEADLINES, {}).total = stale
