"""An approved version waits for its day, and comes into force exactly once."""

from core.drafting import claims as drafts
from core.models.process import ProcessDraft, ProcessVersion
from core.models.review import ProcessSchedule
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.process import findings, issuing
from core.process import views as process
from core.process.checker import Problem
from core.process.document import Document
from core.process.words import DraftState
from core.review import claims, rules, views
from core.review.errors import NotAhead, NotScheduled, TooFarAhead
from core.review.events import ReleaseScheduled, ReleaseUnfit, ReleaseWithdrawn
from core.review.words import Unfit
from core.upkeep import views as upkeep
from core.work import Work


@needs(Permission.PUBLISH_DOCUMENTS)
def schedule(work: Work, row: ProcessDraft, plan: ProcessSchedule) -> None:
    """Called by the verbs that approve: from here on it waits."""
    if plan.at <= work.now:
        raise NotAhead
    if plan.at > work.now + rules.FURTHEST:
        raise TooFarAhead
    row.state = DraftState.SCHEDULED
    work.session.merge(plan)
    until = plan.at.isoformat(timespec="minutes")
    event = work.recorded(ReleaseScheduled(row.id, process=row.process, until=until))
    notices.tell_of(work, event, NoticeKind.DECIDED, [row.asked_by], row.process)


@needs(Permission.PUBLISH_DOCUMENTS)
def withdraw(work: Work, draft_id: int, seen: int) -> None:
    """Before its day has come: back into the review."""
    row = drafts.seen(work, draft_id, seen)
    if row.state is not DraftState.SCHEDULED:
        raise NotScheduled
    claims.forget_plan(work, row.id)
    row.state = DraftState.IN_REVIEW
    event = work.recorded(ReleaseWithdrawn(row.id, process=row.process))
    notices.tell_of(work, event, NoticeKind.DECIDED, [row.asked_by], row.process)


@needs(Permission.PUBLISH_DOCUMENTS)
def come_into_force(work: Work, draft_id: int) -> ProcessVersion | None:
    """Called by a clock, for each draft whose day has come; none where there is nothing to do, or it no longer fits."""
    found = claims.waiting(work, draft_id)
    if found is None:
        return None
    row, plan = found
    document = Document.model_validate_json(row.body)
    if why := _unfit(work, plan, document):
        _turn_back(work, row, plan, why)
        return None
    said = issuing.Said(row.asked_by, plan.approver_id, row.major, row.note, tuple(plan.unheld))
    return issue(work, row, document, said)


@needs(Permission.PUBLISH_DOCUMENTS)
def issue(work: Work, row: ProcessDraft, document: Document, said: issuing.Said) -> ProcessVersion:
    """The draft becomes the version in force, and what was said of it stays with that."""
    version = issuing.issue(work, document, said)
    claims.keep_with(work, row.id, version.id)
    drafts.remove(work, row)
    return version


def _unfit(work: Work, plan: ProcessSchedule, document: Document) -> Unfit | None:
    """What has happened since the approval that nobody has thought of."""
    published = {each.document.process: each.version for each in process.published(work)}
    problems = {each.problem for each in findings.problems(work, document)}
    checks = (
        (Unfit.RETIRED, upkeep.is_retired(work, document.process)),
        (Unfit.MOVED, published.get(document.process) != plan.former),
        (Unfit.TARGET, Problem.UNKNOWN_PROCESS in problems),
        (Unfit.UNSOUND, bool(problems)),
        (Unfit.UNHELD, bool({each.role for each in views.unheld(work, document)} - set(plan.unheld))),
    )
    return next((why for why, holds in checks if holds), None)


def _turn_back(work: Work, row: ProcessDraft, plan: ProcessSchedule, why: Unfit) -> None:
    """Back into the review, with the reason; author and approver are told."""
    row.state, plan.unfit = DraftState.IN_REVIEW, why
    event = work.recorded(ReleaseUnfit(row.id, process=row.process, unfit=why))
    notices.tell_of(work, event, NoticeKind.UNFIT, [row.asked_by, plan.approver_id], row.process)
