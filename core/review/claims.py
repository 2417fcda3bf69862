from sqlalchemy import delete, select, update

from core.drafting.errors import NoSuchDraft
from core.models.process import ProcessDraft
from core.models.review import ProcessSchedule, ReviewComment
from core.process.words import DraftState
from core.review.errors import NoSuchComment
from core.work import Work


def comment(work: Work, comment_id: int) -> tuple[ReviewComment, ProcessDraft]:
    """A comment of a draft that is still there, locked with it."""
    row = work.session.scalar(select(ReviewComment).where(ReviewComment.id == comment_id).with_for_update())
    draft = work.session.get(ProcessDraft, row.draft_id) if row and row.draft_id else None
    if row is None or draft is None:
        raise NoSuchComment
    return row, draft


def draft(work: Work, draft_id: int) -> ProcessDraft:
    """Not locked: what is said of it does not change it."""
    row = work.session.get(ProcessDraft, draft_id)
    if row is None:
        raise NoSuchDraft
    return row


def waiting(work: Work, draft_id: int) -> tuple[ProcessDraft, ProcessSchedule] | None:
    """A draft whose day has come, locked; none where another worker was quicker, or it was withdrawn."""
    query = select(ProcessDraft).where(ProcessDraft.id == draft_id).with_for_update()
    row = work.session.scalar(query.execution_options(populate_existing=True))
    plan = work.session.get(ProcessSchedule, draft_id) if row and row.state is DraftState.SCHEDULED else None
    return (row, plan) if row and plan and plan.at <= work.now else None


def keep_with(work: Work, draft_id: int, version_id: int) -> None:
    """What was said of a draft stays with the version that it became."""
    of_draft = update(ReviewComment).where(ReviewComment.draft_id == draft_id)
    work.session.execute(of_draft.values(draft_id=None, version_id=version_id))


def forget_plan(work: Work, draft_id: int) -> None:
    work.session.execute(delete(ProcessSchedule).where(ProcessSchedule.draft_id == draft_id))


def forget(work: Work, draft_id: int) -> None:
    """A draft is thrown away, with all that was said of it and planned for it."""
    forget_plan(work, draft_id)
    mine = ReviewComment.draft_id == draft_id
    work.session.execute(delete(ReviewComment).where(mine, ReviewComment.answers.is_not(None)))
    work.session.execute(delete(ReviewComment).where(mine))
