from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core import scope
from core.models.people import Person
from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.models.tickets import Ticket
from core.survey import rules
from core.survey.forms import Answer
from core.survey.words import Way
from core.work import Reading


def end_of(ticket: Ticket) -> datetime:
    """Resolving and closing are one end; reopening begins anew."""
    return ticket.resolved_at or ticket.closed_at or ticket.entered_at


@dataclass(frozen=True, slots=True)
class Asked:
    """An invitation and what was answered so far; ``who`` wrote it down."""

    ticket: Ticket
    invitation: SurveyInvitation
    answer: Answer | None = None
    way: Way | None = None
    who: str | None = None

    @property
    def this_time(self) -> bool:
        """Whether it asks about the end that the case has come to now, not about one before it was reopened."""
        return self.invitation.ended_at == end_of(self.ticket)

    @property
    def low(self) -> bool:
        return self.answer is not None and rules.is_low(self.answer.scores, self.answer.recommend)


def asked(desk: Reading, number: int) -> Asked | None:
    """By the number of the invitation, for whoever holds its link."""
    invitation = desk.session.get(SurveyInvitation, number)
    return _asked(desk, invitation, desk.session.get_one(Ticket, invitation.ticket_id)) if invitation else None


def of_case(desk: Reading, number: int) -> Asked | None:
    """The newest invitation of a case, if it is within the reader's scope."""
    query = (
        scope.tickets(desk.reader)
        .join(SurveyInvitation, SurveyInvitation.ticket_id == Ticket.id)
        .where(Ticket.number == number)
        .order_by(SurveyInvitation.id.desc())
        .limit(1)
        .add_columns(SurveyInvitation)
    )
    row = desk.session.execute(query).first()
    return _asked(desk, row[1], row[0]) if row else None


def _asked(desk: Reading, invitation: SurveyInvitation, ticket: Ticket) -> Asked:
    query = (
        select(SurveyAnswer, Person.name)
        .outerjoin(Person, Person.id == SurveyAnswer.person_id)
        .where(SurveyAnswer.invitation_id == invitation.id, SurveyAnswer.superseded_at.is_(None))
    )
    row = desk.session.execute(query).first()
    if row is None:
        return Asked(ticket, invitation)
    found, who = row
    scores = select(SurveyScore.dimension, SurveyScore.score).where(SurveyScore.answer_id == found.id)
    told = dict(desk.session.execute(scores).all())
    answer = Answer(told, found.recommend, found.reason, found.comment, found.call_me)
    return Asked(ticket, invitation, answer, found.way, who)
