from collections.abc import Sequence

from sqlalchemy import select

from core.models.chores import TicketLink
from core.models.files import Attachment
from core.models.tickets import Message, Ticket
from core.work import Work


def pair(work: Work, first: int, second: int) -> TicketLink | None:
    """The link of two cases, in force or not."""
    one, other = sorted((first, second))
    query = select(TicketLink).where(TicketLink.first_id == one, TicketLink.second_id == other)
    return work.session.scalar(query.with_for_update())


def merged_into(work: Work, ticket_id: int) -> Sequence[Ticket]:
    """The cases that were merged into this one."""
    return work.session.scalars(select(Ticket).where(Ticket.merged_into == ticket_id).with_for_update()).all()


def message(work: Work, ticket_id: int, message_id: int) -> Message | None:
    return work.session.scalar(select(Message).where(Message.id == message_id, Message.ticket_id == ticket_id))


def files_of(work: Work, message_id: int) -> Sequence[Attachment]:
    return work.session.scalars(select(Attachment).where(Attachment.message_id == message_id)).all()
