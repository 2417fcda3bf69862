from core.access import seal
from core.access.errors import SealBroken
from core.hints import views
from core.hints.asking import Inquiry, body
from core.hints.masking import masked
from core.language import label_in
from core.models.customers import Customer
from core.models.tickets import Ticket
from core.settings import views as settings
from core.settings.hints import Outside
from core.settings.words import Vocabulary
from core.work import Reading


def inquiry(desk: Reading, ticket_id: int) -> Inquiry | None:
    """The question about a case as it may leave the house; none where asking was switched off meanwhile."""
    outside, ticket = settings.read(desk, Outside), desk.session.get(Ticket, ticket_id)
    if not outside.enabled or ticket is None or ticket.sensitive:
        return None
    rows = [row for row in settings.terms(desk, Vocabulary.CATEGORY) if row.active]
    labels = {row.code: label_in(row.labels, "en", row.code) for row in rows}
    text = masked(views.text_of(ticket), _known(desk, ticket))
    key = _opened(outside.key_sealed) if outside.key_sealed else ""
    return Inquiry(outside.address, key, outside.seconds, body(outside.model, labels, text), frozenset(labels))


def _known(desk: Reading, ticket: Ticket) -> list[str]:
    """What the desk itself knows of the customer, opened in order to be hidden."""
    customer = desk.session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    if customer is None:
        return []
    return [customer.name, *customer.name.split(), *(_opened(each.sealed) for each in customer.contacts)]


def _opened(sealed: str) -> str:
    """Nothing where the seal is of another desk."""
    try:
        return seal.unseal(sealed)
    except SealBroken:
        return ""
