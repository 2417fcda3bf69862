from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update

from core.bulk.errors import NoSuchBulk
from core.bulk.words import Outcome
from core.deliveries.words import DeliveryState
from core.models.bulk import BulkChange, BulkItem
from core.models.mail import Delivery
from core.models.tickets import Ticket
from core.permissions import Permission, may
from core.work import Work
from db.base import Json


def add(work: Work, bulk_id: int, ids: Sequence[int]) -> None:
    same: Json = {"bulk_id": bulk_id, "outcome": Outcome.WAITING, "mails": []}
    rows = [{**same, "ticket_id": each} for each in ids]
    work.session.execute(insert(BulkItem), rows)


def bulk(work: Work, bulk_id: int) -> BulkChange:
    """One's own, or anybody's for those who lead; locked."""
    row = work.session.scalar(select(BulkChange).where(BulkChange.id == bulk_id).with_for_update())
    own = row is not None and row.person_id == work.reader.person_id
    if row is None or not (own or may(work.reader, Permission.ASSIGN)):
        raise NoSuchBulk
    return row


def next_items(work: Work, bulk_id: int, outcome: Outcome, limit: int) -> Sequence[BulkItem]:
    query = select(BulkItem).where(BulkItem.bulk_id == bulk_id, BulkItem.outcome == outcome)
    return work.session.scalars(query.order_by(BulkItem.ticket_id).limit(limit)).all()


def ticket(work: Work, ticket_id: int) -> Ticket:
    """A case that a bulk change of the reader's has touched, locked, wherever it has gone since."""
    return work.session.scalars(select(Ticket).where(Ticket.id == ticket_id).with_for_update()).one()


def hold(work: Work, ticket_id: int, until: datetime) -> list[int]:
    """What was just said to the customer waits until then; the numbers of these mails."""
    just_now = Delivery.ticket_id == ticket_id, Delivery.made_at == work.now, Delivery.state == DeliveryState.QUEUED
    held = update(Delivery).where(*just_now).values(not_before=until).returning(Delivery.id)
    return list(work.session.scalars(held.execution_options(synchronize_session="fetch")))
