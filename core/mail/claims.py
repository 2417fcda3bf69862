from sqlalchemy import select

from core.mail.errors import NoSuchMail
from core.mail.words import Outcome
from core.models.mail import ReceivedMail
from core.work import Work


def aside(work: Work, mail_id: int) -> ReceivedMail:
    """A mail that is kept aside, locked: two people may look at it."""
    waiting = (ReceivedMail.id == mail_id, ReceivedMail.outcome == Outcome.QUARANTINED)
    row = work.session.scalar(select(ReceivedMail).where(*waiting).with_for_update())
    if row is None:
        raise NoSuchMail
    return row
