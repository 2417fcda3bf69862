from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd
from sqlalchemy import Select, and_, case, func

from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.settings.views import terms
from core.settings.words import Vocabulary
from core.survey import rules
from core.survey.forms import Behind, Criteria
from core.survey.results import scope
from core.survey.results.scope import ANSWERED, FLAWED, SAID, SOUND
from core.survey.rules import Estimate, Week
from core.work import Reading

PAGE = 10
COLUMNS = {
    "number": Ticket.number,
    "subject": Ticket.subject,
    "overall": SurveyAnswer.overall,
    "recommend": SurveyAnswer.recommend,
    "reason": SurveyAnswer.reason,
    "comment": SurveyAnswer.comment,
    "call_me": SurveyAnswer.call_me,
    "asked_at": SurveyInvitation.made_at,
}


@dataclass(frozen=True, slots=True)
class Dimension:
    """``counts``: answers by score; ``moved``: since the period before, where that is more than chance."""

    code: str
    counts: Mapping[int, int]
    mean: Estimate
    moved: float | None


@dataclass(frozen=True, slots=True)
class Results:
    """``at``: the moment they are of. ``open``: may still be answered.

    ``flawed``: impossible in time, and so left out of everything else.
    """

    since: datetime
    at: datetime
    sent: int
    open: int
    flawed: int
    calls: int
    comments: int
    rate: Estimate
    recommending: Estimate
    dimensions: Sequence[Dimension]
    trend: Sequence[Week]

    @property
    def answered(self) -> int:
        return round((self.rate.value or 0) * self.rate.n)


def results(desk: Reading, criteria: Criteria) -> Results:
    """One period of whole weeks, by the moment at which the customers were asked."""
    demand(desk.reader, Permission.READ_RESULTS)
    sent, answered, flawed, still_open, calls, said = _sums(desk, criteria)
    before = _scores(desk, replace(criteria, before=True))
    return Results(
        since=scope.between(desk, criteria)[0],
        at=desk.now,
        sent=sent,
        open=still_open,
        flawed=flawed,
        calls=calls,
        comments=said,
        rate=rules.share(answered, sent),
        recommending=rules.recommending(_recommended(desk, criteria)),
        dimensions=[
            Dimension(code, counts, rules.mean(counts), rules.change(counts, before.get(code, {})))
            for code, counts in _in_order(desk, _scores(desk, criteria))
        ],
        trend=rules.trend(_weeks(desk, criteria)),
    )


def comments(desk: Reading, criteria: Criteria, page: int = 1) -> pd.DataFrame:
    """What was written, lowest first; columns as in ``COLUMNS``."""
    return _rows(desk, scope.asked(desk, criteria).where(SAID, SOUND), page)


def behind(desk: Reading, criteria: Criteria, figure: Behind, page: int = 1) -> pd.DataFrame:
    """The cases behind a figure, lowest first, a page at a time; columns as in ``COLUMNS``."""
    return _rows(desk, scope.behind(desk, criteria, figure), page)


def how_many(desk: Reading, criteria: Criteria, figure: Behind) -> int:
    demand(desk.reader, Permission.READ_RESULTS)
    return desk.session.scalar(scope.behind(desk, criteria, figure).with_only_columns(func.count())) or 0


def _rows(desk: Reading, query: Select[Ticket], page: int) -> pd.DataFrame:
    demand(desk.reader, Permission.READ_RESULTS)
    lowest = func.coalesce(SurveyAnswer.overall, rules.SCORES[-1] + 1), func.coalesce(SurveyAnswer.recommend, 11)
    columns = (column.label(name) for name, column in COLUMNS.items())
    query = query.order_by(*lowest, SurveyInvitation.id.desc()).limit(PAGE).offset((max(page, 1) - 1) * PAGE)
    return pd.DataFrame(desk.session.execute(query.with_only_columns(*columns)).all(), columns=list(COLUMNS))


def _sums(desk: Reading, criteria: Criteria) -> Sequence[int]:
    """Asked, answered, left out, still open, wanting a call, with a comment."""
    alive = and_(SurveyAnswer.id.is_(None), SurveyInvitation.expires_at > desk.now)
    sound = [and_(SOUND, each) for each in (ANSWERED, alive, SurveyAnswer.call_me, SAID)]
    answered, still_open, calls, said = (func.count(case((each, 1))) for each in sound)
    sums = func.count(case((SOUND, 1))), answered, func.count(case((FLAWED, 1))), still_open, calls, said
    return desk.session.execute(scope.asked(desk, criteria).with_only_columns(*sums)).one()


def _scores(desk: Reading, criteria: Criteria) -> dict[str, dict[int, int]]:
    """By dimension, how often each score was given."""
    query = (
        scope.asked(desk, criteria)
        .join(SurveyScore, SurveyScore.answer_id == SurveyAnswer.id)
        .where(SOUND)
        .with_only_columns(SurveyScore.dimension, SurveyScore.score, func.count())
        .group_by(SurveyScore.dimension, SurveyScore.score)
    )
    found: dict[str, dict[int, int]] = {}
    for dimension, score, count in desk.session.execute(query):
        found.setdefault(dimension, {})[score] = count
    return found


def _in_order(desk: Reading, found: Mapping[str, Mapping[int, int]]) -> list[tuple[str, Mapping[int, int]]]:
    """As the desk has put its dimensions in order."""
    return [(each.code, found[each.code]) for each in terms(desk, Vocabulary.DIMENSION) if each.code in found]


def _recommended(desk: Reading, criteria: Criteria) -> dict[int, int]:
    query = (
        scope.asked(desk, criteria)
        .where(SOUND, SurveyAnswer.recommend.is_not(None))
        .with_only_columns(SurveyAnswer.recommend, func.count())
        .group_by(SurveyAnswer.recommend)
    )
    return {score: count for score, count in desk.session.execute(query) if score is not None}


def _weeks(desk: Reading, criteria: Criteria) -> Sequence[tuple[int, int, float, float]]:
    """Number of the week, answers, sum of their means and of its squares."""
    week, overall = scope.week(desk, criteria), SurveyAnswer.overall
    query = (
        scope.asked(desk, criteria)
        .where(SOUND, overall.is_not(None))
        .with_only_columns(week, func.count(), func.sum(overall), func.sum(overall * overall))
        .group_by(week)
        .order_by(week)
    )
    return [(number, n, total or 0, squares) for number, n, total, squares in desk.session.execute(query)]
