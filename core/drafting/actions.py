"""A draft is started, changed together, undone, sent into review, taken back, approved or discarded."""

from pydantic import ValidationError

from core.drafting import claims, rules, views
from core.drafting.edits import Edit
from core.drafting.errors import (
    MoreThanWords,
    NeedsAnother,
    NothingChanged,
    NothingToUndo,
    NotReady,
    NotUnderReview,
    TooLarge,
    UnderReview,
)
from core.drafting.events import DraftDiscarded, DraftStarted, DraftTakenBack, ReviewAsked
from core.drafting.forms import Labels, Release
from core.errors import ChangedBySomebody, Several
from core.language import LANGUAGES, N_, speech
from core.models.process import ProcessDraft, ProcessDraftRevision, ProcessVersion
from core.permissions import Permission, demand, needs
from core.process import checker, differences, issuing
from core.process import views as process
from core.process.document import Document
from core.process.errors import BadDocument
from core.process.words import DraftState
from core.work import Work


@needs(Permission.WRITE_DOCUMENTS)
def start(work: Work, code: str) -> int:
    """The draft of a published process, which all who write share; a new one begins as what is published."""
    known = views.of_process(work, code)
    return known if known is not None else _put(work, process.named(work, code).document)


@needs(Permission.WRITE_DOCUMENTS)
def start_new(work: Work, labels: Labels, like: str | None = None) -> int:
    """A new process, blank or as a copy of a published one; a copy takes no cases until it says which."""
    said = rules.named(labels)
    code = rules.code_for(said, process.codes(work) | views.codes(work), "process")
    if like is None:
        return _put(work, rules.blank(code, said))
    changes = {"process": code, "labels": said, "applies_when": None, "precedence": 0}
    return _put(work, process.named(work, like).document.model_copy(update=changes))


@needs(Permission.WRITE_DOCUMENTS)
def change(work: Work, draft_id: int, edit: Edit, step: str = "") -> Document:
    """Apply an edit to the draft as it is now, which may be newer than its writer saw; ``step``: where it changes."""
    row = _being_written(work, draft_id)
    before = row.body
    document = edit(Document.model_validate_json(before))
    row.body = _checked(document)
    if row.body == before:
        return document
    work.session.add(
        ProcessDraftRevision(draft_id=row.id, body=before, step=step, by=work.reader.person_id, at=work.now)
    )
    _touch(work, row)
    work.session.flush()
    claims.forget_older(work, row.id, rules.MOST_REVISIONS)
    return document


@needs(Permission.WRITE_DOCUMENTS)
def undo(work: Work, draft_id: int, seen: int) -> None:
    """Take back the last change; ``seen``: the version of the draft that was looked at."""
    row = _being_written(work, draft_id)
    _demand_seen(row, seen)
    last = claims.newest(work, draft_id)
    if last is None:
        raise NothingToUndo
    row.body = last.body
    work.session.delete(last)
    _touch(work, row)


@needs(Permission.WRITE_DOCUMENTS)
def discard(work: Work, draft_id: int, seen: int) -> None:
    """Throw the draft away; what is published stays as it is."""
    row = claims.draft(work, draft_id)
    _demand_seen(row, seen)
    claims.remove(work, row)
    work.record(DraftDiscarded(draft_id, process=row.process))


@needs(Permission.WRITE_DOCUMENTS)
def ask(work: Work, draft_id: int, seen: int, release: Release) -> None:
    """Ask for approval; from here on the draft stands still."""
    row = _being_written(work, draft_id)
    _demand_seen(row, seen)
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
    row = claims.draft(work, draft_id)
    if row.state is not DraftState.IN_REVIEW:
        raise NotUnderReview
    _demand_seen(row, seen)
    return _published(work, row, former)


@needs(Permission.PUBLISH_DOCUMENTS)
def publish_alone(work: Work, draft_id: int, seen: int, former: int | None, release: Release) -> ProcessVersion:
    """Where nobody else may approve: ask and approve in one; the version shows that one person did both."""
    demand(work.reader, Permission.WRITE_DOCUMENTS)
    row = _being_written(work, draft_id)
    _demand_seen(row, seen)
    _asked(work, row, release)
    return _published(work, row, former)


def _put(work: Work, document: Document) -> int:
    row = ProcessDraft(
        process=document.process,
        state=DraftState.EDITING,
        body=_checked(document),
        base=max((each.version for each in process.rows_of(work, document.process)), default=None),
        started_by=work.reader.person_id,
        changed_by=work.reader.person_id,
        changed_at=work.now,
    )
    if not claims.put(work, row):  # a colleague was quicker: theirs is everybody's
        return views.of_process(work, document.process) or 0
    work.record(DraftStarted(row.id, process=row.process))
    return row.id


def _being_written(work: Work, draft_id: int) -> ProcessDraft:
    row = claims.draft(work, draft_id)
    if row.state is DraftState.IN_REVIEW:
        raise UnderReview
    return row


def _asked(work: Work, row: ProcessDraft, release: Release) -> None:
    document = Document.model_validate_json(row.body)
    _demand_ready(document)
    _demand_difference(work, document, release.major)
    row.state, row.asked_by = DraftState.IN_REVIEW, work.reader.person_id
    row.major, row.note = release.major, release.note.strip()[: rules.LONGEST_NOTE] or None


def _published(work: Work, row: ProcessDraft, former: int | None) -> ProcessVersion:
    published = {each.document.process: each for each in process.published(work)}.get(row.process)
    if (published.version if published else None) != former:
        raise ChangedBySomebody
    if row.asked_by == work.reader.person_id and views.approvers(work) != {work.reader.person_id}:
        raise NeedsAnother
    document = Document.model_validate_json(row.body)
    said = issuing.Said(author=row.asked_by, approver=work.reader.person_id, major=row.major, note=row.note)
    claims.remove(work, row)
    return issuing.issue(work, document, said)


def _returned(work: Work, draft_id: int, seen: int, reason: str) -> None:
    row = claims.draft(work, draft_id)
    _demand_seen(row, seen)
    if row.state is not DraftState.IN_REVIEW:
        raise NotUnderReview
    row.state, row.asked_by = DraftState.EDITING, None
    row.note = reason.strip()[: rules.LONGEST_NOTE] or row.note
    work.record(DraftTakenBack(row.id, process=row.process))


def _touch(work: Work, row: ProcessDraft) -> None:
    row.changed_by, row.changed_at = work.reader.person_id, work.now


def _demand_seen(row: ProcessDraft, seen: int) -> None:
    if row.version != seen:
        raise ChangedBySomebody


def _checked(document: Document) -> str:
    """The body to keep: within bounds, and one that can be read again."""
    rules.demand_bounds(document)
    body = document.model_dump_json(exclude_defaults=True)
    if len(body) > rules.LARGEST:
        raise TooLarge
    try:
        Document.model_validate_json(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadDocument(where=" / ".join(map(str, first["loc"])), what=first["msg"]) from error
    return body


def _demand_ready(document: Document) -> None:
    found = dict.fromkeys(finding.step for finding in checker.check(document))
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
