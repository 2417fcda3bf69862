from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select

from core.drafting.errors import NoSuchDraft
from core.models.people import Person
from core.models.process import ProcessDraft, ProcessDraftRevision
from core.permissions import Permission, demand
from core.process.document import Document
from core.work import Reading

PAGE = 10


@dataclass(frozen=True, slots=True)
class Past:
    """One change; ``undone``: it was taken back and can be made again."""

    id: int
    by: str
    at: datetime
    undone: bool
    before: Document
    after: Document


@dataclass(frozen=True, slots=True)
class History:
    """One page of changes, the newest first, and how many there are."""

    count: int
    changes: tuple[Past, ...]


def history(desk: Reading, draft_id: int, page: int = 1) -> History:
    """A draft was a row of states: those before each change, what it is now, and those that were taken back."""
    demand(desk.reader, Permission.WRITE_DOCUMENTS)
    now = desk.session.scalar(select(ProcessDraft.body).where(ProcessDraft.id == draft_id))
    if now is None:
        raise NoSuchDraft
    rows = _rows(desk, draft_id)
    states = [*(row.id for row in rows if not row.undone), 0, *(row.id for row in rows if row.undone)]
    last = len(rows) - PAGE * (page - 1)
    first = max(0, last - PAGE)
    known = _documents(desk, states[first : last + 1], now)
    found = [
        Past(row.id, row.name, row.at, row.undone, known[states[place]], known[states[place + 1]])
        for place, row in enumerate(rows[first:last], first)
    ]
    return History(len(rows), tuple(reversed(found)))


def _rows(desk: Reading, draft_id: int) -> Sequence[Row[int, bool, datetime, str]]:
    row = ProcessDraftRevision
    query = (
        select(row.id, row.undone, row.at, func.coalesce(Person.name, "").label("name"))
        .outerjoin(Person, Person.id == row.by)
        .where(row.draft_id == draft_id)
        .order_by(row.id)
    )
    return desk.session.execute(query).all()


def _documents(desk: Reading, states: Sequence[int], now: str) -> dict[int, Document]:
    """By the revision that holds each; 0: as it is now."""
    query = select(ProcessDraftRevision.id, ProcessDraftRevision.body).where(ProcessDraftRevision.id.in_(states))
    bodies = {0: now} | dict(desk.session.execute(query).all())
    return {each: Document.model_validate_json(body) for each, body in bodies.items()}
