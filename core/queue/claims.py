from core import scope
from core.models.tickets import Ticket
from core.work import Work


def next_free(work: Work) -> Ticket | None:
    """The most urgent case without an owner, locked; one that a colleague is taking is passed over."""
    query = (
        scope.tickets(work.reader)
        .where(Ticket.owner_id.is_(None), scope.unfinished())
        .order_by(Ticket.sort_due, Ticket.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalar(query)
