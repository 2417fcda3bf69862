"""Author and approvers talk about a draft: a comment, an answer, a tick when it is dealt with."""

from core.drafting import views as drafting
from core.errors import TooLong
from core.language import N_
from core.models.process import ProcessDraft
from core.models.review import ReviewComment
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.review import claims, rules, views
from core.review.errors import NoSuchComment, NothingSaid
from core.review.events import Commented, CommentReopened, CommentSettled
from core.review.forms import Remark
from core.work import Work


@needs(Permission.PUBLISH_DOCUMENTS)
def say(work: Work, draft_id: int, remark: Remark) -> int:
    """Comment on a step or on the whole draft, or answer a comment; who is concerned is told."""
    text = remark.text.strip()
    if not text:
        raise NothingSaid
    if len(text) > rules.LONGEST:
        raise TooLong(field=N_("comment"), limit=rules.LONGEST)
    draft, step = claims.draft(work, draft_id), remark.step
    if remark.answers is not None:
        step = _asked(work, draft_id, remark.answers).step
    row = ReviewComment(
        draft_id=draft_id, answers=remark.answers, step=step, text=text, by=work.reader.person_id, at=work.now
    )
    work.session.add(row)
    work.session.flush()
    _tell(work, draft, row)
    return row.id


@needs(Permission.PUBLISH_DOCUMENTS)
def settle(work: Work, comment_id: int, done: bool = True) -> None:
    """Mark a comment as done, or open it again; twice is once."""
    row, draft = claims.comment(work, comment_id)
    if (row.done_at is not None) == done:
        return
    row.done_at, row.done_by = (work.now, work.reader.person_id) if done else (None, None)
    kind = CommentSettled if done else CommentReopened
    work.record(kind(draft.id, process=draft.process, comment=row.id))


def _asked(work: Work, draft_id: int, comment_id: int) -> ReviewComment:
    """What is answered; an answer to an answer stands below the same comment as that."""
    row, _ = claims.comment(work, comment_id)
    if row.draft_id != draft_id or row.answers is not None:
        raise NoSuchComment
    return row


def _tell(work: Work, draft: ProcessDraft, row: ReviewComment) -> None:
    event = work.recorded(Commented(draft.id, process=draft.process, comment=row.id))
    concerned = views.concerned(work, draft.id) - {work.reader.person_id}
    people = concerned or drafting.approvers(work)
    notices.tell_of(work, event, NoticeKind.COMMENT, people, draft.process)
