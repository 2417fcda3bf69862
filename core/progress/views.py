"""What a customer is shown of their case: what is theirs, and no word among ourselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select

from core import scope
from core.actors import Actor, ActorKind
from core.fields.forms import Labels
from core.files.errors import NoSuchFile
from core.files.views import Served
from core.hours import views as hours
from core.links.errors import NoSuchLink
from core.models.customers import Customer
from core.models.events import EventRow
from core.models.files import Attachment
from core.models.process import Visit
from core.models.tickets import Message, Ticket
from core.process import rules as process
from core.process import views as processes
from core.process.document import Step
from core.process.words import Happening, Stage
from core.progress import rules
from core.progress.words import DECISIONS, Next
from core.resolution.words import Direction
from core.settings import views as settings
from core.settings.words import Desk
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
    """One message; ``ours``: written by the desk, whose people are not named to customers."""

    ours: bool
    at: datetime
    text: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole page, read at one moment; ``next_at``: in UTC, none where no time is promised."""

    number: int
    subject: str
    desk_name: str
    stage: Stage
    step: Labels
    since: datetime
    next: Next
    next_at: datetime | None
    said: tuple[Said, ...]
    decisions: tuple[Happening, ...]
    reopens: bool
    moves: int


def customer_of(desk: Reading, ticket_id: int) -> Actor:
    """Who comes by the link to this ticket: its customer, or nobody by name where the case has none.

    They see this one case. The link of a case in the trash, or closed long ago, opens nothing.
    """
    ticket = desk.session.get(Ticket, ticket_id)
    if ticket is None or ticket.trashed_at or _over(ticket, desk.now):
        raise NoSuchLink
    customer = desk.session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    name, language = (customer.name, customer.language or "") if customer else ("", "")
    return Actor(ActorKind.CUSTOMER, ticket.customer_id, name, language=language, case=ticket.id)


def page(desk: Reading) -> Progress:
    """The case of the reader's link."""
    ticket = mine(desk)
    step = processes.version(desk, ticket.process_version_id).document.steps[ticket.step]
    reopens = ticket.entered_at + step.reopen.within if step.reopen else None
    kind, at = rules.what_next(_facts(desk, ticket, reopens), office(desk))
    return Progress(
        number=ticket.number or 0,
        subject=ticket.subject,
        desk_name=settings.read(desk, Desk).name,
        stage=ticket.stage,
        step=step.labels,
        since=ticket.entered_at,
        next=kind,
        next_at=at,
        said=_said(desk, ticket),
        decisions=decisions(step),
        reopens=kind is Next.REOPEN_UNTIL,
        moves=ticket.moves,
    )


def mine(desk: Reading) -> Ticket:
    """The one case of the reader's link."""
    found = desk.session.scalar(scope.tickets(desk.reader).where(Ticket.id == desk.reader.case))
    if found is None:
        raise NoSuchLink
    return found


def decisions(step: Step) -> tuple[Happening, ...]:
    """What this step waits to hear from the customer."""
    return tuple(each for each in DECISIONS if process.move_on(step, each))


def office(desk: Reading) -> Callable[[datetime], datetime]:
    """When a promise is kept at this desk: within its hours."""
    return hours.calendar(desk).answered_by


def last_words(desk: Reading, ticket_id: int) -> str:
    """What the customer wrote last, if nothing was written since."""
    query = select(Message).where(Message.ticket_id == ticket_id, Message.direction.in_(PUBLIC))
    last = desk.session.scalar(query.order_by(Message.id.desc()).limit(1))
    return last.text if last and last.direction is Direction.INCOMING else ""


def served(desk: Reading, attachment_id: int) -> Served:
    """A file of the reader's case that came or went with a message they know of."""
    ticket = mine(desk)
    query = select(Attachment).outerjoin(Message, Message.id == Attachment.message_id)
    row = desk.session.scalar(query.where(Attachment.id == attachment_id, _theirs(desk, ticket)))
    if row is None:
        raise NoSuchFile
    return Served(row.name, row.media_type, files.content(desk.session, row.sha256))


def _over(ticket: Ticket, now: datetime) -> bool:
    return ticket.closed_at is not None and ticket.closed_at + rules.LINK_OUTLIVES_CASE < now


def _facts(desk: Reading, ticket: Ticket, reopens: datetime | None) -> rules.Facts:
    visit = select(Visit.due_at).where(Visit.ticket_id == ticket.id).order_by(Visit.seq.desc()).limit(1)
    return rules.Facts(
        now=desk.now,
        stage=ticket.stage,
        answered=ticket.first_response_at is not None,
        response_due=ticket.response_due,
        step_due=desk.session.scalar(visit),
        wakes=ticket.wakes_at,
        reopens=reopens,
    )


def _said(desk: Reading, ticket: Ticket) -> tuple[Said, ...]:
    """Oldest first; how the case began only where the customer wrote that themselves."""
    public = Message.ticket_id == ticket.id, Message.direction.in_(PUBLIC)
    newest = select(Message).where(*public).order_by(Message.id.desc()).limit(NEWEST)
    messages = desk.session.scalars(newest).all()[::-1]
    kept = select(Attachment).outerjoin(Message, Message.id == Attachment.message_id)
    attached = desk.session.scalars(kept.where(_theirs(desk, ticket)).order_by(Attachment.id)).all()
    first = (Said(False, ticket.opened_at, ticket.description, _of(attached, None)),)
    rest = (Said(each.direction is Direction.OUTGOING, each.at, each.text, _of(attached, each.id)) for each in messages)
    return (*(first if _by_customer(desk, ticket) else ()), *rest)


def _of(attached: Sequence[Attachment], message_id: int | None) -> tuple[FileLine, ...]:
    return tuple(FileLine(each.id, each.name, each.size) for each in attached if each.message_id == message_id)


def _theirs(desk: Reading, ticket: Ticket) -> ColumnElement[bool]:
    """Files of public messages, and those with which the customer themselves began the case."""
    known: ColumnElement[bool] = Message.direction.in_(PUBLIC)
    if _by_customer(desk, ticket):
        known = or_(known, Attachment.message_id.is_(None))
    return and_(Attachment.ticket_id == ticket.id, known)


def _by_customer(desk: Reading, ticket: Ticket) -> bool:
    """Did the customer write the description? What staff wrote down may hold words among ourselves."""
    query = select(EventRow.id).where(
        EventRow.subject_kind == "ticket",
        EventRow.subject_id == ticket.id,
        EventRow.kind == "ticket.opened",
        EventRow.actor_kind != ActorKind.STAFF,
    )
    return desk.session.scalar(query) is not None
