"""A draft is sent into review, taken back, sent back, or approved and published: two people, where there are two."""

from core.drafting import claims, rules, views
from core.drafting.errors import MoreThanWords, NeedsAnother, NothingChanged, NotReady, NotUnderReview
from core.drafting.events import DraftTakenBack, ReviewAsked
from core.drafting.forms import Release
from core.errors import ChangedBySomebody, Several
from core.language import LANGUAGES, N_, speech
from core.models.process import ProcessDraft, ProcessVersion
from core.permissions import Permission, demand, needs
from core.process import differences, issuing
from core.process import views as process
from core.process.document import Document
from core.process.words import DraftState
from core.work import Work


@needs(Permission.WRITE_DOCUMENTS)
def ask(work: Work, draft_id: int, seen: int, release: Release) -> None:
    """Ask for approval; from here on the draft stands still."""
    row = claims.being_written(work, draft_id, seen)
    _asked(work, row, release)
    work.record(ReviewAsked(row.id, process=row.process))


@needs(Permission.WRITE_DOCUMENTS)
def take_back(work: Work, draft_id: int, seen: int) -> None:
    """Out of the review, to go on writing."""
    _returned(work, draft_id, seen, "")


@needs(Permission.PUBLISH_DOCUMENTS)
def send_back(work: Work, draft_id: int, seen: int, reason: str) -> None:
    """The approver wants something changed, and says what."""
    _returned(work, draft_id, seen, reason)


@needs(Permission.PUBLISH_DOCUMENTS)
def approve(work: Work, draft_id: int, seen: int, former: int | None) -> ProcessVersion:
    """Publish what was asked for; ``former``: the published version that it was compared with."""
    row = claims.seen(work, draft_id, seen)
    if row.state is not DraftState.IN_REVIEW:
        raise NotUnderReview
    return _published(work, row, former)


@needs(Permission.PUBLISH_DOCUMENTS)
def publish_alone(work: Work, draft_id: int, seen: int, former: int | None, release: Release) -> ProcessVersion:
    """Where nobody else may approve: ask and approve in one; the version shows that one person did both."""
    demand(work.reader, Permission.WRITE_DOCUMENTS)
    row = claims.being_written(work, draft_id, seen)
    _asked(work, row, release)
    return _published(work, row, former)


def _asked(work: Work, row: ProcessDraft, release: Release) -> None:
    document = Document.model_validate_json(row.body)
    _demand_ready(work, document)
    _demand_difference(work, document, release.major)
    row.state, row.asked_by = DraftState.IN_REVIEW, work.reader.person_id
    row.major, row.note = release.major, release.note.strip()[: rules.LONGEST_NOTE] or None


def _published(work: Work, row: ProcessDraft, former: int | None) -> ProcessVersion:
    published = {each.document.process: each for each in process.published(work)}.get(row.process)
    if (published.version if published else None) != former:
        raise ChangedBySomebody
    if row.asked_by == work.reader.person_id and not views.alone(work):
        raise NeedsAnother
    document = Document.model_validate_json(row.body)
    said = issuing.Said(author=row.asked_by, approver=work.reader.person_id, major=row.major, note=row.note)
    claims.remove(work, row)
    return issuing.issue(work, document, said)


def _returned(work: Work, draft_id: int, seen: int, reason: str) -> None:
    row = claims.seen(work, draft_id, seen)
    if row.state is not DraftState.IN_REVIEW:
        raise NotUnderReview
    row.state, row.asked_by = DraftState.EDITING, None
    row.note = reason.strip()[: rules.LONGEST_NOTE] or row.note
    work.record(DraftTakenBack(row.id, process=row.process))


def _demand_ready(work: Work, document: Document) -> None:
    found = dict.fromkeys(finding.step for finding in issuing.problems(work, document))
    whole = {tag: speech(tag)(N_("the document as a whole")) for tag in LANGUAGES}
    if found:
        raise NotReady(steps=Several(document.steps[step].labels if step else whole for step in found))


def _demand_difference(work: Work, document: Document, major: bool) -> None:
    former = {each.document.process: each.document for each in process.published(work)}.get(document.process)
    if former is None:
        return
    found = differences.between(former, document)
    if not found:
        raise NothingChanged
    if not major and not differences.only_words(found):
        raise MoreThanWords
