"""A customer hears by mail where their case stands, with the link to its page; without a mail server, by hand."""

from core.deliveries import actions as deliveries
from core.deliveries import views
from core.deliveries.words import DeliveryKind
from core.intake import views as intake
from core.links import issuing
from core.links.words import Purpose
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.settings import views as settings
from core.settings.mail import Mail
from core.work import Work


@needs(Permission.TAKE_IN)
def receipt(work: Work, ticket: Ticket) -> None:
    """Once for a case that was taken in, if the desk sends receipts; an address that had many lately gets none."""
    mail = settings.read(work, Mail)
    if mail.enabled and mail.receipts:
        path = issuing.path(work, Purpose.PROGRESS, ticket.id) if mail.web_address else ""
        deliveries.announce(work, intake.opening(work, ticket.id), ticket, DeliveryKind.RECEIPT, path=path)


@needs(Permission.TAKE_IN)
def where_it_stands(work: Work, ticket: Ticket) -> None:
    """For what a customer should know though nobody wrote to them: that their word is waited for."""
    if views.sends_links(work, ticket):
        path = issuing.path(work, Purpose.PROGRESS, ticket.id)
        deliveries.send_link(work, ticket, DeliveryKind.PROGRESS_LINK, path)
