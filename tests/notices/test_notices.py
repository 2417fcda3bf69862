"""Who is told of what, in the way they chose."""

import pytest

from core.actors import SYSTEM, Role
from core.automation import ticks
from core.models import Notice
from core.notices import actions, views
from core.notices.forms import Wish
from core.notices.words import NoticeKind
from core.queue import actions as queue
from core.queue import tags
from core.resolution import actions as resolution
from core.resolution.errors import CannotSee, NobodyNamed
from core.resolution.rules import mentioned
from core.work import begin, look
from tests import cases


def told(actor, clock):
    with look(actor, clock) as desk:
        return [(each.kind, each.number, each.who, each.new) for each in views.newest(desk)]


def test_a_mention_is_told_once_however_it_was_made(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        resolution.note(work, number, "@zhou, look at this. @zhou!", mentions=[zhou.id])
    assert told(zhou, clock) == [(NoticeKind.MENTION, number, "Lin", True)]
    assert cases.events(kind="ticket.people_mentioned")[0].detail["people"] == [zhou.id]


def test_nobody_is_told_of_what_they_did_themselves(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        resolution.note(work, number, "@lin remember the pin")
        queue.take(work, number)
    assert told(lin, clock) == []


def test_who_cannot_open_the_case_is_not_mentioned(lin, zhou, wang, clock):
    number = cases.opened(lin, clock, sensitive=True)
    with begin(lin, clock) as work:
        queue.take(work, number)
    with pytest.raises(CannotSee), begin(lin, clock) as work:
        resolution.note(work, number, "@zhou what do you think?")
    assert cases.events(kind="ticket.message_added") == []
    with begin(lin, clock) as work:
        resolution.note(work, number, "@wang what do you think?")
    assert len(told(wang, clock)) == 1


def test_a_stranger_is_not_mentioned(lin, he, clock):
    number = cases.opened(lin, clock)
    with pytest.raises(NobodyNamed), begin(lin, clock) as work:
        resolution.note(work, number, "you", mentions=[he.id])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@lin please", {1}), ("@Lin请看一下", {1}), ("ask @linda.", {2}), ("@lindas", set()), ("lin", set()),
        ("mail a@linda.com", {2}), ("@", set()), ("@@lin", {1}), ("＠lin", {1}), ("@lin_", set()),
    ],
)  # fmt: skip
def test_names_in_a_text(text, found):
    assert mentioned(text, {"lin": 1, "linda": 2}) == found


def test_a_case_handed_over_is_told(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        queue.take(work, number)
        queue.assign(work, number, zhou.id, lin.id, "your field")
    assert told(zhou, clock) == [(NoticeKind.ASSIGNED, number, "Lin", True)]


def test_owner_and_watchers_hear_of_the_customers_words(lin, zhou, wang, clock):
    number = cases.opened(lin, clock, customer=cases.CHEN)
    with begin(lin, clock) as work:
        queue.take(work, number)
    with begin(zhou, clock) as work:
        tags.watch(work, number)
    with begin(wang, clock) as work:
        resolution.customer_said(work, number, "hello?")
    assert [each[0] for each in told(lin, clock)] == [each[0] for each in told(zhou, clock)] == [NoticeKind.ANSWERED]
    assert told(wang, clock) == []


def test_a_watcher_who_may_no_longer_see_a_case_hears_nothing(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(zhou, clock) as work:
        tags.watch(work, number)
    with begin(lin, clock) as work:
        queue.take(work, number).sensitive = True
        resolution.customer_said(work, number, "private")
    assert cases.count_of(Notice) == 0


def test_an_owner_is_warned_once_a_deadline(lin, clock):
    number = cases.opened(lin, clock, channel="phone")
    with begin(lin, clock) as work:
        queue.take(work, number)
    due = cases.ticket(number).next_due
    clock.now = due
    clock.tick(minutes=-50)
    for expected in (1, 0):
        with begin(SYSTEM, clock) as work:
            assert ticks.pass_time_at_once(work) == expected
    assert told(lin, clock) == [(NoticeKind.RISK, number, "", True)]
    clock.now = due
    assert told(lin, clock) == [(NoticeKind.LATE, number, "", True)]  # what was near has passed meanwhile


def test_what_is_not_wanted_is_not_shown_and_what_is_wanted_by_mail_is_marked(lin, zhou, clock):
    with begin(zhou, clock) as work:
        actions.choose(work, {NoticeKind.MENTION: Wish(False, True), NoticeKind.TASK: Wish()})
    assert cases.events("person", "person.notices_chosen")[0].detail == {"kinds": ["mention"]}
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        resolution.note(work, number, "@zhou")
    assert told(zhou, clock) == []
    with look(zhou, clock) as desk:
        assert [row.by_mail for row in desk.session.query(Notice)] == [True]
        assert views.unread(desk) == 0
        assert views.wishes(desk)[NoticeKind.MENTION] == Wish(False, True)


def test_notices_are_read_all_at_once_or_with_their_case(lin, zhou, clock):
    first, second = cases.opened(lin, clock), cases.opened(lin, clock)
    with begin(lin, clock) as work:
        for number in (first, second):
            resolution.note(work, number, "@zhou")
    with begin(zhou, clock) as work:
        actions.read_case(work, cases.ticket(first))
    with look(zhou, clock) as desk:
        assert views.unread(desk) == 1
    with begin(zhou, clock) as work:
        actions.read_all(work)
    with look(zhou, clock) as desk:
        assert views.unread(desk) == 0


def test_a_notice_of_a_case_that_is_closed_to_the_reader_is_not_shown(person, clock):
    lin, zhou = person("lin", Role.AGENT), person("zhou", Role.TECHNICIAN)
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        resolution.note(work, number, "@zhou")
        queue.take(work, number).sensitive = True
    assert told(zhou, clock) == []


def test_a_warning_is_over_once_the_case_was_worked_on_or_is_anothers(lin, zhou, clock):
    worked_on, handed = cases.opened(lin, clock, channel="phone"), cases.opened(lin, clock, channel="phone")
    with begin(lin, clock) as work:
        queue.take(work, worked_on)
        queue.take(work, handed)
    clock.now = cases.ticket(handed).next_due
    clock.tick(minutes=-50)
    with begin(SYSTEM, clock) as work:
        assert ticks.pass_time_at_once(work) == 2
    cases.moved(lin, clock, worked_on, "ask_customer", facts="x")
    with begin(lin, clock) as work:
        queue.assign(work, handed, zhou.id, lin.id)
    assert [each[3] for each in told(lin, clock)] == [False, False]
    with look(lin, clock) as desk:
        assert views.unread(desk) == 0
