"""Both rows of a merge held while they change, in one order, so that two merges cannot wait for each other."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from core.merging.words import Merged
from core.models.customers import ContactPoint, Customer, Organisation
from core.models.merges import Merge
from core.models.products import Purchase
from core.models.tickets import Ticket
from core.work import Work

Part = tuple[type[Ticket | ContactPoint | Purchase | Customer], InstrumentedAttribute[Any]]

#: What belongs to whom: the rows, and their column that says so, by the name under which a merge remembers them.
PARTS: Mapping[Merged, Mapping[str, Part]] = {
    Merged.CUSTOMER: {
        "tickets": (Ticket, Ticket.customer_id),
        "contacts": (ContactPoint, ContactPoint.customer_id),
        "purchases": (Purchase, Purchase.customer_id),
    },
    Merged.ORGANISATION: {
        "tickets": (Ticket, Ticket.organisation_id),
        "customers": (Customer, Customer.organisation_id),
    },
}


def customers(work: Work, *ids: int) -> dict[int, Customer]:
    """Those that are served, by id."""
    query = select(Customer).where(Customer.id.in_(ids), Customer.merged_into.is_(None), Customer.erased_at.is_(None))
    return {row.id: row for row in work.session.scalars(query.order_by(Customer.id).with_for_update())}


def organisations(work: Work, *ids: int) -> dict[int, Organisation]:
    query = select(Organisation).where(Organisation.id.in_(ids), Organisation.merged_into.is_(None))
    return {row.id: row for row in work.session.scalars(query.order_by(Organisation.id).with_for_update())}


def belongings(work: Work, kind: Merged, owner: int) -> dict[str, list[int]]:
    """The ids of all that belongs to this one."""
    return {
        name: list(work.session.scalars(select(model.id).where(column == owner).order_by(model.id)))
        for name, (model, column) in PARTS[kind].items()
    }


def merge(work: Work, number: int) -> Merge | None:
    """A merge that stands."""
    query = select(Merge).where(Merge.id == number, Merge.undone_at.is_(None))
    return work.session.scalar(query.with_for_update())
