"""An answer is taken back before it leaves: it stays in the case, marked, and the customer never sees it."""

from datetime import datetime

from core.deadlines import settle
from core.deliveries import claims as deliveries
from core.deliveries.errors import TooLateToTakeBack
from core.deliveries.words import DeliveryState
from core.models.tickets import Message, Ticket
from core.permissions import Permission, needs
from core.process import claims as visits
from core.resolution import claims, views
from core.resolution.events import ReplyTakenBack
from core.search import keeping
from core.work import Work


@needs(Permission.WORK)
def take_back(work: Work, delivery_id: int) -> Ticket:
    """Within the ten seconds before it is sent; a first answer that is taken back has kept no promise."""
    row = deliveries.locked(work, delivery_id)
    ticket = claims.ticket_of(work, row.ticket_id or 0)
    message = views.message(work, row.message_row_id)
    if row.state is not DeliveryState.QUEUED or row.attempts or row.not_before <= work.now or message is None:
        raise TooLateToTakeBack
    row.state, row.ended_at = DeliveryState.CANCELLED, work.now
    return _unsaid(work, ticket, message)


@needs(Permission.WORK)
def unsay(work: Work, ticket: Ticket, message_id: int, since: datetime) -> Ticket:
    """Take back what many were told at once, as long as its mail waits; the case is held already.

    ``since``: what was said before then has been read on the progress page.
    """
    message = views.message(work, message_id)
    if message is None or message.taken_back_at or message.at < since or any(deliveries.of_message(work, message_id)):
        raise TooLateToTakeBack
    return _unsaid(work, ticket, message)


def _unsaid(work: Work, ticket: Ticket, message: Message) -> Ticket:
    message.taken_back_at = work.now
    keeping.taken_back(work, message)
    if ticket.first_response_at == message.at and not views.answered_otherwise(work, ticket.id, message.id):
        ticket.first_response_at = None
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(ReplyTakenBack(ticket.id, said=message.id))
    return ticket
