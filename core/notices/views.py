from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, false, func, select

from core import scope
from core.actors import Actor, ActorKind
from core.fields.forms import Labels
from core.models.deadlines import Deadline
from core.models.events import EventRow
from core.models.notices import Notice, NoticeChoice
from core.models.people import Person
from core.models.process import ProcessDraft
from core.models.tickets import Ticket
from core.notices.forms import Wish
from core.notices.words import OF_DRAFTS, NoticeKind
from core.process.words import DraftState, Stage
from core.review import views as review
from core.work import Reading

FINISHED = (Stage.RESOLVED, Stage.CLOSED)
OWNERS = (NoticeKind.RISK, NoticeKind.LATE)  # told to whoever owns the case


@dataclass(frozen=True, slots=True)
class Told:
    """One notice as it is drawn; ``who`` did it, empty for the desk itself; ``sensitive``: the case.

    One about a process document has its ``process`` and ``labels`` in place of a number and a subject; ``draft``: where
    it leads to a review.
    """

    id: int
    kind: NoticeKind
    at: datetime
    number: int | None
    subject: str
    who: str
    new: bool
    sensitive: bool
    process: str = ""
    labels: Labels = field(default_factory=dict[str, str])
    draft: int | None = None


def unread(desk: Reading) -> int:
    """How many notices the reader has not seen yet."""
    query = (
        scope.tickets(desk.reader)
        .join(Notice, Notice.ticket_id == Ticket.id)
        .where(Notice.person_id == desk.reader.id, Notice.in_desk, _new())
        .with_only_columns(func.count(Notice.id))
    )
    of_documents = _documents(desk.reader.id).where(Notice.in_desk, _open()).with_only_columns(func.count(Notice.id))
    return desk.session.scalar(select(query.scalar_subquery() + of_documents.scalar_subquery())) or 0


def new_of(desk: Reading, process: str) -> bool:
    """Something about this document is new to the reader."""
    query = _documents(desk.reader.id).where(Notice.process == process, Notice.read_at.is_(None))
    return desk.session.scalar(query.with_only_columns(Notice.id).limit(1)) is not None


def _new() -> ColumnElement[bool]:
    """Not read, and not over: a warning is over when its deadline is kept or moved, or the case is another's."""
    running = exists().where(Deadline.ticket_id == Ticket.id, Deadline.due_at == Notice.due, Deadline.met_at.is_(None))
    stands = Notice.due.is_(None) | (Ticket.stage.not_in(FINISHED) & (running | (Ticket.next_due == Notice.due)))
    handed_on = Notice.kind.in_(OWNERS) & Ticket.owner_id.is_distinct_from(Notice.person_id)
    return Notice.read_at.is_(None) & func.coalesce(stands, false()) & ~handed_on


def newest(desk: Reading, limit: int = 50) -> tuple[Told, ...]:
    """The newest notices about cases that are still open to the reader; what is new comes first, however old."""
    found = (*_told(desk, desk.reader, Notice.in_desk.is_(True), limit=limit),
             *_told_of(desk, desk.reader.id, Notice.in_desk.is_(True), limit=limit))  # fmt: skip
    return tuple(sorted(found, key=lambda each: (not each.new, -each.id))[:limit])


def travelling(desk: Reading, person: Person, delivery_id: int) -> tuple[Told, ...]:
    """What a mail tells this person: what they have not read on the desk meanwhile, in the order in which it came."""
    with_it = Notice.delivery_id == delivery_id
    found = (*_told(desk, person.as_actor(), with_it, _new()), *_told_of(desk, person.id, with_it, _open()))
    return tuple(sorted(found, key=lambda each: each.id))


def _told(desk: Reading, reader: Actor, *which: ColumnElement[bool], limit: int = 50) -> tuple[Told, ...]:
    query = (
        scope.tickets(reader)
        .join(Notice, Notice.ticket_id == Ticket.id)
        .join(EventRow, EventRow.id == Notice.event_id)
        .outerjoin(Person, (Person.id == EventRow.actor_id) & (EventRow.actor_kind == ActorKind.STAFF))
        .where(Notice.person_id == reader.id, *which)
        .with_only_columns(
            Notice.id,
            Notice.kind,
            Notice.at,
            Ticket.number,
            Ticket.subject,
            Person.name,
            _new(),
            Ticket.sensitive,
            Notice.due,
        )
        .order_by(_new().desc(), Notice.id.desc())
        .limit(limit)
    )
    rows = desk.session.execute(query)
    return tuple(
        Told(id_, _now(kind, due, desk), at, number, subject, who or "", new, sensitive)
        for id_, kind, at, number, subject, who, new, sensitive, due in rows
    )


def _documents(person_id: int | None) -> Select[Any]:
    """The notices of a person about process documents, each with the draft that there is now."""
    return (
        select(Notice)
        .outerjoin(ProcessDraft, ProcessDraft.process == Notice.process)
        .where(Notice.person_id == person_id, Notice.process.is_not(None))
    )


def _open() -> ColumnElement[bool]:
    """Not read, and not over: an approval that was asked for is over once somebody has decided."""
    waits = ProcessDraft.state.is_not_distinct_from(DraftState.IN_REVIEW)
    return Notice.read_at.is_(None) & ((Notice.kind != NoticeKind.APPROVAL) | waits)


def _told_of(desk: Reading, person_id: int | None, *which: ColumnElement[bool], limit: int = 50) -> tuple[Told, ...]:
    query = (
        _documents(person_id)
        .join(EventRow, EventRow.id == Notice.event_id)
        .outerjoin(Person, (Person.id == EventRow.actor_id) & (EventRow.actor_kind == ActorKind.STAFF))
        .where(*which)
        .with_only_columns(
            Notice.id, Notice.kind, Notice.at, Notice.process, Person.name, _open(), ProcessDraft.id
        )
        .order_by(_open().desc(), Notice.id.desc())
        .limit(limit)
    )  # fmt: skip
    rows = desk.session.execute(query).all()
    names = review.names_of(desk, {process for _, _, _, process, *_ in rows if process})
    return tuple(
        Told(id_, kind, at, None, "", who or "", new, False, process or "", names.get(process or "", {}),
             draft if kind in OF_DRAFTS else None)
        for id_, kind, at, process, who, new, draft in rows
    )  # fmt: skip


def _now(kind: NoticeKind, due: datetime | None, desk: Reading) -> NoticeKind:
    """A deadline that was near when somebody was told may have passed when they read it."""
    return NoticeKind.LATE if kind is NoticeKind.RISK and due and due <= desk.now else kind


def wish(desk: Reading, person_id: int, kind: NoticeKind) -> Wish:
    """How a person wants to hear of this kind of thing."""
    chosen = desk.session.get(NoticeChoice, (person_id, kind))
    return Wish(chosen.in_desk, chosen.by_mail) if chosen else Wish()


def wishes(desk: Reading) -> dict[NoticeKind, Wish]:
    """How the reader wants to hear of everything."""
    return {kind: wish(desk, desk.reader.id or 0, kind) for kind in NoticeKind}
