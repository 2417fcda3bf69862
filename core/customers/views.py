from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, union
from sqlalchemy.orm import selectinload

from core import scope
from core.access import seal
from core.customers import rules
from core.customers.errors import NoSuchCustomer
from core.customers.words import ContactKind
from core.models.customers import ContactPoint, Customer, Organisation
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.process.words import Stage
from core.work import Reading
from db.base import clean

CONTACT = "contact"  # the purpose under which digests of contact data are made
PAGE = 50
MOST_FOUND = 10_000  # that are counted, and turned to
FINISHED = (Stage.RESOLVED, Stage.CLOSED)
_SERVED = (Customer.erased_at.is_(None), Customer.merged_into.is_(None))
KNOWN = select(Customer.id).join(ContactPoint).order_by(Customer.id).limit(1).where(
    ContactPoint.digest.in_(bindparam("digests", expanding=True)), ContactPoint.retired_at.is_(None),
    Customer.folded_name == bindparam("name"), *_SERVED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach a customer, masked."""

    id: int
    kind: ContactKind
    shown: str


@dataclass(frozen=True, slots=True)
class Profile:
    """``cases``: how many of theirs are open within the reader's scope, where it was counted."""

    id: int
    name: str
    contacts: tuple[Contact, ...]
    organisation: str = ""
    cases: int = 0


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything of a customer's own page but the cases; ``own_case``: an open one that is the reader's."""

    profile: Profile
    organisation_id: int | None
    note: str
    tier: str | None
    language: str | None
    created_at: datetime
    own_case: int | None


def find(desk: Reading, text: str, limit: int = 8) -> Sequence[Profile]:
    """Customers whose name begins with ``text``, whose contact it is, or whose number ends in these four digits."""
    if not rules.folded(text):
        return []
    query = select(Customer).where(*_SERVED, Customer.id.in_(_matching(text, limit)))
    query = query.order_by(Customer.folded_name, Customer.id).limit(limit).options(selectinload(Customer.contacts))
    return [_profile(row) for row in desk.session.scalars(query)]


def listing(desk: Reading, text: str = "", page: int = 1) -> tuple[Profile, ...]:
    """One page of all customers, or of those that ``find`` would find, by name."""
    demand(desk.reader, Permission.WORK)
    query = _listed(text).add_columns(Organisation.name).options(selectinload(Customer.contacts))
    query = query.outerjoin(Organisation, Organisation.id == Customer.organisation_id)
    query = query.order_by(Customer.folded_name, Customer.id).limit(PAGE)
    query = query.offset((min(max(page, 1), MOST_FOUND // PAGE) - 1) * PAGE)
    rows = desk.session.execute(query).all()
    cases = open_cases(desk, [row.id for row, _ in rows])
    return tuple(_profile(row, organisation or "", cases.get(row.id, 0)) for row, organisation in rows)


def found(desk: Reading, text: str = "") -> int:
    """Nobody turns to the end of more than ``MOST_FOUND``, so counting ends there."""
    some = _listed(text).with_only_columns(Customer.id).limit(MOST_FOUND).subquery()
    return desk.session.scalar(select(func.count()).select_from(some)) or 0


def open_cases(desk: Reading, ids: Collection[int]) -> dict[int, int]:
    query = scope.tickets(desk.reader).where(Ticket.customer_id.in_(ids), Ticket.stage.not_in(FINISHED))
    counted = query.with_only_columns(Ticket.customer_id, func.count(Ticket.id)).group_by(Ticket.customer_id)
    return {number: count for number, count in desk.session.execute(counted) if number is not None}


def profile(desk: Reading, customer_id: int) -> Profile:
    return _profile(desk.session.get_one(Customer, customer_id))


def detail(desk: Reading, customer_id: int) -> Detail:
    """The customer of this number, or the one that they were merged into."""
    demand(desk.reader, Permission.WORK)
    row = current(desk, customer_id)
    organisation = desk.session.get(Organisation, row.organisation_id) if row.organisation_id else None
    known = row.organisation_id, row.note, row.tier, row.language, row.created_at
    return Detail(_profile(row, organisation.name if organisation else ""), *known, own_case(desk, row.id))


def current(desk: Reading, customer_id: int) -> Customer:
    """The row of this number, or the one that it became."""
    row = desk.session.get(Customer, customer_id)
    while row is not None and row.merged_into is not None:
        row = desk.session.get(Customer, row.merged_into)
    if row is None or row.erased_at is not None:
        raise NoSuchCustomer
    return row


def own_case(desk: Reading, customer_id: int) -> int | None:
    """The number of an open case of this customer that is the reader's own."""
    query = scope.tickets(desk.reader).where(
        Ticket.customer_id == customer_id, Ticket.stage.not_in(FINISHED),
        Ticket.owner_id == desk.reader.person_id, Ticket.owner_id.is_not(None),
    )  # fmt: skip
    return desk.session.scalar(query.with_only_columns(Ticket.number).order_by(Ticket.id.desc()).limit(1))


def twins(desk: Reading, customer_id: int, limit: int = 5) -> Sequence[Profile]:
    """Who may be the same customer: reached in the same way, or of the same name; many live in one house."""
    row = current(desk, customer_id)
    reached = ContactPoint.digest.in_(digests(desk, row.id)), ContactPoint.kind != ContactKind.ADDRESS
    same = select(ContactPoint.customer_id).where(*reached, ContactPoint.retired_at.is_(None))
    named = select(Customer.id).where(Customer.folded_name == row.folded_name)
    query = select(Customer).where(*_SERVED, Customer.id != row.id, Customer.id.in_(union(same, named)))
    return [_profile(each) for each in desk.session.scalars(query.order_by(Customer.id).limit(limit))]


def known_as(desk: Reading, name: str, contacts: Sequence[str]) -> Customer | None:
    """The customer of this name who has one of these contacts."""
    asked = {"digests": [digest_of(value) for value in contacts], "name": rules.folded(name)}
    found = desk.session.scalar(KNOWN, asked)
    return None if found is None else desk.session.get(Customer, found)


def holders(desk: Reading, digests: Collection[str]) -> dict[tuple[str, str], Customer]:
    """Who has which of these contacts, by folded name and digest; the oldest of several."""
    query = select(Customer, ContactPoint.digest).join(ContactPoint)
    query = query.where(ContactPoint.digest.in_(digests), ContactPoint.retired_at.is_(None), *_SERVED)
    rows = desk.session.execute(query.order_by(Customer.id.desc()))
    return {(customer.folded_name, digest): customer for customer, digest in rows}


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


def digest_of(value: str, kind: ContactKind | None = None) -> str:
    """The same for every spelling of a contact."""
    text = clean(value)
    kind = kind or rules.kind_of(text)
    return seal.digest(f"{kind}:{rules.normal(kind, text)}", CONTACT)


def _listed(text: str) -> Select[Customer]:
    query = select(Customer).where(*_SERVED)
    return query.where(Customer.id.in_(_matching(text))) if rules.folded(clean(text)) else query


def _matching(text: str, limit: int | None = None) -> Select[int]:
    """Each way to be found asks its own index; a name that was merged away leads to whom it became."""
    start, contact = rules.folded(clean(text)), ContactPoint.digest == digest_of(text)
    if len(digits := text.strip()) == 4 and digits.isdigit():
        contact = or_(contact, ContactPoint.last_four == seal.digest(digits, CONTACT))
    begins: ColumnElement[bool] = (Customer.folded_name >= start) & (Customer.folded_name < start + "\U0010ffff")
    named = select(Customer.id).where(begins, *_SERVED).order_by(Customer.folded_name, Customer.id).limit(limit)
    once = select(Customer.merged_into.label("id")).where(begins, Customer.merged_into.is_not(None)).limit(limit)
    holders = select(ContactPoint.customer_id).where(contact, ContactPoint.retired_at.is_(None)).limit(limit)
    ways = union(*(select(each.subquery().c[0]) for each in (named, once, holders))).subquery()
    return select(ways.c[0])


def _profile(row: Customer, organisation: str = "", cases: int = 0) -> Profile:
    contacts = (
        Contact(each.id, each.kind, rules.masked(each.kind, seal.unseal(each.sealed)))
        for each in row.contacts
        if each.retired_at is None
    )
    return Profile(row.id, row.name, tuple(contacts), organisation, cases)
