"""Who is asked, and until when. Called by the moves of a case and by the verbs of this room, only."""

from core.actors import SYSTEM, Actor
from core.deliveries import actions as deliveries
from core.deliveries import views
from core.deliveries.words import DeliveryKind
from core.links import issuing
from core.links.words import Purpose
from core.models.customers import Customer
from core.models.events import EventRow
from core.models.survey import SurveyInvitation
from core.models.tickets import Ticket
from core.process.words import Stage
from core.survey import claims, rules
from core.survey.events import CustomerInvited
from core.survey.views import end_of
from core.work import Work


def ask_at_the_end(work: Work, ticket: Ticket) -> None:
    """When a case closes here, its customer is asked, once for this end.

    Nobody is asked about spam, about a case that went into another one, or where there is no customer;
    the closings of an import are history, and do not come this way.
    """
    askable = ticket.customer_id is not None and not ticket.spam and ticket.merged_into is None
    if ticket.stage is Stage.CLOSED and askable and claims.invitation_of(work, ticket) is None:
        invitation, told = _invited(work, ticket, SYSTEM)
        _mail(work, ticket, invitation, told)


def made(work: Work, ticket: Ticket) -> SurveyInvitation:
    """An invitation for the end that the case has come to, which must not have one yet; its link goes out by hand."""
    return _invited(work, ticket)[0]


def token(work: Work, invitation: SurveyInvitation) -> str:
    return issuing.issue(work, Purpose.SURVEY, invitation.id)


def _mail(work: Work, ticket: Ticket, invitation: SurveyInvitation, told: EventRow) -> None:
    if not views.sends_links(work, ticket):
        return
    language = work.session.get_one(Customer, ticket.customer_id).language
    path = issuing.path(work, Purpose.SURVEY, invitation.id, language)
    deliveries.send_link(work, ticket, DeliveryKind.SURVEY, path, told)


def _invited(work: Work, ticket: Ticket, by: Actor | None = None) -> tuple[SurveyInvitation, EventRow]:
    invitation = SurveyInvitation(
        ticket_id=ticket.id,
        ended_at=end_of(ticket),
        channel=ticket.channel,
        made_at=work.now,
        expires_at=work.now + rules.LIFE,
    )
    work.session.add(invitation)
    work.session.flush()
    return invitation, work.recorded(CustomerInvited(ticket.id, invitation=invitation.id), by)
