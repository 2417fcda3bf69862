from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from core.customers.rules import folded
from core.models.customers import Customer, Organisation
from core.organisations.errors import NoSuchOrganisation
from core.permissions import Permission, demand
from core.work import Reading
from db.base import clean

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation as lists show it; ``customers``: how many belong to it."""

    id: int
    name: str
    customers: int
    active: bool


@dataclass(frozen=True, slots=True)
class Detail:
    id: int
    name: str
    note: str
    tier: str | None
    active: bool
    customers: tuple[tuple[int, str], ...]


def find(desk: Reading, text: str, limit: int = 8) -> Sequence[tuple[int, str]]:
    """Those in use whose name begins with ``text``: id and name."""
    if not folded(text):
        return []
    query = select(Organisation.id, Organisation.name).where(*_begins(text), Organisation.retired_at.is_(None))
    return desk.session.execute(query.order_by(Organisation.folded_name).limit(limit)).all()


def listing(desk: Reading, text: str = "", page: int = 1) -> tuple[Line, ...]:
    demand(desk.reader, Permission.WORK)
    query = select(Organisation).where(*_begins(text)).order_by(Organisation.folded_name, Organisation.id)
    rows = desk.session.scalars(query.limit(PAGE).offset((max(page, 1) - 1) * PAGE)).all()
    counted = _counted(desk, [row.id for row in rows])
    return tuple(Line(row.id, row.name, counted.get(row.id, 0), row.retired_at is None) for row in rows)


def found(desk: Reading, text: str = "") -> int:
    return desk.session.scalar(select(func.count(Organisation.id)).where(*_begins(text))) or 0


def detail(desk: Reading, number: int, most: int = 50) -> Detail:
    """The organisation, or the one that it was merged into, with the first of its customers."""
    demand(desk.reader, Permission.WORK)
    row = current(desk, number)
    query = select(Customer.id, Customer.name).where(
        Customer.organisation_id == row.id, Customer.merged_into.is_(None), Customer.erased_at.is_(None)
    )
    people = desk.session.execute(query.order_by(Customer.folded_name).limit(most))
    return Detail(row.id, row.name, row.note, row.tier, row.retired_at is None, tuple(people))


def current(desk: Reading, number: int) -> Organisation:
    """The row of this number, or the one that it became."""
    row = desk.session.get(Organisation, number)
    while row is not None and row.merged_into is not None:
        row = desk.session.get(Organisation, row.merged_into)
    if row is None:
        raise NoSuchOrganisation
    return row


def named(desk: Reading, name: str) -> Organisation | None:
    """The one in use with exactly this name, however it is spelled."""
    query = select(Organisation).where(
        Organisation.folded_name == folded(name), Organisation.merged_into.is_(None), Organisation.retired_at.is_(None)
    )
    return desk.session.scalar(query.order_by(Organisation.id).limit(1))


def twins(desk: Reading, number: int, limit: int = 5) -> Sequence[tuple[int, str]]:
    """Others of the same name."""
    row = current(desk, number)
    query = select(Organisation.id, Organisation.name).where(
        Organisation.folded_name == row.folded_name, Organisation.id != row.id, Organisation.merged_into.is_(None)
    )
    return desk.session.execute(query.order_by(Organisation.id).limit(limit)).all()


def _begins(text: str) -> tuple[ColumnElement[bool], ...]:
    start, unmerged = folded(clean(text)), Organisation.merged_into.is_(None)
    if not start:
        return (unmerged,)
    return unmerged, Organisation.folded_name >= start, Organisation.folded_name < start + "\U0010ffff"


def _counted(desk: Reading, ids: Sequence[int]) -> dict[int, int]:
    query = select(Customer.organisation_id, func.count(Customer.id)).where(
        Customer.organisation_id.in_(ids), Customer.merged_into.is_(None)
    )
    rows = desk.session.execute(query.group_by(Customer.organisation_id))
    return {number: count for number, count in rows if number is not None}
