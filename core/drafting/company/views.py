from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from core.attention.views import PRESENT, WRITING
from core.models.people import Person
from core.models.process import ProcessTyped, ProcessWriter
from core.permissions import Permission, demand
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """A form of the editor, of one process."""

    process: str
    form: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What the reader has typed into a form and not saved."""

    seen: str
    inputs: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Writer:
    """A colleague who has the draft open; ``step`` is empty for the document as a whole."""

    name: str
    step: str
    writing: bool


def typed(desk: Reading, place: Place) -> Typed | None:
    demand(desk.reader, Permission.WRITE_DOCUMENTS)
    row = desk.session.get(ProcessTyped, (desk.reader.id, place.process, place.form))
    return Typed(row.seen, row.inputs, row.at) if row else None


def unsaved(desk: Reading, process: str) -> frozenset[str]:
    """The forms in which the reader has typed something and not saved it."""
    demand(desk.reader, Permission.WRITE_DOCUMENTS)
    mine = (ProcessTyped.person_id == desk.reader.id, ProcessTyped.process == process)
    return frozenset(desk.session.scalars(select(ProcessTyped.place).where(*mine)))


def others(desk: Reading, draft_id: int, process: str) -> Sequence[Writer]:
    """Who else has the draft open right now, and who of them typed something a moment ago."""
    demand(desk.reader, Permission.WRITE_DOCUMENTS)
    writes = exists().where(
        ProcessTyped.person_id == Person.id,
        ProcessTyped.process == process,
        ProcessTyped.at > desk.now - WRITING,
    )
    query = (
        select(Person.name, ProcessWriter.step, writes)
        .join(Person, Person.id == ProcessWriter.person_id)
        .where(ProcessWriter.draft_id == draft_id, ProcessWriter.seen_at > desk.now - PRESENT)
        .where(Person.id != desk.reader.id)
        .order_by(Person.name)
    )
    return [Writer(name, step, bool(writing)) for name, step, writing in desk.session.execute(query)]
