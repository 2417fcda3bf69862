"""A customer is asked once for each end of a case, and only what they send is counted."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.access.errors import TooOften
from core.actors import ActorKind, Role
from core.errors import NotAllowed, TooLong
from core.links import issuing
from core.links.errors import NoSuchLink
from core.links.words import Purpose
from core.models import EventRow, RateCount, SurveyAnswer, SurveyInvitation, SurveyScore
from core.resolution import actions as resolution
from core.resolution.errors import NoSuchTicket
from core.survey import actions, answering, views
from core.survey.errors import (
    AnsweredAlready,
    AnsweredByCustomer,
    NoSuchAnswer,
    NotFinished,
    NothingSaid,
    TooLateToCorrect,
)
from core.survey.forms import Answer
from core.survey.words import Way
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.survey.conftest import HOME, invitation, token

GOOD = Answer({"service": 5, "speed": 4, "professional": 5}, 9, "quick", "Quick and kind.")
BAD = Answer({"service": 3, "speed": 2}, 5, "slow", "Three days!", call_me=True)


def send(number, form, clock):
    answering.answer(token(number), form, HOME, clock)


def revisions():
    with reading() as session:
        return session.scalars(select(SurveyAnswer).order_by(SurveyAnswer.id)).all()


def test_closing_asks_the_customer_in_the_same_transaction(finished, clock):
    number = finished()
    asked = invitation(number)
    assert (asked.made_at, asked.expires_at) == (clock.now, clock.now + timedelta(days=30))
    moved, invited = cases.events()[-2:]
    assert (moved.kind, invited.kind, invited.detail["invitation"]) == (
        "ticket.moved", "ticket.survey_invited", asked.id,
    )  # fmt: skip
    assert (invited.actor_kind, invited.actor_id) == (ActorKind.SYSTEM, None)


def test_nobody_is_asked_where_there_is_nobody(finished):
    finished(customer=None)
    assert cases.count_of(SurveyInvitation) == 0


def test_each_end_asks_anew_and_only_once(finished, lin, wang, clock):
    number = finished()
    clock.tick(days=1)
    with begin(lin, clock) as work:
        resolution.reopen(work, number, cases.ticket(number).moves, "It broke again.")
    clock.tick(days=1)
    cases.moved(wang, clock, number, "closed", reason="Mended.")
    assert cases.count_of(SurveyInvitation) == 2
    with begin(lin, clock) as work:
        actions.invite(work, number)
    assert cases.count_of(SurveyInvitation) == 2


def test_a_link_that_is_over_is_made_anew_for_who_has_not_answered_only(finished, lin, clock):
    silent, rated = finished(), finished()
    send(rated, GOOD, clock)
    clock.tick(days=31)
    with begin(lin, clock) as work:
        assert actions.link(work, silent) is None
        actions.invite(work, silent)
        assert actions.link(work, silent) is not None
    with begin(lin, clock) as work, pytest.raises(AnsweredAlready):
        actions.invite(work, rated)


def test_spam_is_not_asked(lin, wang, clock):
    number = cases.opened(lin, clock, customer=cases.CHEN)
    with transaction() as session:
        session.get_one(type(cases.ticket(number)), cases.ticket(number).id).spam = True
    cases.moved(wang, clock, number, "closed", reason="Spam.")
    assert cases.count_of(SurveyInvitation) == 0


def test_looking_never_counts(finished, clock):
    number = finished()
    before = cases.count_of(EventRow)
    for _ in range(20):
        answering.asked(token(number), HOME, clock)
    assert invitation(number).answered_at is None
    assert (cases.count_of(SurveyAnswer), cases.count_of(RateCount), cases.count_of(EventRow)) == (0, 0, before)


def test_an_answer_is_kept_and_told(finished, clock):
    number = finished()
    clock.tick(hours=1)
    send(number, GOOD, clock)
    (row,) = revisions()
    assert (row.way, row.person_id, row.recommend, row.reason, row.overall) == (Way.LINK, None, 9, "quick", 14 / 3)
    assert invitation(number).answered_at == clock.now
    (told,) = cases.events(kind="ticket.survey_answered")
    assert told.actor_kind == "customer"
    assert "Quick" not in str(told.detail)
    assert not cases.events("survey")


def test_a_correction_is_a_revision_and_both_are_kept(finished, clock):
    number = finished()
    send(number, GOOD, clock)
    clock.tick(days=29)
    send(number, BAD, clock)
    first, second = revisions()
    assert (first.superseded_at, second.revision, second.superseded_at) == (clock.now, 2, None)
    assert answering.asked(token(number), HOME, clock).answer == BAD


def test_the_same_answer_sent_twice_is_one(finished, clock):
    number = finished()
    send(number, GOOD, clock)
    send(number, GOOD, clock)
    assert len(revisions()) == 1


def test_answers_at_the_same_moment_become_revisions(finished, clock):
    number = finished()
    cases.at_once(6, lambda n: send(number, Answer({"speed": 1 + n % 5}), clock))
    rows = revisions()
    assert [row.revision for row in rows] == list(range(1, len(rows) + 1))
    assert len([row for row in rows if row.superseded_at is None]) == 1


def test_a_low_score_leaves_an_event_with_the_wish_to_be_called(finished, clock):
    number = finished()
    send(number, BAD, clock)
    (low,) = cases.events("survey")
    assert (low.kind, low.subject_id) == ("survey.low_score", invitation(number).id)
    assert low.detail == {"ticket": number, "revision": 1, "call_me": True}


def test_a_content_customer_is_not_called(finished, clock):
    number = finished()
    send(number, Answer({"speed": 5}, 10, call_me=True), clock)
    assert not revisions()[0].call_me


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (Answer(), NothingSaid),
        (Answer(comment=" \n"), NothingSaid),
        (Answer({"speed": 0}), NoSuchAnswer),
        (Answer({"speed": 6}), NoSuchAnswer),
        (Answer({"speed": -1}), NoSuchAnswer),
        (Answer({"colour": 3}), NoSuchAnswer),
        (Answer(recommend=11), NoSuchAnswer),
        (Answer(recommend=-1), NoSuchAnswer),
        (Answer(reason="'; DROP TABLE"), NoSuchAnswer),
        (Answer({"speed": 3}, reason=""), NoSuchAnswer),
        (Answer(comment="x" * 5_001), TooLong),
    ],
)
def test_what_cannot_be_an_answer_is_refused_without_a_trace(finished, clock, form, refusal):
    number = finished()
    with pytest.raises(refusal):
        send(number, form, clock)
    assert (cases.count_of(SurveyAnswer), cases.count_of(SurveyScore), invitation(number).answered_at) == (0, 0, None)


def test_hostile_words_are_kept_as_words(finished, clock):
    number = finished()
    send(number, Answer(comment="<b>\x00\ud800 :red-badge[x] ![](http://x)"), clock)
    assert answering.asked(token(number), HOME, clock).answer.comment == "<b>\ufffd\ufffd :red-badge[x] ![](http://x)"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: "",
        lambda token: "nonsense",
        lambda token: "ünfit",
        lambda token: token[:-4] + "AAAA",
        lambda token: token[:8],
        lambda token: "A" * 10_000,
    ],
)
def test_a_wrong_link_says_what_an_old_link_says(finished, clock, spoil):
    wrong = spoil(token(finished()))
    for act in (lambda: answering.asked(wrong, HOME, clock), lambda: answering.answer(wrong, GOOD, HOME, clock)):
        with pytest.raises(NoSuchLink) as refused:
            act()
        assert not refused.value.facts
    assert cases.count_of(SurveyAnswer) == 0


def test_whoever_guesses_has_to_wait_and_others_do_not(finished, clock):
    right = token(finished())
    for n in range(30):
        with pytest.raises(NoSuchLink):
            answering.asked(f"guess-{n}", HOME, clock)
    with pytest.raises(TooOften):
        answering.asked(right, HOME, clock)
    assert answering.asked(right, "10.0.0.8", clock).answer is None


def test_a_link_to_progress_rates_nothing(finished, lin, clock):
    number = finished()
    with begin(lin, clock) as work:
        progress = issuing.issue(work, Purpose.PROGRESS, invitation(number).id)
        copied = actions.link(work, number)
    assert copied == token(number) != progress
    with pytest.raises(NoSuchLink):
        answering.asked(progress, HOME, clock)


def test_a_link_expires_unanswered_and_closes_when_it_cannot_be_corrected(finished, lin, clock):
    silent, told = finished(), finished()
    send(told, GOOD, clock)
    clock.tick(days=30)
    with pytest.raises(NoSuchLink):
        answering.asked(token(silent), HOME, clock)
    with pytest.raises(NoSuchLink):
        send(told, BAD, clock)
    with begin(lin, clock) as work:
        actions.invite(work, silent)
    send(silent, GOOD, clock)


def test_a_case_in_the_trash_asks_nobody(finished, clock):
    number = finished()
    with transaction() as session:
        session.get_one(type(cases.ticket(number)), cases.ticket(number).id).trashed_at = clock.now
    with pytest.raises(NoSuchLink):
        answering.asked(token(number), HOME, clock)


def test_a_call_back_is_marked_with_who_wrote_it_down(finished, lin, clock):
    number = finished()
    with begin(lin, clock) as work:
        actions.told_by_phone(work, number, BAD)
    (row,) = revisions()
    assert (row.way, row.person_id) == (Way.PHONE, lin.id)
    with look(lin, clock) as desk:
        found = views.of_case(desk, number)
    assert (found.who, found.answer, found.low) == ("Lin", BAD, True)


def test_a_call_back_about_a_case_without_an_invitation_makes_one(finished, lin, clock):
    number = finished(customer=None)
    with begin(lin, clock) as work:
        actions.told_by_phone(work, number, GOOD)
    assert cases.count_of(SurveyInvitation) == 1


def test_nobody_writes_over_what_the_customer_answered_themselves(finished, lin, clock):
    number = finished()
    send(number, BAD, clock)
    with pytest.raises(AnsweredByCustomer), begin(lin, clock) as work:
        actions.told_by_phone(work, number, GOOD)
    assert len(revisions()) == 1


def test_a_customer_may_correct_what_was_written_down_for_them(finished, lin, clock):
    number = finished()
    with begin(lin, clock) as work:
        actions.told_by_phone(work, number, GOOD)
    send(number, BAD, clock)
    assert [row.way for row in revisions()] == [Way.PHONE, Way.LINK]


def test_a_call_back_is_corrected_within_its_time_only(finished, lin, clock):
    number = finished()
    with begin(lin, clock) as work:
        actions.told_by_phone(work, number, GOOD)
    clock.tick(days=31)
    with pytest.raises(TooLateToCorrect), begin(lin, clock) as work:
        actions.told_by_phone(work, number, BAD)


@pytest.mark.parametrize("verb", [actions.invite, lambda work, number: actions.told_by_phone(work, number, GOOD)])
def test_an_open_case_is_not_rated(lin, clock, verb):
    number = cases.opened(lin, clock)
    with pytest.raises(NotFinished), begin(lin, clock) as work:
        verb(work, number)


def test_a_trainer_writes_nothing_down_and_nobody_sees_the_cases_of_other_teams(finished, he, person, clock):
    other = person("ann", Role.AGENT, team="care")
    number = finished()
    with pytest.raises(NotAllowed), begin(he, clock) as work:
        actions.told_by_phone(work, number, GOOD)
    with transaction() as session:
        session.get_one(type(cases.ticket(number)), cases.ticket(number).id).team_id = min(other.teams)
    stranger = person("bo", Role.AGENT, team="other")
    with pytest.raises(NoSuchTicket), begin(stranger, clock) as work:
        actions.told_by_phone(work, number, GOOD)
    with look(stranger, clock) as desk:
        assert views.of_case(desk, number) is None
