"""What the desk says to customers by mail: a row beside the event, in the same transaction."""

from datetime import timedelta

from core.access import seal
from core.deliveries import claims, references, views
from core.deliveries.errors import NotStuck
from core.deliveries.events import DeliveryGivenUp, DeliveryRepeated, DeliveryWithdrawn, LinkSent
from core.deliveries.words import DeliveryKind, DeliveryState
from core.models.events import EventRow
from core.models.mail import Delivery
from core.models.people import Person
from core.models.tickets import Message, Ticket
from core.permissions import Permission, needs
from core.settings import views as settings
from core.settings.mail import Mail
from core.work import Work

UNDO = timedelta(seconds=10)
MOST_RECEIPTS = 3  # for one address, and
FLOOD = 500  # for all of them, in
LATELY = timedelta(hours=1)
CHANNEL = "mail"
TOGETHER = timedelta(minutes=2)  # notices of this time travel in one mail
APART = timedelta(minutes=5)  # and the next one for the same person comes no sooner


@needs(Permission.TAKE_IN)
def announce(
    work: Work, told: EventRow, ticket: Ticket, kind: DeliveryKind, message: Message | None = None, path: str = ""
) -> Delivery | None:
    """Let the customer know by mail; nothing where there is no mail server, no address, or reason to keep silent."""
    mail, point = settings.read(work, Mail), views.recipient(work, ticket)
    if not mail.enabled or point is None or ticket.spam or _silent(work, ticket, kind, point.digest):
        return None
    work.session.flush()
    row = Delivery(
        event_id=told.id,
        ticket_id=ticket.id,
        message_row_id=message.id if message else None,
        contact_id=point.id,
        channel=CHANNEL,
        kind=kind,
        mail_id=references.new_mail_id(ticket.number or 0, _host(mail)),
        sealed_path=seal.seal(path) if path else None,
        made_at=work.now,
        not_before=work.now + UNDO,
    )
    work.session.add(row)
    if message is not None:
        message.message_id = row.mail_id
    work.session.flush()
    return row


def _silent(work: Work, ticket: Ticket, kind: DeliveryKind, digest: str) -> bool:
    """One receipt for a case, and few in an hour for one address, whoever gives it as theirs; not too many at all.

    Two machines must not talk to each other, nobody may fill a stranger's mailbox by asking in their name, and a
    flood under forged names must not make the desk a sender of unwanted mail.
    """
    if kind is not DeliveryKind.RECEIPT:
        return False
    of_case, lately = views.receipts(work, ticket.id, digest, LATELY)
    return of_case > 0 or lately >= MOST_RECEIPTS or views.floods(work, FLOOD, LATELY)


@needs(Permission.TAKE_IN)
def send_link(
    work: Work, ticket: Ticket, kind: DeliveryKind, url_path: str, told: EventRow | None = None
) -> Delivery | None:
    """Mail the customer a link to a page of this desk; none: copy it by hand, it cannot be mailed.

    ``told``: what has happened that the link is about; without it, sending the link is what happened.
    """
    if not views.sends_links(work, ticket):
        return None
    told = told or work.recorded(LinkSent(ticket.id, delivery_kind=kind))
    return announce(work, told, ticket, kind, path=url_path)


@needs(Permission.TAKE_IN)
def along(work: Work, told: EventRow, person_id: int) -> Delivery | None:
    """The mail that takes a notice of this event along to a person; none where no mail can reach them.

    One is begun at a time; only two who tell the same person at the very same moment may begin two.
    """
    mail, person = settings.read(work, Mail), work.session.get_one(Person, person_id)
    if not mail.enabled or not person.active or person.sealed_mail is None or views.is_out_of_reach(work, person):
        return None
    if begun := claims.waiting_for(work, person_id):
        return begun
    last = views.last_notices(work, person_id)
    row = Delivery(
        event_id=told.id,
        person_id=person_id,
        channel=CHANNEL,
        kind=DeliveryKind.NOTICES,
        mail_id=references.new_notices_id(_host(mail)),
        made_at=work.now,
        not_before=max(work.now + TOGETHER, last + APART) if last else work.now + TOGETHER,
    )
    work.session.add(row)
    work.session.flush()
    return row


def _host(mail: Mail) -> str:
    return mail.from_address.rpartition("@")[2]


@needs(Permission.MANAGE_MAIL)
def send_again(work: Work, delivery_id: int) -> None:
    """From the beginning, with the same Message-ID: whoever got it before can tell."""
    row, ticket_id = _stuck(work, delivery_id)
    row.state, row.not_before, row.attempts = DeliveryState.QUEUED, work.now, 0
    row.begun_at = row.ended_at = row.trouble = None
    work.record(DeliveryRepeated(ticket_id, delivery=row.id))


@needs(Permission.MANAGE_MAIL)
def give_up(work: Work, delivery_id: int) -> None:
    row, ticket_id = _stuck(work, delivery_id)
    row.state, row.ended_at = DeliveryState.CANCELLED, work.now
    work.record(DeliveryGivenUp(ticket_id, delivery=row.id))


@needs(Permission.WORK)
def withdraw(work: Work, delivery_id: int) -> None:
    """A mail that still waits is not sent; what has left has left."""
    row = claims.locked(work, delivery_id)
    if row.ticket_id is not None and row.state is DeliveryState.QUEUED and not row.attempts:
        row.state, row.ended_at, row.sealed_path = DeliveryState.CANCELLED, work.now, None
        work.record(DeliveryWithdrawn(row.ticket_id, delivery=row.id))


def _stuck(work: Work, delivery_id: int) -> tuple[Delivery, int]:
    """With its case: notices to a colleague are not worth a second try by hand."""
    row = claims.locked(work, delivery_id)
    lost = row.state is DeliveryState.SENDING and row.begun_at is not None and row.begun_at < work.now - views.LEASE
    if row.ticket_id is None or (row.state is not DeliveryState.FAILED and not lost):
        raise NotStuck
    return row, row.ticket_id
