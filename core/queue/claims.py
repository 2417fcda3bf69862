from sqlalchemy import select

from core import scope
from core.models.people import Person
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


def colleague(work: Work, person_id: int) -> Person | None:
    """Somebody who works here today."""
    return work.session.scalar(select(Person).where(Person.id == person_id, Person.disabled_at.is_(None)))
