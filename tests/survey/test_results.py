"""What many answers say together: counted in the database, within what the reader may see."""

from datetime import timedelta

import pytest

from core.actors import Role
from core.errors import NotAllowed
from core.models import SurveyInvitation
from core.survey import answering
from core.survey.forms import Answer, Behind, Criteria
from core.survey.results import views
from core.survey.words import Period, Slice
from core.work import look
from db.session import transaction
from tests import cases
from tests.survey.conftest import HOME, invitation, token


def told(number, clock, speed, recommend=None, comment="", **more):
    answering.answer(token(number), Answer({"speed": speed}, recommend, comment=comment, **more), HOME, clock)


def results(reader, clock, **criteria):
    with look(reader, clock) as desk:
        return views.results(desk, Criteria(**criteria))


def numbers(reader, clock, figure, **criteria):
    with look(reader, clock) as desk:
        found = views.behind(desk, Criteria(**criteria), figure)
        assert views.how_many(desk, Criteria(**criteria), figure) == len(found)
    return found["number"].tolist()


@pytest.fixture
def answers(finished, clock):
    """Five asked, four answered: 1, 4, 5, 5."""
    asked = [finished(category=each) for each in ("refund", "refund", "quality", "quality", "quality")]
    told(asked[0], clock, 1, 2, "Never again", call_me=True)
    told(asked[1], clock, 4, 8)
    told(asked[2], clock, 5, 10, "Thank you")
    told(asked[3], clock, 5, 9)
    return asked


def test_everything_is_counted_once(wang, clock, answers):
    told(answers[1], clock, 3, 8)  # a correction replaces, it does not add
    found = results(wang, clock)
    assert (found.sent, found.answered, found.open, found.flawed, found.calls, found.comments) == (5, 4, 1, 0, 1, 2)
    (speed,) = found.dimensions
    assert (speed.code, speed.counts, speed.mean.value) == ("speed", {1: 1, 3: 1, 5: 2}, 3.5)
    assert found.recommending.value == 25
    (week,) = found.trend
    assert (week.week, week.n, week.mean) == (12, 4, 3.5)


def test_each_figure_opens_its_cases(wang, clock, answers):
    assert numbers(wang, clock, Behind(Slice.SILENT)) == [answers[4]]
    assert numbers(wang, clock, Behind(Slice.LOW)) == [answers[0]]
    assert numbers(wang, clock, Behind(Slice.CALL)) == [answers[0]]
    assert numbers(wang, clock, Behind(Slice.PASSIVES)) == [answers[1]]
    assert numbers(wang, clock, Behind(Slice.DETRACTORS)) == [answers[0]]
    assert sorted(numbers(wang, clock, Behind(Slice.PROMOTERS))) == answers[2:4]
    assert numbers(wang, clock, Behind(dimension="speed", score=4)) == [answers[1]]
    assert len(numbers(wang, clock, Behind(dimension="speed"))) == 4
    assert len(numbers(wang, clock, Behind(week=12))) == 4
    assert numbers(wang, clock, Behind(week=11)) == []


def test_comments_come_lowest_first(wang, clock, answers):
    with look(wang, clock) as desk:
        assert views.comments(desk, Criteria())["comment"].tolist() == ["Never again", "Thank you"]


def test_filters_narrow_every_figure(wang, clock, answers):
    refunds = results(wang, clock, category="refund")
    assert (refunds.sent, refunds.answered, refunds.comments) == (2, 2, 1)
    assert results(wang, clock, channel="phone").sent == 0
    assert results(wang, clock, team=77).sent == 0
    assert numbers(wang, clock, Behind(), category="refund") == answers[:2]


def test_the_impossible_is_shown_and_left_out(wang, clock, answers):
    with transaction() as session:
        session.get_one(SurveyInvitation, invitation(answers[0]).id).made_at += timedelta(
            hours=1
        )  # answered before asked
    found = results(wang, clock)
    assert (found.sent, found.answered, found.flawed, found.calls) == (4, 3, 1, 0)
    assert found.dimensions[0].mean.n == 3
    assert numbers(wang, clock, Behind(Slice.FLAWED)) == [answers[0]]
    assert numbers(wang, clock, Behind(Slice.LOW)) == []


def test_an_answer_belongs_to_the_period_in_which_it_was_asked(wang, clock, answers):
    clock.tick(days=28)
    assert results(wang, clock, period=Period.MONTH).sent == 0
    assert results(wang, clock, period=Period.MONTH, before=True).sent == 5
    assert results(wang, clock, period=Period.QUARTER).trend[0].week == 8


def test_a_clear_change_is_told_and_chance_is_not(finished, wang, clock):
    for score in (4, 5, 4, 5, 5):
        told(finished(), clock, score)
    clock.tick(days=28)
    for score in (1, 2, 1, 2):
        told(finished(), clock, score)
    (speed,) = results(wang, clock, period=Period.MONTH).dimensions
    assert speed.moved == pytest.approx(1.5 - 4.6)
    told(finished(), clock, 5)
    told(finished(), clock, 5)
    assert results(wang, clock, period=Period.MONTH).dimensions[0].moved is None


def test_an_empty_desk_has_dashes(wang, clock):
    found = results(wang, clock)
    assert (found.sent, found.rate.value, found.recommending.value) == (0, None, None)
    assert (found.dimensions, found.trend) == ([], [])


def test_only_those_with_the_right_read_results(lin, he, clock, answers):
    assert results(he, clock).sent == 5
    for view in (views.results, views.comments):
        with pytest.raises(NotAllowed), look(lin, clock) as desk:
            view(desk, Criteria())
    with pytest.raises(NotAllowed), look(lin, clock) as desk:
        views.behind(desk, Criteria(), Behind())


def test_a_sensitive_case_is_counted_only_for_those_who_may_see_it(finished, wang, he, person, clock):
    number = finished(sensitive=True)
    owner = person("ann", Role.AGENT)
    with transaction() as session:
        session.get_one(type(cases.ticket(number)), cases.ticket(number).id).owner_id = owner.id
    told(number, clock, 1)
    assert results(wang, clock).answered == 1
    assert results(he, clock).sent == 0
