from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Exists, exists, func, or_, select

from core import scope
from core.actors import ActorKind
from core.models.attention import Draft, Presence, ReadMark
from core.models.customers import Customer
from core.models.events import EventRow
from core.models.people import Person
from core.models.tickets import Message, Ticket
from core.resolution.words import Author, Direction
from core.work import Reading

#: What makes a case new to a person.
TELLING = ("ticket.opened", "ticket.message_added", "ticket.assigned", "ticket.placed")
PRESENT = timedelta(seconds=45)
WRITING = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Answer:
    """A customer who has the last word in a case of the reader's."""

    number: int | None
    customer: str | None
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Other:
    """A colleague who has the case open."""

    name: str
    writing: bool


def news(desk: Reading, numbers: Collection[int]) -> dict[int, int]:
    """How many things others did in these cases that the reader has not seen; cases without any are left out."""
    query = (
        select(Ticket.number, func.count(EventRow.id))
        .join(EventRow, (EventRow.subject_kind == "ticket") & (EventRow.subject_id == Ticket.id))
        .outerjoin(ReadMark, (ReadMark.ticket_id == Ticket.id) & (ReadMark.person_id == desk.reader.id))
        .where(Ticket.number.in_([int(each) for each in numbers]), EventRow.kind.in_(TELLING), _of_others(desk))
        .where(EventRow.id > func.coalesce(ReadMark.event_id, 0))
        .group_by(Ticket.number)
    )
    return {number: count for number, count in desk.session.execute(query) if number is not None}


def since(desk: Reading, ticket_id: int, event_id: int) -> int:
    """How many things others did in one case after this event."""
    query = select(func.count(EventRow.id)).where(
        EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id, EventRow.id > event_id, _of_others(desk)
    )
    return desk.session.scalar(query) or 0


def mark(desk: Reading, ticket_id: int) -> int:
    """The newest event of a case that the reader has seen."""
    kept = desk.session.get(ReadMark, (desk.reader.id, ticket_id))
    return kept.event_id if kept else 0


def answered(desk: Reading, limit: int = 8) -> tuple[Answer, ...]:
    """The reader's open cases in which the customer said the last word, the longest waiting first."""
    last = (
        select(func.max(Message.id))
        .where(Message.ticket_id == Ticket.id, Message.direction != Direction.NOTE, Message.author != Author.SYSTEM)
        .correlate(Ticket)
        .scalar_subquery()
    )
    query = (
        scope.tickets(desk.reader)
        .where(Ticket.owner_id == desk.reader.person_id, scope.unfinished())
        .join(Message, Message.id == last)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .where(Message.direction == Direction.INCOMING)
        .with_only_columns(Ticket.number, Customer.name, func.substr(Message.text, 1, 200), Message.at)
        .order_by(Message.at, Message.id)
        .limit(limit)
    )
    return tuple(Answer(*row) for row in desk.session.execute(query))


def drafts(desk: Reading, ticket_id: int) -> dict[Direction, str]:
    """What the reader was writing in a case, by kind."""
    query = select(Draft.kind, Draft.text).where(Draft.person_id == desk.reader.id, Draft.ticket_id == ticket_id)
    return dict(desk.session.execute(query).all())


def company(desk: Reading, numbers: Collection[int]) -> dict[int, tuple[Other, ...]]:
    """Who else has which of these cases open right now; cases with nobody are left out."""
    writes = _writes(desk).where(Draft.ticket_id == Ticket.id)
    query = (
        select(Ticket.number, Person.name, writes)
        .join(Presence, Presence.ticket_id == Ticket.id)
        .join(Person, Person.id == Presence.person_id)
        .where(Ticket.number.in_([int(each) for each in numbers]), Person.id != desk.reader.id)
        .where(Presence.seen_at > desk.now - PRESENT)
        .order_by(Person.name)
    )
    found: dict[int, tuple[Other, ...]] = {}
    for number, name, writing in desk.session.execute(query):
        found[number or 0] = (*found.get(number or 0, ()), Other(name, bool(writing)))
    return found


def others(desk: Reading, ticket_id: int) -> Sequence[Other]:
    """Who else has the case open right now, and who of them is writing."""
    query = (
        select(Person.name, _writes(desk).where(Draft.ticket_id == ticket_id))
        .join(Presence, Presence.person_id == Person.id)
        .where(Presence.ticket_id == ticket_id, Presence.seen_at > desk.now - PRESENT, Person.id != desk.reader.id)
        .order_by(Person.name)
    )
    return [Other(name, bool(writes)) for name, writes in desk.session.execute(query)]


def _writes(desk: Reading) -> Exists:
    """Has kept a draft a moment ago."""
    return exists().where(Draft.person_id == Person.id, Draft.at > desk.now - WRITING)


def _of_others(desk: Reading) -> ColumnElement[bool]:
    return or_(EventRow.actor_kind != ActorKind.STAFF, EventRow.actor_id != desk.reader.id)
