"""Invitations held while they are answered: of two answers at the same moment, one is a correction of the other."""

from collections.abc import Mapping

from sqlalchemy import select

from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.models.tickets import Ticket
from core.survey.views import end_of
from core.work import Work


def invitation_of(work: Work, ticket: Ticket) -> SurveyInvitation | None:
    """The invitation for the end that the case has come to; the case is locked already."""
    mine = SurveyInvitation.ticket_id == ticket.id, SurveyInvitation.ended_at == end_of(ticket)
    return work.session.scalar(select(SurveyInvitation).where(*mine).with_for_update())


def invitation(work: Work, number: int) -> SurveyInvitation | None:
    return work.session.scalar(select(SurveyInvitation).where(SurveyInvitation.id == number).with_for_update())


def newest(work: Work, held: SurveyInvitation) -> SurveyAnswer | None:
    """The answer that counts, of an invitation that is held."""
    mine = SurveyAnswer.invitation_id == held.id, SurveyAnswer.superseded_at.is_(None)
    return work.session.scalar(select(SurveyAnswer).where(*mine))


def scores(work: Work, answer: SurveyAnswer) -> Mapping[str, int]:
    query = select(SurveyScore.dimension, SurveyScore.score).where(SurveyScore.answer_id == answer.id)
    return dict(work.session.execute(query).all())
