from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from core.customers import rules
from core.customers import views as customers
from core.customers.words import ContactKind
from core.mail import parsing
from core.mail.errors import NoSuchMail
from core.mail.words import Outcome, Reason
from core.models.customers import ContactPoint, Customer
from core.models.mail import Delivery, ReceivedMail
from core.models.settings import Term
from core.models.tickets import Message, Ticket
from core.permissions import Permission, demand
from core.work import Reading
from db import files

PREVIEW = 2 * 2**20  # bytes that are read again for a look
GLANCE = 100 * 2**10  # and for a line of the list


@dataclass(frozen=True, slots=True)
class Aside:
    """A mail that is kept aside; sender and subject as far as a glance tells, the sender masked."""

    id: int
    reason: Reason
    received_at: datetime
    size: int
    kept: bool
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What can be made out of it; ``raw`` is the mail as it came."""

    sender: str
    subject: str
    text: str
    raw: bytes


def known(desk: Reading, identity: str) -> ReceivedMail | None:
    return desk.session.scalar(select(ReceivedMail).where(ReceivedMail.identity == identity))


def aside(desk: Reading, most: int = 20) -> Sequence[Aside]:
    """The oldest first: they have waited longest."""
    demand(desk.reader, Permission.MANAGE_MAIL)
    query = select(ReceivedMail).where(ReceivedMail.outcome == Outcome.QUARANTINED).order_by(ReceivedMail.id)
    return [_aside(desk, row) for row in desk.session.scalars(query.limit(most))]


def _aside(desk: Reading, row: ReceivedMail) -> Aside:
    kept = row.raw_sha256 is not None
    letter = parsing.read(files.content(desk.session, row.raw_sha256 or "")) if kept and row.size < GLANCE else None
    sender = rules.masked(ContactKind.MAIL, letter.sender) if letter and letter.sender else ""
    subject = letter.subject if isinstance(letter, parsing.Letter) else ""
    return Aside(row.id, row.reason or Reason.FAILED, row.received_at, row.size, kept, sender, subject)


def aside_count(desk: Reading) -> int:
    query = select(func.count()).select_from(ReceivedMail).where(ReceivedMail.outcome == Outcome.QUARANTINED)
    return desk.session.scalar(query) or 0


def preview(desk: Reading, mail_id: int) -> Preview:
    """For those who look after the mailbox only: it shows what strangers wrote."""
    demand(desk.reader, Permission.MANAGE_MAIL)
    row = desk.session.get(ReceivedMail, mail_id)
    if row is None or row.raw_sha256 is None:
        raise NoSuchMail
    raw = files.content(desk.session, row.raw_sha256)
    letter = parsing.read(raw) if len(raw) <= PREVIEW else None
    if isinstance(letter, parsing.Letter):
        return Preview(letter.sender, letter.subject, letter.text[:3_000], raw)
    return Preview("", "", raw[:3_000].decode("utf-8", "replace"), raw)


def ticket_of(desk: Reading, mail_ids: Sequence[str]) -> int | None:
    """The case that one of these Message-IDs belongs to, whoever sent it: no proof of anything."""
    came = select(ReceivedMail.ticket_id).where(
        ReceivedMail.mail_id.in_(mail_ids), ReceivedMail.ticket_id.is_not(None)
    )
    return desk.session.scalar(came.order_by(ReceivedMail.id.desc()).limit(1))


def ticket_sent_about(desk: Reading, mail_ids: Sequence[str]) -> int | None:
    """The case that we wrote about under one of these Message-IDs."""
    return desk.session.scalar(select(Delivery.ticket_id).where(Delivery.mail_id.in_(mail_ids)).limit(1))


def answers_notices(desk: Reading, mail_ids: Sequence[str]) -> bool:
    """Whether one of these Message-IDs is of a mail with notices to a colleague."""
    query = select(Delivery.id).where(Delivery.mail_id.in_(mail_ids), Delivery.person_id.is_not(None))
    return desk.session.scalar(query.limit(1)) is not None


def by_number(desk: Reading, number: int) -> Ticket | None:
    """Also one that is in the trash or merged: the sender does not know; follow it to where it lives."""
    ticket = desk.session.scalar(select(Ticket).where(Ticket.number == number))
    return _living(desk, ticket)


def by_id(desk: Reading, ticket_id: int) -> Ticket | None:
    return _living(desk, desk.session.get(Ticket, ticket_id))


def _living(desk: Reading, ticket: Ticket | None) -> Ticket | None:
    for _ in range(10):
        if ticket is None or ticket.merged_into is None:
            break
        ticket = desk.session.get(Ticket, ticket.merged_into)
    return None if ticket is None or ticket.trashed_at is not None or ticket.spam else ticket


def writes_for(desk: Reading, ticket: Ticket, address: str) -> bool:
    """Is this address one of the customer's own?"""
    return ticket.customer_id is not None and customers.digest_of(address) in customers.digests(
        desk, ticket.customer_id
    )


def holder_of(desk: Reading, address: str) -> int | None:
    """The customer with this address; none where several share it."""
    query = (
        select(Customer.id)
        .join(ContactPoint)
        .where(ContactPoint.digest == customers.digest_of(address), ContactPoint.retired_at.is_(None))
        .where(Customer.erased_at.is_(None), Customer.merged_into.is_(None))
        .distinct()
        .limit(2)
    )
    found = desk.session.scalars(query).all()
    return found[0] if len(found) == 1 else None


def lately(desk: Reading, address: str, span: timedelta) -> int:
    """How many mails this address has sent."""
    query = select(func.count()).where(
        ReceivedMail.sender_digest == customers.digest_of(address), ReceivedMail.received_at > desk.now - span
    )
    return desk.session.scalar(query) or 0


def category(desk: Reading, wanted: str) -> str:
    """The category of a new case: the wanted one as long as the desk has it, or its first."""
    query = select(Term.code).where(Term.vocabulary == "category", Term.active).order_by(Term.position, Term.id)
    codes = desk.session.scalars(query).all()
    return wanted if wanted in codes or not codes else codes[0]


def unused_mail_id(desk: Reading, mail_id: str | None) -> str | None:
    """The Message-ID, unless a message of ours has it: senders repeat themselves, and some lie."""
    taken = mail_id and desk.session.scalar(select(Message.id).where(Message.message_id == mail_id))
    return None if taken else mail_id
