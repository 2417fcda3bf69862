"""The cases of which customers were asked in a period, and those behind one figure of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, func, not_, or_, select, type_coerce

from core import scope
from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.models.tickets import Ticket
from core.settings.views import zone
from core.survey import rules
from core.survey.forms import Behind, Criteria
from core.survey.words import Slice
from core.work import Reading
from db.base import EPOCH, MICROSECOND


def _scored(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """One of the answer's scores is like this."""
    return select(SurveyScore.score).where(SurveyScore.answer_id == SurveyAnswer.id, *conditions).exists()


ANSWERED = SurveyAnswer.id.is_not(None)
SAID = and_(ANSWERED, SurveyAnswer.comment != "")
FLAWED = or_(
    Ticket.flaw.is_not(None),
    SurveyInvitation.made_at < Ticket.opened_at,
    func.coalesce(SurveyAnswer.at, SurveyInvitation.made_at) < SurveyInvitation.made_at,
)
SOUND = not_(FLAWED)
SLICES: Mapping[Slice, ColumnElement[bool]] = {
    Slice.ANSWERED: ANSWERED,
    Slice.SILENT: SurveyAnswer.id.is_(None),
    Slice.LOW: or_(SurveyAnswer.recommend <= rules.DETRACTS, _scored(SurveyScore.score <= rules.LOW)),
    Slice.CALL: SurveyAnswer.call_me.is_(True),
    Slice.PROMOTERS: SurveyAnswer.recommend >= rules.PROMOTES,
    Slice.PASSIVES: and_(SurveyAnswer.recommend > rules.DETRACTS, SurveyAnswer.recommend < rules.PROMOTES),
    Slice.DETRACTORS: SurveyAnswer.recommend <= rules.DETRACTS,
}


def between(desk: Reading, criteria: Criteria) -> tuple[datetime, datetime]:
    weeks = criteria.period.weeks
    first = rules.first_moment(desk.now, zone(desk), weeks)
    return (first - weeks * rules.WEEK, first) if criteria.before else (first, first + weeks * rules.WEEK)


def asked(desk: Reading, criteria: Criteria) -> Select[Ticket]:
    """Everybody who was asked in the period, with the answer that counts, within the reader's scope."""
    first, end = between(desk, criteria)
    newest = and_(SurveyAnswer.invitation_id == SurveyInvitation.id, SurveyAnswer.superseded_at.is_(None))
    query = (
        scope.tickets(desk.reader)
        .join(SurveyInvitation, SurveyInvitation.ticket_id == Ticket.id)
        .outerjoin(SurveyAnswer, newest)
        .where(SurveyInvitation.made_at >= first, SurveyInvitation.made_at < end)
        .where(Ticket.spam.is_(False), Ticket.merged_into.is_(None))
    )
    wanted = {
        Ticket.team_id: criteria.team,
        Ticket.category: criteria.category,
        SurveyInvitation.channel: criteria.channel,
    }
    return query.where(*(column == value for column, value in wanted.items() if value is not None))


def behind(desk: Reading, criteria: Criteria, figure: Behind) -> Select[Ticket]:
    flawed = figure.slice is Slice.FLAWED
    query = asked(desk, criteria).where(FLAWED if flawed else and_(SOUND, SLICES[figure.slice]))
    if figure.dimension is not None:
        score = () if figure.score is None else (SurveyScore.score == figure.score,)
        query = query.where(_scored(SurveyScore.dimension == figure.dimension, *score))
    return query if figure.week is None else query.where(week(desk, criteria) == figure.week)


def week(desk: Reading, criteria: Criteria) -> ColumnElement[Any]:
    """Whole weeks since the period began, counted on in hours where the clocks are changed."""
    began, at = between(desk, criteria)[0], type_coerce(SurveyInvitation.made_at, BigInteger)
    return (at - (began - EPOCH) // MICROSECOND) // (rules.WEEK // MICROSECOND)
