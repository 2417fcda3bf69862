from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from core.access import seal
from core.customers import rules
from core.customers.words import ContactKind
from core.models.customers import ContactPoint, Customer
from core.work import Reading
from db.base import clean

CONTACT = "contact"  # the purpose under which digests of contact data are made
_SERVED = (Customer.erased_at.is_(None), Customer.merged_into.is_(None))


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach a customer, masked."""

    id: int
    kind: ContactKind
    shown: str


@dataclass(frozen=True, slots=True)
class Profile:
    id: int
    name: str
    contacts: tuple[Contact, ...]


def find(desk: Reading, text: str, limit: int = 8) -> Sequence[Profile]:
    """Customers whose name begins with ``text``, whose contact it is, or whose number ends in these four digits."""
    if not rules.folded(text):
        return []
    query = select(Customer).where(*_SERVED, _matches(text)).order_by(Customer.folded_name, Customer.id).limit(limit)
    return [_profile(row) for row in desk.session.scalars(query)]


def profile(desk: Reading, customer_id: int) -> Profile:
    return _profile(desk.session.get_one(Customer, customer_id))


def known_as(desk: Reading, name: str, contacts: Sequence[str]) -> Customer | None:
    """The customer of this name who has one of these contacts."""
    digests = [digest_of(value) for value in contacts]
    query = (
        select(Customer)
        .join(ContactPoint)
        .where(ContactPoint.digest.in_(digests), ContactPoint.retired_at.is_(None))
        .where(Customer.folded_name == rules.folded(name), *_SERVED)
        .order_by(Customer.id)
        .limit(1)
    )
    return desk.session.scalar(query)


def holders(desk: Reading, digests: Collection[str]) -> dict[tuple[str, str], Customer]:
    """Who has which of these contacts, by folded name and digest; the oldest of several."""
    query = select(Customer, ContactPoint.digest).join(ContactPoint)
    query = query.where(ContactPoint.digest.in_(digests), ContactPoint.retired_at.is_(None), *_SERVED)
    rows = desk.session.execute(query.order_by(Customer.id.desc()))
    return {(customer.folded_name, digest): customer for customer, digest in rows}


def is_served(desk: Reading, customer_id: int) -> bool:
    """Can a case be opened for this customer?"""
    return desk.session.scalar(select(Customer.id).where(Customer.id == customer_id, *_SERVED)) is not None


def digests(desk: Reading, customer_id: int) -> frozenset[str]:
    """By which it is known whether a customer has a contact already."""
    query = select(ContactPoint.digest).where(
        ContactPoint.customer_id == customer_id, ContactPoint.retired_at.is_(None)
    )
    return frozenset(desk.session.scalars(query))


def open_values(desk: Reading, customer_id: int) -> dict[int, str]:
    """Contact data as it is; only ``actions.reveal`` may hand it out."""
    query = select(ContactPoint).where(ContactPoint.customer_id == customer_id, ContactPoint.retired_at.is_(None))
    return {row.id: seal.unseal(row.sealed) for row in desk.session.scalars(query)}


def _matches(text: str) -> ColumnElement[bool]:
    start = rules.folded(text)
    contact = ContactPoint.digest == digest_of(text)
    if len(digits := text.strip()) == 4 and digits.isdigit():
        contact = or_(contact, ContactPoint.last_four == seal.digest(digits, CONTACT))
    holders = select(ContactPoint.customer_id).where(contact, ContactPoint.retired_at.is_(None))
    named = (Customer.folded_name >= start) & (Customer.folded_name < start + "\U0010ffff")
    return or_(named, Customer.id.in_(holders))


def digest_of(value: str) -> str:
    """The same for every spelling of a contact."""
    text = clean(value)
    kind = rules.kind_of(text)
    return seal.digest(f"{kind}:{rules.normal(kind, text)}", CONTACT)


def _profile(row: Customer) -> Profile:
    contacts = (
        Contact(each.id, each.kind, rules.masked(each.kind, seal.unseal(each.sealed)))
        for each in row.contacts
        if each.retired_at is None
    )
    return Profile(row.id, row.name, tuple(contacts))
