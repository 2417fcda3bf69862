"""What a delivery says, written at the moment it is sent, in the customer's language, from ids alone."""

from collections.abc import Sequence

from core.access import seal
from core.access.errors import SealBroken
from core.deliveries import digests, letters, references, views
from core.deliveries.envelopes import Enclosed, Written
from core.deliveries.words import DeliveryKind
from core.files import views as files
from core.language import N_, Speech, speech
from core.mail.words import Trouble
from core.models.customers import ContactPoint, Customer
from core.models.mail import Delivery
from core.models.tickets import Message, Ticket
from core.settings import views as settings
from core.settings.mail import Mail
from core.settings.words import Desk
from core.work import Reading
from db import files as store

FOOTER = N_("Case {number} · {desk}\nTo add something, answer this mail and leave its subject as it is.")


def written(desk: Reading, delivery_id: int) -> Written | Trouble | None:
    """The mail, or why it cannot be written any more; none where there is nothing left to say."""
    row = desk.session.get_one(Delivery, delivery_id)
    return digests.written(desk, row) if row.person_id is not None else _to_customer(desk, row)


def _to_customer(desk: Reading, row: Delivery) -> Written | Trouble | None:
    ticket, point = desk.session.get_one(Ticket, row.ticket_id), desk.session.get_one(ContactPoint, row.contact_id)
    customer = desk.session.get_one(Customer, point.customer_id)
    if _is_pointless(row, ticket):
        return None
    if point.retired_at is not None or customer.erased_at is not None:
        return Trouble.NO_ADDRESS
    try:
        address = seal.unseal(point.sealed).strip()
        path = seal.unseal(row.sealed_path) if row.sealed_path else ""
    except SealBroken:
        return Trouble.UNSENDABLE
    message = desk.session.get(Message, row.message_row_id) if row.message_row_id else None
    language = customer.language or settings.read(desk, Desk).language
    return Written(
        mail_id=row.mail_id,
        to_name="" if row.kind.by_machine else customer.name,  # in a receipt it is what a stranger typed
        to_address=address,
        subject=_subject(row, ticket, speech(language)),
        text=_text(desk, row, ticket, message.text if message else "", path, language),
        answers=views.answered(desk, ticket.id, row.mail_id),
        by_machine=row.kind.by_machine,
        files=_files(desk, ticket, message),
    )


def _is_pointless(row: Delivery, ticket: Ticket) -> bool:
    """A machine's words about a case that was put away, or is not closed any more, after they were asked for."""
    put_away = ticket.spam or ticket.trashed_at is not None or ticket.merged_into is not None
    return row.kind.by_machine and (put_away or (row.kind is DeliveryKind.SURVEY and ticket.stage.open))


def _subject(row: Delivery, ticket: Ticket, say: Speech) -> str:
    """The customer's own words only in an answer: a receipt must not carry a stranger's words to a third person."""
    tag = references.tag(ticket.number or 0)
    if row.kind is not DeliveryKind.REPLY:
        return f"{say(letters.SUBJECTS[row.kind])} {tag}"
    if ticket.sensitive:
        return f"{say(N_('An answer from us'))} {tag}"
    about = references.without_tags(ticket.subject)
    return f"{about if about.lower().startswith('re:') else f'Re: {about}'} {tag}"


def _text(desk: Reading, row: Delivery, ticket: Ticket, words: str, path: str, language: str) -> str:
    """``words``: of the person who answers; without them, the desk's own."""
    say, name = speech(language), settings.read(desk, Desk).name
    link = f"{settings.read(desk, Mail).web_address}/{path.lstrip('/')}" if path else ""
    body = words or letters.body(desk, row.kind, ticket, link, language, say)
    return f"{body}\n\n-- \n{say(FOOTER).format(number=ticket.number, desk=name)}\n"


def _files(desk: Reading, ticket: Ticket, message: Message | None) -> tuple[Enclosed, ...]:
    if message is None:
        return ()
    found: Sequence[Enclosed] = [
        Enclosed(each.name, each.media_type, store.content(desk.session, each.sha256))
        for each in files.of_ticket(desk, ticket.id)
        if each.message_id == message.id
    ]
    return tuple(found)
