from collections.abc import Sequence

from sqlalchemy import select, update

from core import scope
from core.models.notices import Notice
from core.models.tickets import Ticket
from core.notices.words import NoticeKind
from core.queue.views import AT_RISK
from core.work import Work

BATCH = 50


def in_danger(work: Work) -> Sequence[Ticket]:
    """Cases with an owner who has not been warned of the present deadline; those others hold are left to them."""
    told = (
        select(Notice.id)
        .where(Notice.ticket_id == Ticket.id, Notice.kind == NoticeKind.RISK)
        .where(Notice.due == Ticket.next_due, Notice.person_id == Ticket.owner_id)
    )
    query = (
        select(Ticket)
        .where(scope.unfinished(), Ticket.trashed_at.is_(None), Ticket.owner_id.is_not(None))
        .where(Ticket.sort_due > work.now, Ticket.sort_due <= work.now + AT_RISK, ~told.exists())
        .order_by(Ticket.sort_due)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalars(query).all()


def read(work: Work, ticket_id: int | None = None) -> None:
    """The reader has read their notices, all or those of one case."""
    query = update(Notice).where(Notice.person_id == work.reader.id, Notice.read_at.is_(None))
    if ticket_id is not None:
        query = query.where(Notice.ticket_id == ticket_id)
    work.session.execute(query.values(read_at=work.now))
