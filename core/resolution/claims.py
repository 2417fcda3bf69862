from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from sqlalchemy import Select, bindparam, select, update

from core import scope
from core.actors import Actor
from core.models.attention import Reminder
from core.models.tickets import Ticket
from core.resolution.errors import NoSuchTicket
from core.work import Work
from db.base import Base

BATCH = 50
AGAIN = timedelta(hours=1)  # until a move is tried again that could not be made
TICKETS = Base.metadata.tables[Ticket.__tablename__]


def ticket(work: Work, number: int) -> Ticket:
    """The ticket, locked until this work ends, if it is within the reader's scope."""
    found = work.session.scalar(_one(work.reader), {"number": number})
    if found is None:
        raise NoSuchTicket(number=number)
    return found


@lru_cache(maxsize=512)
def _one(reader: Actor) -> Select[Ticket]:
    return scope.tickets(reader).where(Ticket.number == bindparam("number")).with_for_update()


def ticket_of(work: Work, ticket_id: int) -> Ticket:
    """The same, by the row's own id."""
    found = work.session.scalar(scope.tickets(work.reader).where(Ticket.id == ticket_id).with_for_update())
    if found is None:
        raise NoSuchTicket(number=0)
    return found


def sleepers(work: Work) -> Sequence[Ticket]:
    """Tickets whose time has come, locked; those another worker holds are left to it."""
    query = (
        select(Ticket)
        .where(Ticket.wakes_at <= work.now, Ticket.trashed_at.is_(None))
        .order_by(Ticket.wakes_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalars(query).all()


def sleep_on(work: Work, ticket_id: int, span: timedelta | None = AGAIN) -> None:
    """Wake the case later, or never; that is no change of the case, and its version stays."""
    at = work.now + span if span else None
    work.session.connection().execute(update(TICKETS).where(TICKETS.c.id == ticket_id).values(wakes_at=at))


def heir(work: Work, ticket: Ticket) -> Ticket:
    """The case that this one was merged into, locked, or the case itself."""
    if ticket.merged_into is None:
        return ticket
    return work.session.scalars(select(Ticket).where(Ticket.id == ticket.merged_into).with_for_update()).one()


def snoozes(work: Work, ticket_id: int) -> Sequence[Reminder]:
    """For whom this case is put aside."""
    query = select(Reminder).where(
        Reminder.ticket_id == ticket_id, Reminder.snoozes, Reminder.told_at.is_(None), Reminder.done_at.is_(None)
    )
    return work.session.scalars(query.with_for_update()).all()
