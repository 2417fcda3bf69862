"""A mail comes in: it becomes a case, an answer, a note, or is kept aside with the reason why. Never nothing."""

from datetime import timedelta

from core.customers import views as customers
from core.deliveries import claims as deliveries
from core.mail import casework, claims, destination, errors, events, parsing, views
from core.mail.contents import LARGEST_FILE, File
from core.mail.parsing import Letter, Unread
from core.mail.quoting import Split
from core.mail.words import LeftOut, Outcome, Reason, Trouble
from core.models.mail import ReceivedMail
from core.permissions import Permission, needs
from core.settings import views as settings
from core.settings.mail import Mail
from core.work import Work
from db import files

MOST_OF_ONE = 30  # mails of one sender, in
SPAN = timedelta(hours=1)
LONGEST_REASON = 500


@needs(Permission.WORK)
def receive(work: Work, raw: bytes, letter: Letter | Unread) -> ReceivedMail:
    """The same mail is taken in once, however often it comes."""
    if row := views.known(work, letter.identity):
        return row
    row = _row(work, letter, len(raw))
    reason = letter.reason if isinstance(letter, Unread) else _too_often(work, letter)
    reason = reason or (_placed(work, row, letter, raw) if isinstance(letter, Letter) else None)
    if reason:
        _keep(work, row, raw, reason)
    return row


@needs(Permission.WORK)
def keep_aside(work: Work, raw: bytes, letter: Letter | Unread, reason: Reason) -> ReceivedMail:
    """For a mail that could not be taken in; empty bytes: it is still in the mailbox."""
    if row := views.known(work, letter.identity):
        return row
    row = _row(work, letter, len(raw))
    _keep(work, row, raw, reason)
    return row


@needs(Permission.WORK)
def not_fetched(work: Work, name: str, size: int, reason: Reason) -> ReceivedMail:
    """A mail that stays in the mailbox: ``name`` says where."""
    unread = Unread(name, None, reason)
    if row := views.known(work, unread.identity):
        return row
    row = _row(work, unread, size)
    _keep(work, row, b"", reason)
    return row


@needs(Permission.MANAGE_MAIL)
def retry(work: Work, mail_id: int) -> None:
    """Look at it once more, for instance after a setting was changed; how often its sender writes does not count."""
    row = claims.aside(work, mail_id)
    raw = _raw(work, row)
    letter = parsing.read(raw)
    reason = letter.reason if isinstance(letter, Unread) else _placed(work, row, letter, raw)
    if reason:
        raise errors.StillNotUnderstood(why=reason)
    _rescued(work, row)


@needs(Permission.MANAGE_MAIL)
def make_case(work: Work, mail_id: int) -> None:
    """A person decides that somebody should read it; what cannot be read is attached as it came."""
    row = claims.aside(work, mail_id)
    raw = _raw(work, row)
    letter = parsing.read(raw)
    if not isinstance(letter, Letter) or not letter.sender:
        letter = _enclosed(row, raw, letter)
    casework.new_case(work, row, letter, destination.Destination(None, verified=False))
    _rescued(work, row)


@needs(Permission.MANAGE_MAIL)
def discard(work: Work, mail_id: int, reason: str) -> None:
    """The row and the bytes stay; nobody has to look at it again."""
    if not reason.strip():
        raise errors.DiscardReasonMissing
    row = claims.aside(work, mail_id)
    because = reason.strip()[:LONGEST_REASON]
    row.outcome, row.discarded_because = Outcome.DISCARDED, because
    work.record(events.MailDiscarded(row.id, reason=because))


def _row(work: Work, letter: Letter | Unread, size: int) -> ReceivedMail:
    row = ReceivedMail(
        identity=letter.identity,
        mail_id=letter.mail_id,
        sender_digest=customers.digest_of(letter.sender) if letter.sender else None,
        received_at=work.now,
        outcome=Outcome.QUARANTINED,
        size=size,
        left_out=[],
    )
    work.session.add(row)
    work.session.flush()
    return row


def _placed(work: Work, row: ReceivedMail, letter: Letter, raw: bytes) -> Reason | None:
    """Put it where it belongs; a reason where it belongs nowhere."""
    if letter.bounce:
        return _bounced(work, row, letter)
    if letter.sender == settings.read(work, Mail).from_address.lower():
        return Reason.OWN
    if views.answers_notices(work, letter.mentions):
        return Reason.TO_NOTICES
    where = destination.of(work, letter)
    if letter.automatic and where.ticket is None:
        return Reason.AUTOMATIC
    if where.ticket is None:
        casework.new_case(work, row, letter, where)
    elif letter.automatic:
        casework.note(work, row, letter, where.ticket)
    else:
        casework.answer(work, row, letter, where, where.ticket)
    casework.keep_whole(work, row, letter, raw)
    return None


def _bounced(work: Work, row: ReceivedMail, letter: Letter) -> Reason | None:
    """It belongs to the mail that came back."""
    delivery = deliveries.by_mail_id(work, letter.returned) if letter.returned else None
    if delivery is None:
        return Reason.BOUNCE
    deliveries.fail(work, delivery.id, Trouble.BOUNCED)
    row.outcome, row.ticket_id = Outcome.BOUNCE, delivery.ticket_id
    return None


def _too_often(work: Work, letter: Letter) -> Reason | None:
    often = letter.sender and views.lately(work, letter.sender, SPAN) > MOST_OF_ONE
    return Reason.TOO_OFTEN if often else None


def _keep(work: Work, row: ReceivedMail, raw: bytes, reason: Reason) -> None:
    row.outcome, row.reason = Outcome.QUARANTINED, reason
    row.raw_sha256 = files.keep(work.session, raw) if raw else None
    work.record(events.MailKeptAside(row.id, mail_reason=reason))


def _raw(work: Work, row: ReceivedMail) -> bytes:
    if row.raw_sha256 is None:
        raise errors.NothingKept
    return files.content(work.session, row.raw_sha256)


def _rescued(work: Work, row: ReceivedMail) -> None:
    row.reason = None
    work.record(events.MailRescued(row.id, outcome=row.outcome))


def _enclosed(row: ReceivedMail, raw: bytes, letter: Letter | Unread) -> Letter:
    """An empty letter with the mail itself in it."""
    subject, text = (letter.subject, letter.text) if isinstance(letter, Letter) else ("", "")
    whole = (File("mail.eml", raw),) if len(raw) <= LARGEST_FILE else ()
    return Letter(
        identity=row.identity, mail_id=row.mail_id, sender="", sender_name="", direct=False, subject=subject,
        sent_at=None, text=text,
        said=Split(text, ""), html=None, files=whole, left_out=() if whole else (LeftOut.LARGE_FILES,), mentions=(),
        automatic=False, answerable=False, bounce=False, returned=(),
    )  # fmt: skip
