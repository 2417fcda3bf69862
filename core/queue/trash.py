"""What does not belong on the desk: put away with its reason, and brought back when that was wrong."""

from core.deadlines import settle
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.process import claims as visits
from core.queue import claims
from core.queue.errors import NotInTrash
from core.queue.events import TicketIsSpam, TicketRestored, TicketTrashed
from core.resolution import claims as tickets
from core.work import Work


@needs(Permission.WORK)
def put_away(work: Work, number: int, *, spam: bool) -> Ticket:
    """Into the trash; nobody meets the case any more, its clock stands, and nothing of it is lost."""
    ticket = tickets.ticket(work, number)
    ticket.trashed_at, ticket.spam = work.now, spam
    work.record((TicketIsSpam if spam else TicketTrashed)(ticket.id))
    return ticket


@needs(Permission.WORK)
def restore(work: Work, number: int) -> Ticket:
    """Back to where it was."""
    ticket = claims.trashed(work, number)
    if ticket is None:
        raise NotInTrash(number=number)
    ticket.trashed_at, ticket.spam = None, False
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(TicketRestored(ticket.id))
    return ticket
