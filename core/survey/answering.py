"""The customer's way in: whoever holds the link may look at the question, and only sending counts."""

from datetime import datetime

from core.actors import Actor, ActorKind
from core.clock import Clock, utc_now
from core.links import doors
from core.links.errors import NoSuchLink
from core.links.words import Purpose
from core.models.survey import SurveyInvitation
from core.models.tickets import Ticket
from core.survey import claims, rules, views, writing
from core.survey.forms import Answer
from core.survey.views import Asked
from core.survey.words import Way
from core.work import begin, look

CUSTOMER = Actor(ActorKind.CUSTOMER)


def asked(token: str, address: str, clock: Clock = utc_now) -> Asked:
    """What the page shows to the holder of a link. Looking changes nothing, however often."""
    number = doors.open_link(token, Purpose.SURVEY, address, clock)
    with look(CUSTOMER, clock) as desk:
        found = views.asked(desk, number)
        if found is None or not _open(found.invitation, found.ticket, desk.now):
            raise NoSuchLink
        return found


def answer(token: str, form: Answer, address: str, clock: Clock = utc_now) -> None:
    """Count the answer, or correct the one that was given before."""
    number = doors.open_link(token, Purpose.SURVEY, address, clock)
    with look(CUSTOMER, clock) as desk:
        found = views.asked(desk, number)
    customer = Actor(ActorKind.CUSTOMER, found.ticket.customer_id if found else None)
    with begin(customer, clock) as work:
        held = claims.invitation(work, number)
        if found is None or held is None or not _open(held, found.ticket, work.now):
            raise NoSuchLink
        writing.write(work, held, form, Way.LINK)


def _open(invitation: SurveyInvitation, ticket: Ticket, now: datetime) -> bool:
    """Unanswered until it expires, answered as long as it may be corrected; never for what was taken away."""
    if ticket.spam or ticket.trashed_at is not None or ticket.merged_into is not None:
        return False
    answered = invitation.answered_at
    return now < (answered + rules.CORRECTABLE if answered else invitation.expires_at)
