"""What a case is about: the customer, their organisation, and the product down to the batch and the purchase."""

from core.errors import TooLong
from core.intake.events import GoodsChanged
from core.intake.forms import Goods
from core.language import N_
from core.models.customers import Customer
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.products import actions as products
from core.products import views as known
from core.products.errors import NoSuchPurchase, NotADate
from core.resolution import claims
from core.settings import views as settings
from core.work import Work

LONGEST = 200
FIELDS = ("product_id", "batch_id", "purchase_id", "product_said", "happened_on", "happened_where")


@needs(Permission.TAKE_IN)
def settle(work: Work, ticket: Ticket, customer: Customer | None, goods: Goods) -> None:
    """Write into a new case whose it is and what it is about; the purchase knows product and batch."""
    if customer is not None:
        ticket.customer_id, ticket.organisation_id = customer.id, customer.organisation_id
    _put(work, ticket, goods)


@needs(Permission.WORK)
def change(work: Work, number: int, goods: Goods) -> None:
    """Correct what a case is about."""
    ticket = claims.ticket(work, number)
    before = {name: getattr(ticket, name) for name in FIELDS}
    _put(work, ticket, goods)
    if fields := tuple(name for name, value in before.items() if getattr(ticket, name) != value):
        work.record(GoodsChanged(ticket.id, fields=fields))


def _put(work: Work, ticket: Ticket, goods: Goods) -> None:
    for field, text in ((N_("product"), goods.product_said), (N_("place"), goods.happened_where)):
        if len(text) > LONGEST:
            raise TooLong(field=field, limit=LONGEST)
    if goods.happened_on and goods.happened_on > work.now.astimezone(settings.zone(work)).date():
        raise NotADate
    ticket.product_said, ticket.happened_where = goods.product_said.strip(), goods.happened_where.strip()
    ticket.happened_on = goods.happened_on
    ticket.product_id, ticket.batch_id, ticket.purchase_id = _ids(work, ticket, goods)


def _ids(work: Work, ticket: Ticket, goods: Goods) -> tuple[int | None, int | None, int | None]:
    """Product, batch and purchase."""
    product_id, batch_id = goods.product_id, None
    if goods.purchase_id is not None:
        bought = known.purchase(work, goods.purchase_id)
        if bought is None or bought.customer_id != ticket.customer_id:
            raise NoSuchPurchase
        product_id, batch_id = bought.product_id, bought.batch_id
    elif product_id is not None:
        product_id = known.product(work, product_id).id
    if product_id is not None and goods.batch.strip():
        batch_id = products.batch(work, product_id, goods.batch).id
    return product_id, batch_id, goods.purchase_id
