from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from core.access import seal
from core.customers.rules import masked
from core.exports import rules
from core.exports.errors import NoSuchExport
from core.exports.words import ExportKind, Format
from core.jobs import views as jobs
from core.jobs.views import JobLine
from core.jobs.words import JobKind
from core.models.customers import ContactPoint, Customer
from core.models.exports import Export
from core.models.people import Person, Team
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.queue import views as queue
from core.queue.forms import Criteria
from core.work import Reading

MOST_ROWS = 1_000_000  # what one sheet of a spreadsheet holds
COLUMNS = {
    "id": Ticket.id,
    "number": Ticket.number,
    "subject": Ticket.subject,
    "stage": Ticket.stage,
    "process_version_id": Ticket.process_version_id,
    "step": Ticket.step,
    "priority": Ticket.priority,
    "severity": Ticket.severity,
    "urgency": Ticket.urgency,
    "impact": Ticket.impact,
    "channel": Ticket.channel,
    "category": Ticket.category,
    "sensitive": Ticket.sensitive,
    "team": Team.name,
    "owner": Person.name,
    "customer_id": Ticket.customer_id,
    "customer": Customer.name,
    "opened_at": Ticket.opened_at,
    "response_due": Ticket.response_due,
    "first_response_at": Ticket.first_response_at,
    "next_due": Ticket.next_due,
    "resolved_at": Ticket.resolved_at,
    "closed_at": Ticket.closed_at,
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of one's own that can be fetched until ``gone_at``."""

    id: int
    kind: ExportKind
    format: Format
    rows: int
    size: int
    made_at: datetime
    gone_at: datetime

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.made_at:%Y%m%d-%H%M}.{self.format}"


def cases(desk: Reading, criteria: Criteria, after: int, limit: int) -> Sequence[Any]:
    """The next cases of a view by id; columns as in ``COLUMNS``."""
    demand(desk.reader, Permission.EXPORT)
    query = (
        queue.matching(desk, criteria)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Person, Person.id == Ticket.owner_id)
        .outerjoin(Team, Team.id == Ticket.team_id)
        .where(Ticket.id > after)
        .with_only_columns(*(column.label(name) for name, column in COLUMNS.items()))
        .order_by(Ticket.id)
        .limit(limit)
    )
    return desk.session.execute(query).all()


def how_many(desk: Reading, criteria: Criteria) -> int:
    query = queue.matching(desk, criteria).with_only_columns(func.count(Ticket.id))
    return min(desk.session.scalar(query) or 0, MOST_ROWS)


def contacts(desk: Reading, customers: Collection[int]) -> dict[int, str]:
    """How each customer is reached, masked as on every screen."""
    query = select(ContactPoint).where(ContactPoint.customer_id.in_(customers), ContactPoint.retired_at.is_(None))
    found: dict[int, list[str]] = {}
    for row in desk.session.scalars(query.order_by(ContactPoint.id)):
        found.setdefault(row.customer_id, []).append(masked(row.kind, seal.unseal(row.sealed)))
    return {customer: "; ".join(each) for customer, each in found.items()}


def mine(desk: Reading) -> tuple[Kept, ...]:
    """The newest first."""
    demand(desk.reader, Permission.EXPORT)
    query = select(Export).where(Export.person_id == desk.reader.person_id, Export.gone_at > desk.now)
    return tuple(_kept(desk.session.scalars(query.order_by(Export.id.desc()))))


def under_way(desk: Reading) -> list[JobLine]:
    return jobs.left(desk, JobKind.EXPORT, desk.now - rules.KEPT)


def content(desk: Reading, export_id: int) -> bytes:
    """Only who asked for a file gets it, as long as it is kept and they may export."""
    demand(desk.reader, Permission.EXPORT)
    query = select(Export).where(
        Export.id == export_id, Export.person_id == desk.reader.person_id, Export.gone_at > desk.now
    )
    row = desk.session.scalar(query.options(undefer(Export.content)))
    if row is None:
        raise NoSuchExport
    return row.content


def _kept(rows: Iterable[Export]) -> Iterable[Kept]:
    return (Kept(row.id, row.kind, row.format, row.rows, row.size, row.made_at, row.gone_at) for row in rows)
