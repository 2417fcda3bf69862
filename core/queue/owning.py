"""A case changes its owner, and history and the new owner hear of it; called by the verbs that give cases, only."""

from core.actors import Actor
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.queue.events import OwnerChanged
from core.work import Work


def given(work: Work, ticket: Ticket, event: OwnerChanged, by: Actor | None = None) -> Ticket:
    """``by``: who decided it, where that is not the reader."""
    if ticket.owner_id != event.owner:
        ticket.owner_id = event.owner
        notices.tell(work, work.recorded(event, by), NoticeKind.ASSIGNED, [event.owner])
    return ticket
