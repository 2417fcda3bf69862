from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import literal, select, union_all

from core import scope
from core.actors import ActorKind
from core.bundling import views as bundles
from core.bundling.views import Bundle
from core.customers import views as customers
from core.customers.views import Profile
from core.deadlines import views as deadlines
from core.deadlines.told import StepTold, Told
from core.deliveries import views as deliveries
from core.deliveries.views import Sent
from core.files import views as files
from core.models.attention import Watch
from core.models.customers import Customer
from core.models.events import EventRow
from core.models.files import Attachment
from core.models.people import Person
from core.models.process import Visit
from core.models.tickets import Message, Ticket
from core.process import views as processes
from core.process.document import Document
from core.process.views import Fact, Running
from core.resolution.errors import NoSuchTicket
from core.resolution.words import Direction
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: something said (``direction`` and ``text``) or done (``kind`` and ``detail``).

    ``by_rule``: the number of the rule that did it.
    """

    at: datetime
    event_id: int
    actor_kind: ActorKind
    who: str
    kind: str
    detail: Mapping[str, Any]
    message_id: int | None = None
    direction: Direction | None = None
    text: str = ""
    quoted: str = ""
    verified: bool = True
    taken_back: bool = False
    by_rule: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the page of a ticket shows, read at one moment.

    ``documents``: those of all its visits, by version; ``facts``: what is known of the case, the newest first.
    """

    now: datetime
    ticket: Ticket
    owner: str | None
    running: Running
    documents: Mapping[int, Document]
    visits: Sequence[Visit]
    facts: Sequence[Fact]
    deadlines: Sequence[Told]
    limit: StepTold | None
    bundle: Bundle
    entries: Sequence[Entry]
    files: Sequence[Attachment]
    customer: Profile | None
    sent: Mapping[int, Sent]
    language: str | None


def case(desk: Reading, number: int, limit: int = 100) -> Case:
    """The newest ``limit`` entries of the timeline come with it."""
    found = ticket(desk, number)
    owner = select(Person.name).where(Person.id == found.owner_id)
    together = bundles.bundle(desk, found.id)
    stays = visits(desk, found.id)
    running = processes.version(desk, found.process_version_id)
    documents = deadlines.documents(desk, stays, running)
    promised, of_step = deadlines.of_case(desk, found, stays, documents)
    return Case(
        now=desk.now,
        ticket=found,
        owner=desk.session.scalar(owner) if found.owner_id else None,
        running=running,
        documents=documents,
        visits=stays,
        facts=processes.facts_told(desk, found.id),
        deadlines=promised,
        limit=of_step,
        bundle=together,
        entries=timeline(desk, found.id, limit, together.ids),
        files=files.of_ticket(desk, *together.ids),
        customer=customers.profile(desk, found.customer_id) if found.customer_id else None,
        sent=deliveries.of_ticket(desk, found.id),
        language=desk.session.get_one(Customer, found.customer_id).language if found.customer_id else None,
    )


def ticket(desk: Reading, number: int) -> Ticket:
    """The ticket as it is now, if it is within the reader's scope."""
    found = desk.session.scalar(scope.tickets(desk.reader).where(Ticket.number == number))
    if found is None:
        raise NoSuchTicket(number=number)
    return found


def is_open_to(desk: Reading, ticket_id: int, person_id: int) -> bool:
    """Whether another person may see this case."""
    other = desk.session.get_one(Person, person_id).as_actor()
    query = scope.tickets(other).where(Ticket.id == ticket_id).with_only_columns(Ticket.id)
    return desk.session.scalar(query) is not None


def watchers(desk: Reading, ticket_id: int) -> Sequence[int]:
    """Who wants to hear of this case; those who may not see it any more are left out."""
    query = select(Watch.person_id).where(Watch.ticket_id == ticket_id).order_by(Watch.person_id)
    return [each for each in desk.session.scalars(query) if is_open_to(desk, ticket_id, each)]


def visits(desk: Reading, ticket_id: int) -> Sequence[Visit]:
    return desk.session.scalars(select(Visit).where(Visit.ticket_id == ticket_id).order_by(Visit.seq)).all()


def timeline(desk: Reading, ticket_id: int, limit: int = 100, merged: Sequence[int] = ()) -> Sequence[Entry]:
    """The newest ``limit`` events of a ticket, and of those merged into it, with what was said, oldest first."""
    query = (
        select(EventRow)
        .where(EventRow.subject_kind == "ticket", EventRow.subject_id.in_({ticket_id, *merged}))
        .order_by(EventRow.id.desc())
        .limit(limit)
    )
    events = desk.session.scalars(query).all()[::-1]
    said = _messages(desk, [row.detail["message"] for row in events if "message" in row.detail])
    names = _names(desk, events)
    return [_entry(row, said.get(row.detail.get("message", 0)), names) for row in events]


def message(desk: Reading, message_id: int | None) -> Message | None:
    return desk.session.get(Message, message_id) if message_id else None


def answered_otherwise(desk: Reading, ticket_id: int, but: int) -> bool:
    """Has the customer an answer besides this one?"""
    query = select(Message.id).where(
        Message.ticket_id == ticket_id,
        Message.direction == Direction.OUTGOING,
        Message.taken_back_at.is_(None),
        Message.id != but,
    )
    return desk.session.scalar(query.limit(1)) is not None


def last_actor(desk: Reading, ticket_id: int, kinds: Collection[str]) -> str:
    """Who did the last thing of these kinds to a ticket, notes apart; our own name for the system."""
    query = select(EventRow).where(
        EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id, EventRow.kind.in_(kinds)
    )
    newest = desk.session.scalars(query.order_by(EventRow.id.desc()).limit(50))
    last = [row for row in newest if row.detail.get("direction") != Direction.NOTE][:1]
    return next(iter(_names(desk, last).values()), "Aftercare")


def _messages(desk: Reading, ids: Sequence[int]) -> dict[int, Message]:
    return {row.id: row for row in desk.session.scalars(select(Message).where(Message.id.in_(ids)))} if ids else {}


def _names(desk: Reading, events: Sequence[EventRow]) -> dict[tuple[ActorKind, int], str]:
    staff = {row.actor_id for row in events if row.actor_kind is ActorKind.STAFF and row.actor_id}
    customers = {row.actor_id for row in events if row.actor_kind is ActorKind.CUSTOMER and row.actor_id}
    people = select(literal("staff"), Person.id, Person.name).where(Person.id.in_(staff))
    others = select(literal("customer"), Customer.id, Customer.name).where(Customer.id.in_(customers))
    rows = desk.session.execute(union_all(people, others)) if staff or customers else ()
    return {(ActorKind(kind), number): name for kind, number, name in rows}


def _entry(row: EventRow, message: Message | None, names: Mapping[tuple[ActorKind, int], str]) -> Entry:
    return Entry(
        at=row.at,
        event_id=row.id,
        actor_kind=row.actor_kind,
        who=names.get((row.actor_kind, row.actor_id or 0), ""),
        kind=row.kind,
        detail=row.detail,
        message_id=message.id if message else None,
        direction=message.direction if message else None,
        text=message.text if message else "",
        quoted=(message.quoted or "") if message else "",
        verified=message.verified if message else True,
        taken_back=message is not None and message.taken_back_at is not None,
        by_rule=row.actor_id if row.actor_kind is ActorKind.SYSTEM else None,
    )
