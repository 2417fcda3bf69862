"""A draft is started, changed by all who write, undone and discarded."""

from pydantic import ValidationError

from core.drafting import claims, rules, templates, views
from core.drafting.edits import Edit
from core.drafting.errors import (
    NothingToUndo,
    TooLarge,
)
from core.drafting.events import DraftDiscarded, DraftStarted
from core.drafting.forms import Labels
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
def start_new(work: Work, labels: Labels, like: str | None = None) -> int:
    """A new process, blank or as a copy of a published one; a copy takes no cases until it says which."""
    said = rules.named(labels)
    code = rules.code_for(said, process.codes(work) | views.codes(work), "process")
    if like is None:
        return _put(work, templates.blank(code, said))
    changes = {"process": code, "labels": said, "applies_when": None, "precedence": 0}
    return _put(work, process.named(work, like).document.model_copy(update=changes))


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
    row = claims.being_written(work, draft_id, seen)
    last = claims.newest(work, draft_id)
    if last is None:
        raise NothingToUndo
    row.body = last.body
    work.session.delete(last)
    _touch(work, row)


@needs(Permission.WRITE_DOCUMENTS)
def discard(work: Work, draft_id: int, seen: int) -> None:
    """Throw the draft away; what is published stays as it is."""
    row = claims.seen(work, draft_id, seen)
    claims.remove(work, row)
    work.record(DraftDiscarded(draft_id, process=row.process))


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
        first = error.errors()[0]
        raise BadDocument(where=" / ".join(map(str, first["loc"])), what=first["msg"]) from error
    return body
