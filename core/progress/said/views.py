from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select

from core.actors import ActorKind
from core.deliveries.words import DeliveryState
from core.fields import views as fields
from core.fields.views import Answer
from core.files.errors import NoSuchFile
from core.files.views import Served
from core.models.events import EventRow
from core.models.files import Attachment
from core.models.mail import Delivery
from core.models.tickets import Message, Ticket
from core.resolution.words import Direction
from core.work import Reading
from db import files

NEWEST = 200  # messages
PUBLIC = (Direction.INCOMING, Direction.OUTGOING)


@dataclass(frozen=True, slots=True)
class FileLine:
    id: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Said:
    """One message; ``ours``: written by the desk, whose people are not named to customers.

    ``answers``: what they answered to typed questions along with it; a sealed one without its value.
    """

    ours: bool
    at: datetime
    text: str
    files: tuple[FileLine, ...]
    answers: tuple[Answer, ...] = ()


def said(desk: Reading, ticket: Ticket) -> tuple[Said, ...]:
    """Oldest first, with what was said in the cases that went into this one.

    How a case began only where the customer wrote that themselves.
    """
    cases = _together(desk, ticket)
    theirs = [each for each in cases if each.id in _by_customer(desk, cases)]
    newest = select(Message).where(_known(desk, cases)).order_by(Message.id.desc()).limit(NEWEST)
    messages = desk.session.scalars(newest).all()[::-1]
    attached = desk.session.scalars(_files(desk, cases).order_by(Attachment.id)).all()
    begun = [_begun(desk, each, [row for row in attached if row.ticket_id == each.id]) for each in theirs]
    rest = [Said(each.direction is Direction.OUTGOING, each.at, each.text, _of(attached, each.id)) for each in messages]
    return tuple(sorted((*begun, *rest), key=lambda one: one.at))


def _begun(desk: Reading, case: Ticket, attached: Sequence[Attachment]) -> Said:
    theirs = _theirs(desk, case)
    answers = tuple(each for each in fields.answers(desk, case) if each.code in theirs)
    return Said(False, case.opened_at, case.description, _of(attached, None), answers)


def _theirs(desk: Reading, case: Ticket) -> Collection[str]:
    """Which fields the customer answered last; what staff entered or corrected since, they never said."""
    query = select(EventRow.actor_kind, EventRow.detail).where(
        EventRow.subject_kind == "ticket", EventRow.subject_id == case.id, EventRow.kind == "ticket.answered"
    )
    rows = desk.session.execute(query.order_by(EventRow.id))
    last = {code: actor for actor, detail in rows for code in detail["fields"]}
    return {code for code, actor in last.items() if actor is ActorKind.CUSTOMER}


def last_words(desk: Reading, ticket: Ticket) -> str:
    """What the customer wrote last, if nothing was written since."""
    newest = select(Message).where(_known(desk, [ticket])).order_by(Message.id.desc()).limit(1)
    last = desk.session.scalar(newest)
    return last.text if last and last.direction is Direction.INCOMING else ""


def served(desk: Reading, ticket: Ticket, attachment_id: int) -> Served:
    """A file of this case that came or went with a message its customer knows of."""
    row = desk.session.scalar(_files(desk, _together(desk, ticket)).where(Attachment.id == attachment_id))
    if row is None:
        raise NoSuchFile
    return Served(row.name, row.media_type, files.content(desk.session, row.sha256))


def _together(desk: Reading, ticket: Ticket) -> Sequence[Ticket]:
    """The case and those merged into it."""
    merged = select(Ticket).where(Ticket.merged_into == ticket.id, Ticket.trashed_at.is_(None)).order_by(Ticket.id)
    return [*desk.session.scalars(merged), ticket]


def _known(desk: Reading, cases: Sequence[Ticket]) -> ColumnElement[bool]:
    """Messages that reached the customer: not those taken back, nor those that still may be."""
    waiting = select(Delivery.id).where(
        Delivery.message_row_id == Message.id,
        Delivery.state == DeliveryState.QUEUED,
        Delivery.attempts == 0,
        Delivery.not_before > desk.now,
    )
    mine = Message.ticket_id.in_([each.id for each in cases]), Message.direction.in_(PUBLIC)
    return and_(*mine, Message.taken_back_at.is_(None), ~waiting.exists())


def _files(desk: Reading, cases: Sequence[Ticket]) -> Select[Attachment]:
    """Files of messages they know of, and those with which the customer themselves began a case."""
    begun = and_(Attachment.message_id.is_(None), Attachment.ticket_id.in_(_by_customer(desk, cases)))
    kept = select(Attachment).outerjoin(Message, Message.id == Attachment.message_id)
    return kept.where(Attachment.ticket_id.in_([each.id for each in cases]), or_(_known(desk, cases), begun))


def _of(attached: Sequence[Attachment], message_id: int | None) -> tuple[FileLine, ...]:
    return tuple(FileLine(each.id, each.name, each.size) for each in attached if each.message_id == message_id)


def _by_customer(desk: Reading, cases: Sequence[Ticket]) -> Collection[int]:
    """Of which cases the customer wrote the description; what staff wrote down may hold words among ourselves."""
    query = select(EventRow.subject_id).where(
        EventRow.subject_kind == "ticket",
        EventRow.subject_id.in_([each.id for each in cases]),
        EventRow.kind == "ticket.opened",
        EventRow.actor_kind != ActorKind.STAFF,
    )
    return set(desk.session.scalars(query))
