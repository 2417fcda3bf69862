from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import ColumnElement, and_, func, or_, select

from core.access import seal
from core.customers import rules
from core.customers.words import ContactKind
from core.deliveries.words import DeliveryKind, DeliveryState
from core.mail.words import Trouble
from core.models.customers import ContactPoint
from core.models.mail import Delivery, Mailbox, ReceivedMail
from core.models.people import Person
from core.models.tickets import Ticket
from core.settings import views as settings
from core.settings.mail import Mail
from core.work import Reading

MOST_FAILURES = 3  # mails to a colleague that fail one after the other
LEASE = timedelta(minutes=2)  # after which a mail that is being sent belongs to nobody


@dataclass(frozen=True, slots=True)
class Sent:
    """How far an answer is on its way to the customer; ``seconds_left``: to take it back."""

    id: int
    state: DeliveryState
    seconds_left: int
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class Stuck:
    """A mail that needs a person, its recipient masked."""

    id: int
    number: int
    kind: DeliveryKind
    state: DeliveryState
    recipient: str
    made_at: datetime
    attempts: int
    trouble: Trouble | None


def recipient(desk: Reading, ticket: Ticket) -> ContactPoint | None:
    """Where the customer last wrote from, or their first mail address."""
    if ticket.customer_id is None:
        return None
    query = select(ContactPoint).where(
        ContactPoint.customer_id == ticket.customer_id,
        ContactPoint.kind == ContactKind.MAIL,
        ContactPoint.retired_at.is_(None),
    )
    points = desk.session.scalars(query.order_by(ContactPoint.id)).all()
    last = desk.session.scalar(
        select(ReceivedMail.sender_digest)
        .where(ReceivedMail.ticket_id == ticket.id, ReceivedMail.sender_digest.in_([each.digest for each in points]))
        .order_by(ReceivedMail.id.desc())
        .limit(1)
    )
    return next((each for each in points if each.digest == last), points[0] if points else None)


def sends_links(desk: Reading, ticket: Ticket) -> bool:
    """Whether a link can be mailed to this customer; otherwise it is copied by hand."""
    mail = settings.read(desk, Mail)
    return bool(mail.enabled and mail.web_address and not ticket.spam and recipient(desk, ticket))


def receipts(desk: Reading, ticket_id: int, digest: str, lately: timedelta) -> tuple[int, int]:
    """How many receipts this case had at all, and this address lately, whosever record it stands in."""
    receipt = Delivery.kind == DeliveryKind.RECEIPT
    of_case = select(func.count()).where(Delivery.ticket_id == ticket_id, receipt)
    of_address = (
        select(func.count())
        .select_from(Delivery)
        .join(ContactPoint, ContactPoint.id == Delivery.contact_id)
        .where(ContactPoint.digest == digest, receipt, Delivery.made_at > desk.now - lately)
    )
    return desk.session.scalar(of_case) or 0, desk.session.scalar(of_address) or 0


def floods(desk: Reading, most: int, lately: timedelta) -> bool:
    """Whether so many receipts were begun lately, whoever they are for; read from the newest back."""
    query = select(Delivery.made_at).where(Delivery.kind == DeliveryKind.RECEIPT).order_by(Delivery.id.desc())
    earliest = desk.session.scalar(query.offset(most - 1).limit(1))
    return earliest is not None and earliest > desk.now - lately


def last_notices(desk: Reading, person_id: int) -> datetime | None:
    """When the newest mail with notices to this person leaves, or left."""
    query = select(func.max(Delivery.not_before)).where(
        Delivery.person_id == person_id, Delivery.state != DeliveryState.CANCELLED
    )
    return desk.session.scalar(query)


def is_out_of_reach(desk: Reading, person: Person) -> bool:
    """Whether the last mails to their present address all failed: it is written to no more until it is typed anew."""
    ended = select(Delivery.state).where(
        Delivery.person_id == person.id,
        Delivery.made_at >= (person.mail_since or desk.now),
        Delivery.state.in_((DeliveryState.SENT, DeliveryState.FAILED)),
    )
    last = desk.session.scalars(ended.order_by(Delivery.id.desc()).limit(MOST_FAILURES)).all()
    return len(last) == MOST_FAILURES and set(last) == {DeliveryState.FAILED}


def of_ticket(desk: Reading, ticket_id: int) -> Mapping[int, Sent]:
    """The answers that went out by mail, by the row of their message."""
    query = select(Delivery).where(Delivery.ticket_id == ticket_id, Delivery.message_row_id.is_not(None))
    return {
        row.message_row_id: Sent(row.id, row.state, _seconds_left(desk, row), row.trouble)
        for row in desk.session.scalars(query.order_by(Delivery.id))
        if row.message_row_id is not None
    }


def last_sent(desk: Reading, ticket_id: int, kind: DeliveryKind) -> DeliveryState | None:
    """How far the newest mail of this kind about a case is; none where none was to be sent."""
    query = select(Delivery.state).where(Delivery.ticket_id == ticket_id, Delivery.kind == kind)
    return desk.session.scalar(query.order_by(Delivery.id.desc()).limit(1))


def _seconds_left(desk: Reading, row: Delivery) -> int:
    """Whole seconds before it leaves; none once anybody has tried to send it."""
    waits = row.state is DeliveryState.QUEUED and not row.attempts
    return max(0, ceil((row.not_before - desk.now).total_seconds())) if waits else 0


def in_trouble(limit: datetime) -> ColumnElement[bool]:
    """Given up, or claimed by a sender that has not been heard of since ``limit``."""
    return or_(
        Delivery.state == DeliveryState.FAILED,
        and_(Delivery.state == DeliveryState.SENDING, Delivery.begun_at < limit),
    )


def stuck(desk: Reading, most: int = 50) -> Sequence[Stuck]:
    """The newest first."""
    query = (
        select(Delivery, Ticket.number, ContactPoint)
        .join(Ticket, Ticket.id == Delivery.ticket_id)
        .join(ContactPoint, ContactPoint.id == Delivery.contact_id)
        .where(in_trouble(desk.now - LEASE))
        .order_by(Delivery.id.desc())
        .limit(most)
    )
    return [
        Stuck(
            id=row.id,
            number=number or 0,
            kind=row.kind,
            state=row.state,
            recipient=rules.masked(point.kind, seal.unseal(point.sealed)),
            made_at=row.made_at,
            attempts=row.attempts,
            trouble=row.trouble,
        )
        for row, number, point in desk.session.execute(query)
    ]


def waiting(desk: Reading) -> int:
    """How many mails are under way."""
    query = select(func.count()).where(Delivery.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING)))
    return desk.session.scalar(query) or 0


def mailbox_name(mail: Mail) -> str:
    """One row for each mailbox that was ever read."""
    return f"{mail.in_user}@{mail.in_host}:{mail.in_port}/{mail.folder}"


def mailbox(desk: Reading) -> tuple[Mail, Mailbox | None]:
    """The setting, and how the mailbox was at the last look."""
    mail = settings.read(desk, Mail)
    return mail, desk.session.get(Mailbox, mailbox_name(mail))


def answered(desk: Reading, ticket_id: int, but: str) -> tuple[str, ...]:
    """The Message-IDs that a mail about this case answers, the newest last."""
    came = select(ReceivedMail.mail_id).where(ReceivedMail.ticket_id == ticket_id, ReceivedMail.mail_id.is_not(None))
    left = Delivery.mail_id != but, Delivery.state != DeliveryState.CANCELLED
    went = select(Delivery.mail_id).where(Delivery.ticket_id == ticket_id, *left)
    newest = desk.session.scalars(came.order_by(ReceivedMail.id.desc()).limit(10)).all()
    ours = desk.session.scalars(went.order_by(Delivery.id.desc()).limit(10)).all()
    return tuple(each for each in [*reversed(ours), *reversed(newest)] if each)
