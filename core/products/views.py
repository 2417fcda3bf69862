from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from core import scope
from core.customers.rules import folded
from core.models.products import Batch, Product, Purchase
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.process.words import Stage
from core.products.errors import NoSuchProduct
from core.work import Reading
from db.base import clean

PAGE = 50
LIVE = (Stage.NEW, Stage.WORKING, Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER)


@dataclass(frozen=True, slots=True)
class Line:
    """A product as lists show it; ``cases``: how many of its cases are open, within the reader's scope."""

    id: int
    code: str
    name: str
    cases: int
    active: bool


@dataclass(frozen=True, slots=True)
class BatchLine:
    """``cases``: all of its cases, ``live``: those still open, within the reader's scope."""

    id: int
    code: str
    cases: int
    live: int


@dataclass(frozen=True, slots=True)
class Detail:
    id: int
    code: str
    name: str
    note: str
    active: bool
    batches: tuple[BatchLine, ...]
    cases: int
    purchases: int


@dataclass(frozen=True, slots=True)
class Bought:
    """One purchase of a customer."""

    id: int
    product_id: int
    product: str
    batch: str
    bought_on: date | None
    order_number: str
    price: int | None
    currency: str
    shop: str = ""


def find(desk: Reading, text: str, limit: int = 6) -> tuple[Line, ...]:
    """Those in use whose name or article number begins with ``text``."""
    if not folded(text):
        return ()
    query = select(Product).where(_begins(text), Product.retired_at.is_(None)).order_by(Product.folded_name)
    rows = desk.session.scalars(query.limit(limit))
    return tuple(Line(row.id, row.code or "", row.name, 0, True) for row in rows)


def listing(desk: Reading, text: str = "", page: int = 1) -> tuple[Line, ...]:
    demand(desk.reader, Permission.WORK)
    query = select(Product).order_by(Product.folded_name, Product.id)
    query = query.where(_begins(text)) if folded(text) else query
    rows = desk.session.scalars(query.limit(PAGE).offset((max(page, 1) - 1) * PAGE)).all()
    live = scope.tickets(desk.reader).where(Ticket.product_id.in_([row.id for row in rows]), Ticket.stage.in_(LIVE))
    counted = live.with_only_columns(Ticket.product_id, func.count(Ticket.id)).group_by(Ticket.product_id)
    cases = dict(desk.session.execute(counted).all())
    return tuple(Line(row.id, row.code or "", row.name, cases.get(row.id, 0), row.retired_at is None) for row in rows)


def found(desk: Reading, text: str = "") -> int:
    query = select(func.count(Product.id))
    return desk.session.scalar(query.where(_begins(text)) if folded(text) else query) or 0


def detail(desk: Reading, number: int) -> Detail:
    demand(desk.reader, Permission.WORK)
    row = product(desk, number)
    cases = scope.tickets(desk.reader).where(Ticket.product_id == row.id).with_only_columns(func.count(Ticket.id))
    bought = select(func.count(Purchase.id)).where(Purchase.product_id == row.id, Purchase.retired_at.is_(None))
    counts = [desk.session.scalar(each) or 0 for each in (cases, bought)]
    active = row.retired_at is None
    return Detail(row.id, row.code or "", row.name, row.note, active, _batches(desk, row.id), *counts)


def product(desk: Reading, number: int) -> Product:
    row = desk.session.get(Product, number)
    if row is None:
        raise NoSuchProduct
    return row


def coded(desk: Reading, code: str) -> Product | None:
    return desk.session.scalar(select(Product).where(Product.folded_code == folded(code)))


def named(desk: Reading, name: str) -> Product | None:
    """The one in use with exactly this name and no number of its own."""
    query = select(Product).where(Product.folded_name == folded(name), Product.retired_at.is_(None))
    return desk.session.scalar(query.order_by(Product.id).limit(1))


def batch(desk: Reading, product_id: int, code: str) -> Batch | None:
    query = select(Batch).where(Batch.product_id == product_id, Batch.folded_code == folded(code))
    return desk.session.scalar(query)


def bought(desk: Reading, customer_id: int, limit: int = 50) -> tuple[Bought, ...]:
    """What a customer bought, the newest first."""
    query = (
        select(Purchase, Product.name, Batch.code)
        .join(Product, Product.id == Purchase.product_id)
        .outerjoin(Batch, Batch.id == Purchase.batch_id)
        .where(Purchase.customer_id == customer_id, Purchase.retired_at.is_(None))
        .order_by(Purchase.bought_on.desc().nulls_last(), Purchase.id.desc())
        .limit(limit)
    )
    return tuple(_bought(*each) for each in desk.session.execute(query))


def purchase(desk: Reading, number: int) -> Purchase | None:
    row = desk.session.get(Purchase, number)
    return row if row is not None and row.retired_at is None else None


def _bought(row: Purchase, product: str, batch: str | None) -> Bought:
    return Bought(
        id=row.id,
        product_id=row.product_id,
        product=product,
        batch=batch or "",
        bought_on=row.bought_on,
        order_number=row.order_number or "",
        price=row.price,
        currency=row.currency or "",
        shop=row.shop,
    )


def _batches(desk: Reading, product_id: int) -> tuple[BatchLine, ...]:
    """Those with the most cases first: a bad batch shows at the top."""
    mine = scope.tickets(desk.reader).where(Ticket.product_id == product_id, Ticket.batch_id.is_not(None))
    live = func.count(Ticket.id).filter(Ticket.stage.in_(LIVE))
    counting = mine.with_only_columns(Ticket.batch_id, func.count(Ticket.id), live).group_by(Ticket.batch_id)
    counted = {number: (cases, open_now) for number, cases, open_now in desk.session.execute(counting)}
    rows: Sequence[Batch] = desk.session.scalars(select(Batch).where(Batch.product_id == product_id)).all()
    lines = [BatchLine(row.id, row.code, *counted.get(row.id, (0, 0))) for row in rows]
    return tuple(sorted(lines, key=lambda line: (-line.cases, line.code)))


def _begins(text: str) -> ColumnElement[bool]:
    start = folded(clean(text))
    end = start + "\U0010ffff"
    named = (Product.folded_name >= start) & (Product.folded_name < end)
    return or_(named, (Product.folded_code >= start) & (Product.folded_code < end))
