"""A letter becomes a new case, an answer in a case, or a note in it. Called by the verbs of this room, only."""

from datetime import timedelta

from core.customers.forms import NewCustomer
from core.files import actions as files
from core.files.forms import Upload
from core.hints import actions as hints
from core.intake.actions import open_ticket
from core.intake.forms import NewTicket
from core.intake.rules import LONGEST_SUBJECT
from core.language import N_, Phrase, speech
from core.mail import views
from core.mail.destination import Destination
from core.mail.events import MailMentions, MailReceived, MailShortened
from core.mail.parsing import Letter
from core.mail.words import LeftOut, Outcome
from core.models.mail import ReceivedMail
from core.models.tickets import Message, Ticket
from core.process import views as processes
from core.process.words import Stage
from core.progress import telling
from core.resolution import actions as resolution
from core.resolution.events import MessageAdded
from core.resolution.words import Author, Direction
from core.search import keeping
from core.settings import views as settings
from core.settings.words import Desk
from core.work import Work
from db import files as store

CHANNEL = "mail"
CATEGORY = "question"
NEWS = timedelta(days=3)  # what lay in the mailbox longer than this gets no receipt


def new_case(work: Work, row: ReceivedMail, letter: Letter, where: Destination) -> None:
    """The whole text, also what it quotes: the desk has not seen that before."""
    holder = views.holder_of(work, letter.sender) if letter.sender else None
    who = NewCustomer((letter.sender_name or letter.sender)[:120], (letter.sender,))
    subject, description = _subject(work, letter), _description(work, letter)
    category, applied = hints.category_of(work, f"{subject}\n{description}", views.category(work, CATEGORY))
    ticket = open_ticket(
        work,
        NewTicket(
            channel=CHANNEL,
            category=category,
            subject=subject,
            description=description,
            key=f"mail:{row.identity}",
            customer_id=holder,
            customer=who if letter.sender and not holder else None,
        ),
    )
    hints.came_in(work, ticket, applied)
    _enclose(work, ticket, letter, None)
    row.outcome, row.ticket_id, row.html = Outcome.CASE, ticket.id, letter.html
    work.record(MailReceived(ticket.id, mail=row.id))
    if where.mentions is not None:
        work.record(MailMentions(ticket.id, mentions=where.mentions))
    if letter.answerable and (letter.sent_at is None or work.now - letter.sent_at < NEWS):
        telling.receipt(work, ticket)


def answer(work: Work, row: ReceivedMail, letter: Letter, where: Destination, ticket: Ticket) -> None:
    """The new part of the text, the rest beside it; a closed case comes back while its document allows that."""
    if ticket.stage is Stage.CLOSED and not _can_reopen(work, ticket):
        new_case(work, row, letter, Destination(None, verified=False, mentions=ticket.number))
        return
    said = letter.said.new or _say(work, N_("(no text)"))
    message = resolution.customer_said(work, ticket.number or 0, said)
    if ticket.stage is Stage.CLOSED:
        reason = _say(work, N_("The customer wrote again."))
        resolution.reopen(work, ticket.number or 0, ticket.moves, reason)
    message.quoted, message.html = letter.said.quoted or None, letter.html
    message.channel, message.verified = CHANNEL, where.verified
    message.message_id = views.unused_mail_id(work, letter.mail_id)
    _enclose(work, ticket, letter, message)
    row.outcome, row.ticket_id, row.message_row_id = Outcome.ANSWER, ticket.id, message.id


def note(work: Work, row: ReceivedMail, letter: Letter, ticket: Ticket) -> None:
    """What a machine answered stays in the case and moves nothing."""
    message = Message(
        ticket_id=ticket.id,
        direction=Direction.NOTE,
        author=Author.SYSTEM,
        text=letter.said.new or letter.subject,
        channel=CHANNEL,
        verified=False,
        at=work.now,
    )
    work.session.add(message)
    work.session.flush()
    work.record(MessageAdded(ticket.id, message=message.id, direction=Direction.NOTE))
    keeping.said(work, message)
    _enclose(work, ticket, letter, message)
    row.outcome, row.ticket_id, row.message_row_id = Outcome.NOTE, ticket.id, message.id


def _enclose(work: Work, ticket: Ticket, letter: Letter, message: Message | None) -> None:
    uploads = [Upload(each.name, each.content) for each in letter.files]
    for start in range(0, len(uploads), files.AT_ONCE):
        files.attach(work, ticket, uploads[start : start + files.AT_ONCE], message)


def keep_whole(work: Work, row: ReceivedMail, letter: Letter, raw: bytes) -> None:
    """Where something of it did not fit into the case, the mail itself stays beside it."""
    row.left_out = list(letter.left_out)
    if letter.left_out and row.ticket_id:
        work.record(MailShortened(row.ticket_id, left_out=tuple(letter.left_out)))
    if set(letter.left_out) - {LeftOut.EMPTY_FILES}:
        row.raw_sha256 = store.keep(work.session, raw)


def _can_reopen(work: Work, ticket: Ticket) -> bool:
    step = processes.version(work, ticket.process_version_id).document.steps[ticket.step]
    within = step.reopen.within if step.reopen else timedelta(0)
    return work.now - ticket.entered_at <= within


def _subject(work: Work, letter: Letter) -> str:
    subject = letter.subject or _say(work, N_("(no subject)"))
    return subject if len(subject) <= LONGEST_SUBJECT else subject[: LONGEST_SUBJECT - 1] + "…"


def _description(work: Work, letter: Letter) -> str:
    text = letter.text.strip() or _say(work, N_("(no text)"))
    return text if len(letter.subject) <= LONGEST_SUBJECT else f"{letter.subject}\n\n{text}"


def _say(work: Work, source: Phrase) -> str:
    return speech(settings.read(work, Desk).language)(source)
