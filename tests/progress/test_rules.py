"""What happens next, to a customer, in every stage."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.process.words import Stage
from core.progress.rules import Facts, what_next
from core.progress.words import STANDS, Next

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
SOON, GONE = NOW + timedelta(hours=2), NOW - timedelta(hours=2)
FRESH = Facts(NOW, Stage.NEW, False, SOON, SOON + timedelta(days=1), None, None)


def same(at: datetime) -> datetime:
    return at


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (Next.ANSWER, SOON)),
        ({"response_due": GONE}, (Next.ANSWER_LATE, GONE)),
        ({"answered": True, "step_due": SOON}, (Next.DONE_BY, SOON)),
        ({"answered": True, "step_due": GONE}, (Next.DONE_LATE, GONE)),
        ({"answered": True, "step_due": None}, (Next.TELL, None)),
        ({"response_due": None, "step_due": None}, (Next.TELL, None)),
        ({"stage": Stage.WAITING_CUSTOMER}, (Next.YOUR_TURN, None)),
        ({"stage": Stage.WAITING_CUSTOMER, "wakes": SOON}, (Next.YOUR_TURN_UNTIL, SOON)),
        ({"stage": Stage.WAITING_PARTNER}, (Next.PARTNER, None)),
        ({"stage": Stage.WAITING_PARTNER, "wakes": SOON}, (Next.PARTNER_UNTIL, SOON)),
        ({"stage": Stage.RESOLVED}, (Next.CONFIRM, None)),
        ({"stage": Stage.RESOLVED, "wakes": SOON}, (Next.CONFIRM_UNTIL, SOON)),
        ({"stage": Stage.CLOSED, "reopens": SOON}, (Next.REOPEN_UNTIL, SOON)),
        ({"stage": Stage.CLOSED, "reopens": GONE}, (Next.ASK_ANEW, None)),
        ({"stage": Stage.CLOSED}, (Next.ASK_ANEW, None)),
    ],
)
def test_what_happens_next(change, expected):
    assert what_next(replace(FRESH, **change), same) == expected


def test_a_promise_that_ends_at_night_is_kept_in_the_morning():
    morning = SOON + timedelta(hours=12)
    assert what_next(FRESH, lambda _: morning) == (Next.ANSWER, morning)
    assert what_next(replace(FRESH, response_due=GONE), lambda _: morning) == (Next.ANSWER, morning)


def test_every_stage_has_its_sentence():
    assert set(STANDS) == set(Stage)


def test_sentences_with_a_time_are_given_one():
    timeless = {Next.TELL, Next.YOUR_TURN, Next.PARTNER, Next.CONFIRM, Next.ASK_ANEW}
    assert {each for each in Next if "{at}" not in each.source} == timeless
