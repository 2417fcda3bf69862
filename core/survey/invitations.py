"""Who is asked, and until when. Called by the course of a case and by the verbs of this room, only."""

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
        made(work, ticket)


def made(work: Work, ticket: Ticket) -> SurveyInvitation:
    """An invitation for the end that the case has come to, which must not have one yet."""
    invitation = SurveyInvitation(
        ticket_id=ticket.id,
        ended_at=end_of(ticket),
        channel=ticket.channel,
        made_at=work.now,
        expires_at=work.now + rules.LIFE,
    )
    work.session.add(invitation)
    work.session.flush()
    work.record(CustomerInvited(ticket.id, invitation=invitation.id))
    return invitation
