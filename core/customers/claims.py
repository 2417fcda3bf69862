"""Contacts held while they change."""

from sqlalchemy import select

from core.customers.errors import NoSuchContact
from core.models.customers import ContactPoint
from core.work import Work


def contact(work: Work, customer_id: int, contact_id: int) -> ContactPoint:
    """A contact in use of this customer, and of no other one."""
    query = select(ContactPoint).where(
        ContactPoint.id == contact_id, ContactPoint.customer_id == customer_id, ContactPoint.retired_at.is_(None)
    )
    found = work.session.scalar(query.with_for_update())
    if found is None:
        raise NoSuchContact
    return found
