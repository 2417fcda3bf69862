"""Links for people without an account: who has one gets in, who tries out does not."""

from datetime import timedelta

import pytest

from core.access import rates, seal
from core.access.errors import TooOften
from core.actors import SYSTEM
from core.links import doors, issuing, rules, views
from core.links.errors import NoSuchLink
from core.links.words import Purpose
from core.models import PublicLink
from core.work import begin, look
from tests.cases import at_once, count_of

HERE = "10.0.0.1"


def issued(clock, subject=7, purpose=Purpose.PROGRESS, life=None):
    with begin(SYSTEM, clock) as work:
        return issuing.issue(work, purpose, subject, life)


def opened(clock, token, purpose=Purpose.PROGRESS):
    with look(SYSTEM, clock) as desk:
        return views.subject_of(desk, token, purpose)


def test_a_link_can_be_copied_again_and_opens_its_subject(database, clock):
    token = issued(clock)
    assert issued(clock) == token
    assert opened(clock, token) == 7
    assert len(token) == rules.LENGTH
    assert count_of(PublicLink) == 1


def test_a_renewed_link_ends_the_old_one(database, clock):
    old = issued(clock)
    with begin(SYSTEM, clock) as work:
        new = issuing.renew(work, Purpose.PROGRESS, 7)
    assert opened(clock, new) == 7
    with pytest.raises(NoSuchLink):
        opened(clock, old)
    assert issued(clock) == new


def test_a_link_for_one_purpose_or_subject_opens_no_other(database, clock):
    token = issued(clock)
    assert issued(clock, subject=8) != token
    issued(clock, purpose=Purpose.SURVEY)
    with pytest.raises(NoSuchLink):
        opened(clock, token, Purpose.SURVEY)


def test_expired_ended_and_guessed_links_get_one_answer(database, clock):
    token = issued(clock, life=timedelta(days=1))
    sealed_for_nothing = rules.written(seal.key_for(views.KEY), Purpose.PROGRESS, 999, 1)
    clock.tick(days=1)
    strange = ("", "x", "é" * rules.LENGTH, "=" * rules.LENGTH, token[:-1] + "A", token * 9)
    for wrong in (token, sealed_for_nothing, *strange):
        with pytest.raises(NoSuchLink):
            opened(clock, wrong)


def test_an_ended_link_is_issued_anew_as_another_one(database, clock):
    token = issued(clock)
    with begin(SYSTEM, clock) as work:
        issuing.end(work, Purpose.PROGRESS, 7)
    with pytest.raises(NoSuchLink):
        opened(clock, token)
    assert opened(clock, issued(clock)) == 7
    assert issued(clock) != token


def test_wrong_links_are_counted_by_address(database, clock):
    token = issued(clock)
    for _ in range(rules.GUESSES):
        with pytest.raises(NoSuchLink):
            doors.open_link("guess", Purpose.PROGRESS, HERE, clock)
    with pytest.raises(TooOften) as refused:
        doors.open_link(token, Purpose.PROGRESS, HERE, clock)
    assert refused.value.facts["minutes"] == 15
    assert doors.open_link(token, Purpose.PROGRESS, "10.0.0.2", clock) == 7
    clock.tick(minutes=15)
    assert doors.open_link(token, Purpose.PROGRESS, HERE, clock) == 7


def test_right_links_are_not_counted(database, clock):
    token = issued(clock)
    for _ in range(rules.GUESSES + 5):
        assert doors.open_link(token, Purpose.PROGRESS, HERE, clock) == 7


def test_twenty_who_issue_at_once_have_the_same_link(database, clock):
    assert len(set(at_once(20, lambda _: issued(clock)))) == 1
    assert count_of(PublicLink) == 1


def test_a_limit_is_exact_among_many(database, clock):
    limit = rates.Limit("try", 10, timedelta(hours=1))

    def tried(_):
        try:
            with begin(SYSTEM, clock) as work:
                rates.count(work, limit, HERE)
        except TooOften:
            return 0
        return 1

    assert sum(at_once(30, tried)) == 10
    with pytest.raises(TooOften), look(SYSTEM, clock) as desk:
        rates.demand(desk, limit, HERE)


def test_old_counts_are_forgotten(database, clock):
    doors_limit = rates.Limit("try", 1, timedelta(hours=1))
    with begin(SYSTEM, clock) as work:
        rates.count(work, doors_limit, HERE)
    clock.tick(days=2)
    rates.purge(clock)
    with begin(SYSTEM, clock) as work:
        rates.count(work, doors_limit, HERE)
