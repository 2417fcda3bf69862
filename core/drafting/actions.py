"""A draft is started, changed by all who write, taken back and forth, and discarded."""

from pydantic import ValidationError

from core.drafting import claims, rules, templates, views
from core.drafting.edits import Edit
from core.drafting.errors import NothingToRedo, NothingToUndo, TooLarge
from core.drafting.events import DraftDiscarded, DraftStarted
from core.drafting.forms import Labels
from core.errors import DomainError
from core.models.process import ProcessDraft, ProcessDraftRevision
from core.permissions import Permission, needs
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
def start_new(work: Work, labels: Labels, like: str | None = None, template: str | None = None) -> int:
    """A new process: blank, as a copy of a published one, or from a template; it takes no cases until it says which."""
    said = rules.named(labels)
    code = _new_code(work, said)
    if template is not None:
        return _put(work, templates.made(template, code, said), own=True)
    if like is None:
        return _put(work, templates.blank(code, said), own=True)
    return _put(work, _renamed(process.named(work, like).document, code, said), own=True)


@needs(Permission.WRITE_DOCUMENTS)
def bring(work: Work, document: Document, *, as_new: bool) -> int:
    """A document from elsewhere becomes a draft: of its own process, or, ``as_new``, of one that is not there yet."""
    if as_new:
        document = _renamed(document, _new_code(work, document.labels), document.labels)
    known = views.of_process(work, document.process)
    if known is None:
        return _put(work, document, own=True)
    change(work, known, lambda _: document)
    return known


@needs(Permission.WRITE_DOCUMENTS)
def add_shipped(work: Work) -> None:
    """A draft of each document that we ship and this desk never had: its own people review and publish it."""
    for document in views.missing(work):
        _put(work, document)


@needs(Permission.WRITE_DOCUMENTS)
def change(work: Work, draft_id: int, edit: Edit, step: str = "") -> Document:
    """Apply an edit to the draft as it is now, which may be newer than its writer saw; ``step``: where it changes."""
    row = claims.being_written(work, draft_id)
    before = row.body
    document = edit(Document.model_validate_json(before))
    row.body = _checked(document)
    if row.body == before:
        return document
    claims.forget_taken_back(work, row.id)
    work.session.add(
        ProcessDraftRevision(draft_id=row.id, body=before, step=step, by=work.reader.person_id, at=work.now)
    )
    _touch(work, row)
    work.session.flush()
    claims.forget_older(work, row, rules.MOST_REVISIONS)
    return document


@needs(Permission.WRITE_DOCUMENTS)
def undo(work: Work, draft_id: int, seen: int) -> None:
    """Take back the last change; ``seen``: the version of the draft that was looked at."""
    row = claims.being_written(work, draft_id, seen)
    _swap(work, row, claims.newest(work, draft_id), NothingToUndo)


@needs(Permission.WRITE_DOCUMENTS)
def redo(work: Work, draft_id: int, seen: int) -> None:
    """Make the change again that was taken back last."""
    row = claims.being_written(work, draft_id, seen)
    _swap(work, row, claims.taken_back(work, draft_id), NothingToRedo)


@needs(Permission.WRITE_DOCUMENTS)
def go_back(work: Work, draft_id: int, seen: int, revision_id: int) -> None:
    """To what the draft was before a change; that is a change itself, and can be taken back."""
    claims.being_written(work, draft_id, seen)
    before = Document.model_validate_json(claims.revision(work, draft_id, revision_id).body)
    change(work, draft_id, lambda _: before)


@needs(Permission.WRITE_DOCUMENTS)
def discard(work: Work, draft_id: int, seen: int) -> None:
    """Throw the draft away; what is published stays as it is."""
    row = claims.seen(work, draft_id, seen)
    claims.remove(work, row)
    claims.forget_typed(work, row.process)
    work.record(DraftDiscarded(draft_id, process=row.process))


def _swap(work: Work, row: ProcessDraft, revision: ProcessDraftRevision | None, refusal: type[DomainError]) -> None:
    """The draft becomes what the revision holds, and the revision holds what the draft was."""
    if revision is None:
        raise refusal
    row.body, revision.body = revision.body, row.body
    revision.undone = not revision.undone
    _touch(work, row)


def _new_code(work: Work, labels: Labels) -> str:
    return rules.code_for(labels, process.codes(work) | views.codes(work), "process")


def _renamed(document: Document, code: str, labels: Labels) -> Document:
    """The same work under another name; two documents never claim the same cases unseen."""
    changes = {"process": code, "labels": labels, "applies_when": None, "precedence": 0}
    return document.model_copy(update=changes)


def _put(work: Work, document: Document, *, own: bool = False) -> int:
    """``own``: what it says is what this person brought, not what is published or shipped."""
    row = ProcessDraft(
        process=document.process,
        state=DraftState.EDITING,
        body=_checked(document),
        base=max((each.version for each in process.rows_of(work, document.process)), default=None),
        started_by=work.reader.person_id,
        changed_by=work.reader.person_id,
        changed_at=work.now,
        written_by=[work.reader.person_id] if own and work.reader.person_id else [],
    )
    if not work.session.put(row):  # a colleague was quicker: theirs is everybody's
        return views.of_process(work, document.process) or 0
    work.record(DraftStarted(row.id, process=row.process))
    return row.id


def _touch(work: Work, row: ProcessDraft) -> None:
    row.changed_by, row.changed_at = work.reader.person_id, work.now


def _checked(document: Document) -> str:
    """The body to keep: within bounds, and one that can be read again."""
    rules.demand_bounds(document)
    body = document.model_dump_json(exclude_defaults=True)
    if len(body) > rules.LARGEST:
        raise TooLarge
    try:
        Document.model_validate_json(body)
    except ValidationError as error:
        raise BadDocument.at(error) from error
    return body
