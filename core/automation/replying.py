"""A canned reply that a rule sends: only where a person could send it too, and never so often as to be a nuisance."""

from core.automation.bounds import views as bounds
from core.automation.errors import ManyReplies, NoReplyHere, NoWayToReply
from core.canned import claims as canned
from core.canned import filling
from core.canned.errors import NoSuchReply
from core.deliveries import views as deliveries
from core.language import label_in
from core.models.customers import Customer
from core.models.tickets import Ticket
from core.process.words import Stage
from core.resolution import talk
from core.settings import views as settings
from core.settings.mail import Mail
from core.settings.words import Desk
from core.work import Work

MOST = 3  # answers by rules in one case within a day


def reply(work: Work, ticket: Ticket, reply_id: int) -> None:
    """In the customer's language; it keeps no promise, since nobody has answered yet."""
    _demand_discretion(work, ticket)
    row, customer = canned.reply(work, reply_id), work.session.get_one(Customer, ticket.customer_id)
    if row is None or row.retired_at is not None:
        raise NoSuchReply
    language = customer.language or settings.read(work, Desk).language
    talk.reply(work, ticket.number or 0, filling.whole(work, ticket, label_in(row.bodies, language)))


def _demand_discretion(work: Work, ticket: Ticket) -> None:
    if ticket.sensitive or ticket.spam or ticket.merged_into is not None or ticket.stage is Stage.CLOSED:
        raise NoReplyHere
    if not settings.read(work, Mail).enabled or deliveries.recipient(work, ticket) is None:
        raise NoWayToReply
    if bounds.answers_by_rules(work, ticket.id) >= MOST:
        raise ManyReplies(most=MOST)
