"""The public page's way in: a customer asks without an account, and says that their data may be used for it."""

from core.actors import Actor, ActorKind
from core.clock import Clock, utc_now
from core.customers.forms import NewCustomer
from core.deliveries import actions as notices
from core.deliveries.words import DeliveryKind
from core.errors import Missing
from core.intake.actions import open_ticket
from core.intake.errors import ConsentMissing
from core.intake.events import ConsentGiven
from core.intake.forms import NewTicket, Question
from core.language import N_
from core.work import begin

CUSTOMER = Actor(ActorKind.CUSTOMER)
CHANNEL = "web"


def ask(form: Question, clock: Clock = utc_now) -> int:
    """The number of the case; the same form sent twice is the same case."""
    if not form.consent:
        raise ConsentMissing
    if not form.contact.strip():
        raise Missing(field=N_("mail address or phone number"))
    new = NewTicket(
        channel=CHANNEL,
        category=form.category,
        subject=form.subject,
        description=form.description,
        key=form.key,
        customer=NewCustomer(form.name, (form.contact,), form.language),
        files=form.files,
    )
    with begin(CUSTOMER, clock) as work:
        ticket = open_ticket(work, new)
        told = work.record(ConsentGiven(ticket.id))
        notices.announce(work, told, ticket, DeliveryKind.RECEIPT)
        return ticket.number or 0
