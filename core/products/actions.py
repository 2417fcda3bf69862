import re

from sqlalchemy.exc import IntegrityError

from core.customers import views as customers
from core.customers.rules import LONGEST_NAME, LONGEST_NOTE, folded
from core.errors import Missing, TooLong
from core.language import N_
from core.models.products import Batch, Product, Purchase
from core.permissions import Permission, needs
from core.products import events, views
from core.products.errors import BadPrice, NoSuchProduct, NoSuchPurchase, NotADate, NumberTaken
from core.products.forms import NewProduct, NewPurchase
from core.settings import views as settings
from core.work import Work

LONGEST_CODE = 60
PURCHASED = ("product_id", "batch_id", "bought_on", "order_number", "price", "currency", "shop")


@needs(Permission.EDIT_PRODUCTS)
def add(work: Work, form: NewProduct) -> Product:
    row = Product(created_at=work.now)
    _fill(work, row, form)
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise NumberTaken(code=form.code) from quicker
    work.record(events.ProductAdded(row.id))
    return row


@needs(Permission.EDIT_PRODUCTS)
def change(work: Work, number: int, form: NewProduct) -> None:
    row = views.product(work, number)
    before = {"name": row.name, "code": row.code, "note": row.note}
    _fill(work, row, form)
    if fields := tuple(each for each, value in before.items() if getattr(row, each) != value):
        work.record(events.ProductChanged(row.id, fields=fields))


@needs(Permission.EDIT_PRODUCTS)
def retire(work: Work, number: int) -> None:
    """It is offered no more; cases and purchases keep it."""
    row = views.product(work, number)
    if row.retired_at is None:
        row.retired_at = work.now
        work.record(events.ProductRetired(row.id))


@needs(Permission.EDIT_PRODUCTS)
def restore(work: Work, number: int) -> None:
    row = views.product(work, number)
    if row.retired_at is not None:
        row.retired_at = None
        work.record(events.ProductRestored(row.id))


@needs(Permission.TAKE_IN)
def batch(work: Work, product_id: int, code: str) -> Batch:
    """The batch of this number; a new one the first time somebody reads it from a product."""
    tidied = _code(code, N_("batch"))
    views.product(work, product_id)
    if known := views.batch(work, product_id, tidied):
        return known
    row = Batch(product_id=product_id, code=tidied, folded_code=folded(tidied), created_at=work.now)
    work.session.add(row)
    work.session.flush()
    work.record(events.BatchAdded(product_id, batch=row.id))
    return row


@needs(Permission.TAKE_IN)
def buy(work: Work, form: NewPurchase) -> Purchase:
    """Write down that a customer bought something that is still sold."""
    if views.product(work, form.product_id).retired_at is not None:
        raise NoSuchProduct
    return bought(work, form)


@needs(Permission.TAKE_IN)
def bought(work: Work, form: NewPurchase) -> Purchase:
    """Write down a purchase of whatever was sold at any time, as lists of a shop tell it."""
    customer = customers.current(work, form.customer_id)
    row = Purchase(customer_id=customer.id, created_at=work.now)
    _told(work, row, form)
    work.session.add(row)
    work.session.flush()
    work.record(events.PurchaseAdded(customer.id, purchase=row.id, product=row.product_id))
    return row


@needs(Permission.EDIT_CUSTOMERS)
def correct(work: Work, number: int, form: NewPurchase) -> None:
    """What is known of a purchase better now; whose it is stays. One that was taken out stays out."""
    row = views.purchase(work, number)
    if row is None:
        return
    before = {each: getattr(row, each) for each in PURCHASED}
    _told(work, row, form)
    if fields := tuple(each for each, value in before.items() if getattr(row, each) != value):
        work.record(events.PurchaseChanged(row.customer_id, purchase=row.id, fields=fields))


@needs(Permission.EDIT_CUSTOMERS)
def unbuy(work: Work, number: int) -> None:
    """A purchase that was written down by mistake; cases keep it."""
    row = views.purchase(work, number)
    if row is None:
        raise NoSuchPurchase
    row.retired_at = work.now
    work.record(events.PurchaseRetired(row.customer_id, purchase=row.id))


def _told(work: Work, row: Purchase, form: NewPurchase) -> None:
    if form.bought_on and form.bought_on > work.now.astimezone(settings.zone(work)).date():
        raise NotADate
    if len(form.shop) > LONGEST_NAME:
        raise TooLong(field=N_("shop"), limit=LONGEST_NAME)
    row.product_id, row.bought_on = views.product(work, form.product_id).id, form.bought_on
    row.batch_id = batch(work, form.product_id, form.batch).id if form.batch.strip() else None
    row.order_number = _code(form.order_number, N_("order number")) if form.order_number.strip() else None
    row.price, row.currency = _price(form)
    row.shop = " ".join(form.shop.split())


def _fill(work: Work, row: Product, form: NewProduct) -> None:
    name = " ".join(form.name.split())
    if not name:
        raise Missing(field=N_("name of the product"))
    for field, text, limit in ((N_("name of the product"), name, LONGEST_NAME), (N_("note"), form.note, LONGEST_NOTE)):
        if len(text) > limit:
            raise TooLong(field=field, limit=limit)
    code = _code(form.code, N_("article number")) if form.code.strip() else None
    if code and (other := views.coded(work, code)) and other is not row:
        raise NumberTaken(code=code)
    row.name, row.folded_name, row.note = name, folded(name), form.note.strip()
    row.code, row.folded_code = code, folded(code) if code else None


def _code(code: str, field: str) -> str:
    tidied = " ".join(code.split())
    if not tidied:
        raise Missing(field=field)
    if len(tidied) > LONGEST_CODE:
        raise TooLong(field=field, limit=LONGEST_CODE)
    return tidied


def _price(form: NewPurchase) -> tuple[int | None, str | None]:
    if form.price is None:
        return None, None
    currency = form.currency.strip().upper()
    if not 0 <= form.price < 1e9 or not re.fullmatch("[A-Z]{3}", currency):
        raise BadPrice
    return round(form.price * 100), currency
