"""The texts of cases as they are now, held while their pieces are made."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select

from core.models.customers import Customer
from core.models.files import Attachment
from core.models.tickets import Message, Ticket
from core.work import Work
from db.search import Piece


def lock(work: Work, ticket_ids: Sequence[int]) -> None:
    """Who writes pieces of a case holds the case, so that two never give the same number."""
    work.session.execute(select(Ticket.id).where(Ticket.id.in_(ticket_ids)).order_by(Ticket.id).with_for_update())


def last_piece(work: Work, ticket_id: int) -> int:
    return work.session.scalar(select(func.max(Piece.seq)).where(Piece.ticket_id == ticket_id)) or 0


def pieces(work: Work, ticket_ids: Sequence[int], *also: Any) -> Sequence[Piece]:
    query = select(Piece).where(Piece.ticket_id.in_(ticket_ids), *also)
    return work.session.scalars(query.order_by(Piece.ticket_id, Piece.seq)).all()


def remove_pieces(work: Work, ticket_ids: Sequence[int], *also: Any) -> None:
    gone = delete(Piece).where(Piece.ticket_id.in_(ticket_ids), *also)
    work.session.execute(gone.execution_options(synchronize_session=False))


def cases(work: Work, ticket_ids: Sequence[int]) -> Sequence[Any]:
    """Id, number, subject, description and the customer's name."""
    columns = Ticket.id, Ticket.number, Ticket.subject, Ticket.description, Customer.name
    query = select(*columns).outerjoin(Customer, Customer.id == Ticket.customer_id).where(Ticket.id.in_(ticket_ids))
    return work.session.execute(query.order_by(Ticket.id)).all()


def messages(work: Work, ticket_ids: Sequence[int]) -> Sequence[Any]:
    """What was said and not taken back."""
    columns = Message.id, Message.ticket_id, Message.direction, Message.text
    query = select(*columns).where(Message.ticket_id.in_(ticket_ids), Message.taken_back_at.is_(None))
    return work.session.execute(query.order_by(Message.ticket_id, Message.id)).all()


def files(work: Work, ticket_ids: Sequence[int]) -> Sequence[Any]:
    columns = Attachment.id, Attachment.ticket_id, Attachment.name
    query = select(*columns).where(Attachment.ticket_id.in_(ticket_ids))
    return work.session.execute(query.order_by(Attachment.ticket_id, Attachment.id)).all()


def cases_of(work: Work, customer_id: int) -> Sequence[int]:
    return work.session.scalars(select(Ticket.id).where(Ticket.customer_id == customer_id)).all()


def next_cases(work: Work, below: int | None, limit: int) -> Sequence[int]:
    """The newest below this one."""
    query = select(Ticket.id).where(Ticket.id < below if below else Ticket.id.is_not(None))
    return work.session.scalars(query.order_by(Ticket.id.desc()).limit(limit)).all()
