from sqlalchemy import delete, select

from core.drafting.errors import NoSuchDraft, UnderReview
from core.errors import ChangedBySomebody
from core.models.process import ProcessDraft, ProcessDraftRevision, ProcessTyped, ProcessWriter
from core.process.words import DraftState
from core.review import claims as said
from core.work import Work


def draft(work: Work, draft_id: int) -> ProcessDraft:
    """Locked: the writers of one draft change it one after the other."""
    row = work.session.scalar(select(ProcessDraft).where(ProcessDraft.id == draft_id).with_for_update())
    if row is None:
        raise NoSuchDraft
    return row


def seen(work: Work, draft_id: int, version: int) -> ProcessDraft:
    """Refused when it has changed since it was looked at."""
    row = draft(work, draft_id)
    if row.version != version:
        raise ChangedBySomebody
    return row


def being_written(work: Work, draft_id: int, version: int | None = None) -> ProcessDraft:
    """One that may be changed; ``version`` as above."""
    row = draft(work, draft_id) if version is None else seen(work, draft_id, version)
    if row.state is not DraftState.EDITING:
        raise UnderReview
    return row


def newest(work: Work, draft_id: int) -> ProcessDraftRevision | None:
    """The last change that stands."""
    row = ProcessDraftRevision
    query = select(row).where(row.draft_id == draft_id, row.undone.is_(False))
    return work.session.scalar(query.order_by(row.id.desc()).limit(1))


def taken_back(work: Work, draft_id: int) -> ProcessDraftRevision | None:
    """The first of the changes that were taken back: the one that was taken back last."""
    row = ProcessDraftRevision
    query = select(row).where(row.draft_id == draft_id, row.undone.is_(True))
    return work.session.scalar(query.order_by(row.id).limit(1))


def revision(work: Work, draft_id: int, revision_id: int) -> ProcessDraftRevision:
    """One that stands; anything else is no longer what was looked at."""
    row = work.session.get(ProcessDraftRevision, revision_id)
    if row is None or row.draft_id != draft_id or row.undone:
        raise ChangedBySomebody
    return row


def forget_taken_back(work: Work, draft_id: int) -> None:
    """After a new change there is no way ahead any more."""
    row = ProcessDraftRevision
    work.session.execute(delete(row).where(row.draft_id == draft_id, row.undone.is_(True)))


def forget_typed(work: Work, process: str) -> None:
    work.session.execute(delete(ProcessTyped).where(ProcessTyped.process == process))


def forget_older(work: Work, row: ProcessDraft, keep: int) -> None:
    """Only the newest revisions are kept; of the others, who wrote them."""
    newest = select(ProcessDraftRevision.id).where(ProcessDraftRevision.draft_id == row.id)
    oldest = work.session.scalar(newest.order_by(ProcessDraftRevision.id.desc()).offset(keep).limit(1))
    if oldest is not None:
        old = (ProcessDraftRevision.draft_id == row.id, ProcessDraftRevision.id <= oldest)
        wrote = work.session.scalars(select(ProcessDraftRevision.by).where(*old))
        row.written_by = sorted({each for each in (*row.written_by, *wrote) if each is not None})
        work.session.execute(delete(ProcessDraftRevision).where(*old))


def remove(work: Work, row: ProcessDraft) -> None:
    """With all that it was before, and all that is still said of it."""
    said.forget(work, row.id)
    work.session.execute(delete(ProcessDraftRevision).where(ProcessDraftRevision.draft_id == row.id))
    work.session.execute(delete(ProcessWriter).where(ProcessWriter.draft_id == row.id))
    work.session.delete(row)
    work.session.flush()
