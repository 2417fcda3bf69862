from collections.abc import Sequence

from sqlalchemy import select

from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import Work


def visits(work: Work, ticket: Ticket) -> Sequence[Visit]:
    """All visits of a ticket that is locked already, in order; the last one is open."""
    return work.session.scalars(select(Visit).where(Visit.ticket_id == ticket.id).order_by(Visit.seq)).all()
