from collections.abc import Sequence

from sqlalchemy import bindparam, select

from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import Work

VISITS = select(Visit).where(Visit.ticket_id == bindparam("ticket")).order_by(Visit.seq)


def visits(work: Work, ticket: Ticket) -> Sequence[Visit]:
    """All visits of a ticket that is locked already, in order; the last one is open."""
    return work.session.scalars(VISITS, {"ticket": ticket.id}).all()
