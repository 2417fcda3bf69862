"""What the team does with the survey: ask by hand, and write down what a customer tells on the phone."""

from core.models.survey import SurveyInvitation
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.resolution import claims as tickets
from core.survey import claims, invitations, rules, writing
from core.survey.errors import AnsweredAlready, AnsweredByCustomer, NotFinished
from core.survey.events import CustomerInvited
from core.survey.forms import Answer
from core.survey.words import Way
from core.work import Work


@needs(Permission.WORK)
def invite(work: Work, number: int) -> SurveyInvitation:
    """Ask by hand about a finished case; a link that nobody has used yet is valid for thirty days again."""
    ticket = _finished(work, number)
    known = claims.invitation_of(work, ticket)
    if known is None:
        return invitations.made(work, ticket)
    if known.answered_at is None:
        known.expires_at = work.now + rules.LIFE
        work.record(CustomerInvited(ticket.id, invitation=known.id))
    elif known.expires_at <= work.now:
        raise AnsweredAlready
    return known


@needs(Permission.WORK)
def link(work: Work, number: int) -> str | None:
    """The token of the customer's link to copy, the same each time; none where nobody is asked, or not any more."""
    ticket = _finished(work, number)
    known = claims.invitation_of(work, ticket)
    return invitations.token(work, known) if known and known.expires_at > work.now else None


@needs(Permission.WORK)
def told_by_phone(work: Work, number: int, form: Answer) -> None:
    """Write down what the customer says in a call; what they answered by themselves stays theirs."""
    ticket = _finished(work, number)
    invitation = claims.invitation_of(work, ticket) or invitations.made(work, ticket)
    before = claims.newest(work, invitation)
    if before is not None and before.way is not Way.PHONE:
        raise AnsweredByCustomer
    writing.write(work, invitation, form, Way.PHONE)


def _finished(work: Work, number: int) -> Ticket:
    ticket = tickets.ticket(work, number)
    if ticket.stage.open:
        raise NotFinished(number=number)
    return ticket
