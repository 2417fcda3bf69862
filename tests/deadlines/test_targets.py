"""Each target as a case meets it: replies, third parties, complaints, tiers, and promises that come and go."""

import pytest

from core.customers import actions as customers
from core.customers.forms import Profiled
from core.deadlines import actions as deadlines
from core.deadlines import preview
from core.deadlines.words import DeadlineKind, Effect, Party
from core.errors import NotAllowed
from core.hours.forms import NewDay
from core.resolution import views as resolved
from core.settings.errors import NotValid
from core.settings.promises import Promises
from core.work import begin, look
from tests import cases
from tests.conftest import MORNING
from tests.deadlines.test_deadlines import (
    CHEN,
    DAY,
    HOUR,
    RESOLUTION,
    RESPONSE,
    assert_true,
    change,
    reply,
    rows,
    rule,
    said,
    work_jobs,
)  # fmt: skip


def test_each_word_of_the_customer_is_owed_a_reply_and_each_reply_ends_that(lin, admin, clock):
    change(admin, clock, Promises, rules=(rule(DeadlineKind.REPLY, 120),))
    number = cases.opened(lin, clock, customer=CHEN)
    said(lin, clock, number)
    assert (DeadlineKind.REPLY, 1) not in rows(number)  # the first answer is owed already
    reply(lin, clock, number)
    for cycle in (1, 2):
        clock.tick(hours=24)
        said(lin, clock, number)
        assert rows(number)[DeadlineKind.REPLY, cycle].due_at == clock.now + 17 * HOUR  # one hour today, one tomorrow
        assert_true(number)
        reply(lin, clock, number)
        assert rows(number)[DeadlineKind.REPLY, cycle].met_at == clock.now


def test_a_complaint_is_answered_after_its_review_and_its_parties_are_contacted_within_a_day(lin, zhou, clock):
    number = cases.opened(lin, clock, category="complaint", customer=CHEN)
    contact, complaint = (rows(number)[each, 1] for each in (DeadlineKind.CONTACT, DeadlineKind.COMPLAINT))
    assert (contact.due_at, contact.rule, complaint.due_at) == (MORNING + DAY, "complaints", MORNING + 3 * DAY)
    with begin(lin, clock) as work:
        deadlines.contacted(work, number, Party.FACTORY)
    reply(lin, clock, number)
    cases.moved(lin, clock, number, "review", evidence=True)
    assert rows(number)[DeadlineKind.CONTACT, 1].met_at == clock.now
    cases.moved(zhou, clock, number, "answer", validity="valid", wants_service=False)
    assert rows(number)[DeadlineKind.COMPLAINT, 1].met_at is None
    reply(lin, clock, number)
    assert rows(number)[DeadlineKind.COMPLAINT, 1].met_at == clock.now
    assert_true(number)


def test_a_tier_chooses_promises_and_a_change_of_it_reaches_the_open_cases(lin, admin, clock):
    change(admin, clock, Promises, rules=(rule(RESPONSE, 30, tiers=("vip",)),))
    number = cases.opened(lin, clock, customer=CHEN)
    with begin(lin, clock) as work:
        customers.change(work, cases.ticket(number).customer_id, Profiled("Chen Jing", tier="vip"))
    assert cases.ticket(number).response_due == MORNING + HOUR / 2
    assert_true(number)
    with look(lin, clock) as desk:
        first = resolved.case(desk, number).deadlines[0]
    assert (first.rule.code, first.facts.tier) == ("x", "vip")


def test_a_promise_that_is_taken_back_is_owed_no_more_and_comes_back_with_its_rule(lin, admin, clock):
    number = cases.opened(lin, clock)
    change(admin, clock, Promises, rules=(rule(RESOLUTION, None), rule(RESPONSE, None, code="y")))
    work_jobs(clock)
    assert {row.dropped_at for row in rows(number).values()} == {MORNING}
    assert (cases.ticket(number).response_due, cases.ticket(number).next_due) == (None, cases.visits(number)[-1].due_at)
    change(admin, clock, Promises, rules=())
    work_jobs(clock)
    assert cases.ticket(number).response_due == MORNING + DAY
    assert_true(number)


def test_a_preview_says_what_would_change_and_changes_nothing(lin, admin, clock):
    late, soon = cases.opened(lin, clock), cases.opened(lin, clock, channel="phone")
    clock.tick(hours=20)
    with look(admin, clock) as desk:
        made = preview.preview(desk, Promises(rules=(rule(RESPONSE, 30, channels=("mail",)),)))
        same = preview.preview(desk, Promises())
    assert (made.looked, made.all, made.cases, same.cases) == (2, True, 1, 0)
    assert dict(made.effects) == {(RESPONSE, Effect.SOONER): 1, (RESPONSE, Effect.LATE): 1}
    assert [(each.number, each.after) for each in made.shown] == [(late, MORNING + HOUR / 2)]
    assert_true(soon)


def test_a_day_off_is_previewed_and_changes_nothing(lin, admin, clock):
    number = cases.opened(lin, clock)
    tomorrow = NewDay((MORNING + DAY).date(), "Feast")
    with look(admin, clock) as desk:
        made = preview.of_days(desk, "desk", [tomorrow])
    assert (made.looked, made.cases, made.effects[RESOLUTION, Effect.LATER]) == (1, 1, 1)
    assert made.shown[-1].after > made.shown[-1].before
    assert_true(number)
    with look(admin, clock) as desk, pytest.raises(NotValid):
        preview.of_days(desk, "desk", [tomorrow, tomorrow])
    with look(lin, clock) as desk, pytest.raises(NotAllowed):
        preview.of_days(desk, "desk", [tomorrow])
