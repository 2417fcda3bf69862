"""An answer is written down: checked, kept beside the ones it corrects, and told. Called by the verbs of this room."""

from collections.abc import Mapping

from core.errors import TooLong
from core.intake.views import term_exists
from core.language import N_
from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.models.tickets import Ticket
from core.settings.words import Vocabulary
from core.survey import claims, rules
from core.survey.errors import NoSuchAnswer, NothingSaid, TooLateToCorrect
from core.survey.events import LowScore, SurveyAnswered
from core.survey.forms import Answer
from core.survey.words import Way
from core.work import Work


def write(work: Work, invitation: SurveyInvitation, form: Answer, way: Way) -> None:
    """The newest revision of a held invitation; the same answer sent twice is one."""
    _check(work, form)
    before = claims.newest(work, invitation)
    if before is not None:
        if _says(before, claims.scores(work, before)) == _tidied(form):
            return
        _supersede(work, invitation, before)
    revision = before.revision + 1 if before else 1
    _keep(work, invitation, _tidied(form), way, revision)
    invitation.answered_at = invitation.answered_at or work.now
    low = rules.is_low(form.scores, form.recommend)
    work.record(SurveyAnswered(invitation.ticket_id, invitation.id, revision, answer_way=way, low=low))
    if low:
        number = work.session.get_one(Ticket, invitation.ticket_id).number or 0
        work.record(LowScore(invitation.id, ticket=number, revision=revision, call_me=form.call_me))


def _keep(work: Work, invitation: SurveyInvitation, form: Answer, way: Way, revision: int) -> None:
    answer = SurveyAnswer(
        invitation_id=invitation.id,
        revision=revision,
        way=way,
        person_id=work.reader.person_id,
        overall=rules.mean_score(form.scores),
        recommend=form.recommend,
        reason=form.reason,
        comment=form.comment,
        call_me=form.call_me,
        at=work.now,
    )
    work.session.add(answer)
    work.session.flush()
    work.session.add_all(
        SurveyScore(answer_id=answer.id, dimension=dimension, score=score) for dimension, score in form.scores.items()
    )


def _supersede(work: Work, invitation: SurveyInvitation, before: SurveyAnswer) -> None:
    if work.now - (invitation.answered_at or work.now) > rules.CORRECTABLE:
        raise TooLateToCorrect(days=rules.CORRECTABLE.days)
    before.superseded_at = work.now
    work.session.flush()  # one answer counts, at every moment


def _check(work: Work, form: Answer) -> None:
    if not (form.scores or form.comment.strip() or form.reason) and form.recommend is None:
        raise NothingSaid
    if len(form.comment) > rules.LONGEST_COMMENT:
        raise TooLong(field=N_("comment"), limit=rules.LONGEST_COMMENT)
    terms = [(Vocabulary.DIMENSION, code) for code in form.scores]
    terms += [(Vocabulary.SURVEY_REASON, form.reason)] if form.reason is not None else []
    if not all(term_exists(work, vocabulary, code) for vocabulary, code in terms):
        raise NoSuchAnswer
    if not all(score in rules.SCORES for score in form.scores.values()):
        raise NoSuchAnswer
    if form.recommend is not None and form.recommend not in rules.RECOMMEND:
        raise NoSuchAnswer


def _tidied(form: Answer) -> Answer:
    """A wish to be called stands only beside something low, where it is offered."""
    wish = form.call_me and rules.is_low(form.scores, form.recommend)
    return Answer(dict(form.scores), form.recommend, form.reason, form.comment.strip(), wish)


def _says(row: SurveyAnswer, scores: Mapping[str, int]) -> Answer:
    return Answer(dict(scores), row.recommend, row.reason, row.comment, row.call_me)
