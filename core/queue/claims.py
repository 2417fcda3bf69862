from core import scope
from core.models.tickets import Ticket
from core.process.words import Stage
from core.work import Work

FINISHED = (Stage.RESOLVED, Stage.CLOSED)


def next_free(work: Work) -> Ticket | None:
    """The most urgent case without an owner, locked; one that a colleague is taking is passed over."""
    query = (
        scope.tickets(work.reader)
        .where(Ticket.owner_id.is_(None), Ticket.stage.not_in(FINISHED))
        .order_by(Ticket.sort_due, Ticket.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalar(query)
