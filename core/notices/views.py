from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, false, func

from core import scope
from core.actors import Actor, ActorKind
from core.models.deadlines import Deadline
from core.models.events import EventRow
from core.models.notices import Notice, NoticeChoice
from core.models.people import Person
from core.models.tickets import Ticket
from core.notices.forms import Wish
from core.notices.words import NoticeKind
from core.process.words import Stage
from core.work import Reading

FINISHED = (Stage.RESOLVED, Stage.CLOSED)
OWNERS = (NoticeKind.RISK, NoticeKind.LATE)  # told to whoever owns the case


@dataclass(frozen=True, slots=True)
class Told:
    """One notice as it is drawn; ``who`` did it, empty for the desk itself; ``sensitive``: the case."""

    id: int
    kind: NoticeKind
    at: datetime
    number: int | None
    subject: str
    who: str
    new: bool
    sensitive: bool


def unread(desk: Reading) -> int:
    """How many notices the reader has not seen yet."""
    query = (
        scope.tickets(desk.reader)
        .join(Notice, Notice.ticket_id == Ticket.id)
        .where(Notice.person_id == desk.reader.id, Notice.in_desk, _new())
        .with_only_columns(func.count(Notice.id))
    )
    return desk.session.scalar(query) or 0


def _new() -> ColumnElement[bool]:
    """Not read, and not over: a warning is over when its deadline is kept or moved, or the case is another's."""
    running = exists().where(Deadline.ticket_id == Ticket.id, Deadline.due_at == Notice.due, Deadline.met_at.is_(None))
    stands = Notice.due.is_(None) | (Ticket.stage.not_in(FINISHED) & (running | (Ticket.next_due == Notice.due)))
    handed_on = Notice.kind.in_(OWNERS) & Ticket.owner_id.is_distinct_from(Notice.person_id)
    return Notice.read_at.is_(None) & func.coalesce(stands, false()) & ~handed_on


def newest(desk: Reading, limit: int = 50) -> tuple[Told, ...]:
    """The newest notices about cases that are still open to the reader; what is new comes first, however old."""
    return _told(desk, desk.reader, Notice.in_desk.is_(True), limit=limit)


def travelling(desk: Reading, person: Person, delivery_id: int) -> tuple[Told, ...]:
    """What a mail tells this person: what they have not read on the desk meanwhile, in the order in which it came."""
    return _told(desk, person.as_actor(), Notice.delivery_id == delivery_id, _new())[::-1]


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
