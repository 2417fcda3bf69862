"""A text with fields in braces, filled in for one case: the same wherever it is said."""

from core.actors import ActorKind
from core.canned import rules
from core.canned.errors import HolesLeft
from core.intake import views as intake
from core.models.customers import Customer
from core.models.tickets import Ticket
from core.settings import views as settings
from core.settings.words import Desk
from core.work import Reading


def filled(desk: Reading, ticket: Ticket, text: str) -> str:
    """What is known is filled in; most texts have no fields, and cost nothing."""
    return rules.filled(text, _facts(desk, ticket)) if rules.HOLE.search(text) else text


def whole(desk: Reading, ticket: Ticket, text: str) -> str:
    """Filled in, or refused: nobody reads it again before it leaves."""
    said = filled(desk, ticket, text)
    if hole := rules.HOLE.search(said):
        raise HolesLeft(field=hole[0])
    return said


def _facts(desk: Reading, ticket: Ticket) -> dict[str, str]:
    """``me`` is who sends it; of a rule the desk does."""
    about, house = intake.subject(desk, ticket), settings.read(desk, Desk).name
    customer = desk.session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    return {
        "customer": customer.name if customer else "",
        "number": str(ticket.number),
        "subject": ticket.subject,
        "product": about.product or about.said,
        "me": house if desk.reader.kind is ActorKind.SYSTEM else desk.reader.name,
        "desk": house,
    }
