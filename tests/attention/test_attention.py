"""What is new to whom, what is being written, and who else is here."""

from core.attention import actions, views
from core.models import Draft, Presence
from core.queue import actions as queue
from core.resolution import actions as resolution
from core.resolution.words import Direction
from core.work import begin, look
from tests import cases


def news(actor, clock, number):
    with look(actor, clock) as desk:
        return views.news(desk, [number]).get(number, 0)


def read(actor, clock, number):
    newest = cases.events()[-1].id
    with begin(actor, clock) as work:
        actions.seen(work, number, newest)


def test_a_case_is_new_to_those_who_have_not_opened_it(lin, zhou, clock):
    number = cases.opened(lin, clock)
    assert (news(lin, clock, number), news(zhou, clock, number)) == (0, 1)
    read(zhou, clock, number)
    assert news(zhou, clock, number) == 0


def test_what_others_say_is_news_and_what_one_says_oneself_is_not(lin, zhou, clock):
    number = cases.opened(lin, clock)
    read(zhou, clock, number)
    with begin(lin, clock) as work:
        resolution.note(work, number, "look at the pin")
        resolution.note(work, number, "and at the axle")
    assert (news(lin, clock, number), news(zhou, clock, number)) == (0, 2)


def test_a_mark_never_goes_back_and_can_be_forgotten(lin, zhou, clock):
    number = cases.opened(lin, clock)
    read(zhou, clock, number)
    with begin(zhou, clock) as work:
        actions.seen(work, number, 1)
    assert news(zhou, clock, number) == 0
    with begin(zhou, clock) as work:
        actions.unread(work, number)
    assert news(zhou, clock, number) == 1


def test_a_customer_with_the_last_word_waits_for_an_answer(lin, clock):
    number = cases.opened(lin, clock, customer=cases.CHEN)
    with begin(lin, clock) as work:
        queue.take(work, number)
        resolution.customer_said(work, number, "Where is my parcel?")
        resolution.note(work, number, "ask logistics")
    with look(lin, clock) as desk:
        assert [(each.number, each.customer, each.text) for each in views.answered(desk)] == [
            (number, "Chen Jing", "Where is my parcel?")
        ]
    with begin(lin, clock) as work:
        resolution.reply(work, number, "On its way.")
    with look(lin, clock) as desk:
        assert views.answered(desk) == ()


def test_a_draft_is_kept_apart_by_kind_and_goes_when_it_is_emptied(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.keep_draft(work, number, Direction.OUTGOING, "Dear")
        actions.keep_draft(work, number, Direction.NOTE, "odd")
        actions.keep_draft(work, number, Direction.OUTGOING, "Dear customer\x00")
    with look(lin, clock) as desk:
        assert views.drafts(desk, number - 1000) == {Direction.OUTGOING: "Dear customer\ufffd", Direction.NOTE: "odd"}
    with look(zhou, clock) as desk:
        assert views.drafts(desk, number - 1000) == {}
    with begin(lin, clock) as work:
        actions.keep_draft(work, number, Direction.OUTGOING, "  ")
    assert cases.count_of(Draft) == 1


def test_who_is_here_is_seen_and_whether_they_write(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(zhou, clock) as work:
        actions.here(work, number)
        actions.keep_draft(work, number, Direction.NOTE, "hm")
    with look(lin, clock) as desk:
        assert [(each.name, each.writing) for each in views.others(desk, number - 1000)] == [("Zhou", True)]
    with look(zhou, clock) as desk:
        assert list(views.others(desk, number - 1000)) == []
    clock.tick(minutes=2)
    with look(lin, clock) as desk:
        assert list(views.others(desk, number - 1000)) == []


def test_old_presence_is_swept(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.here(work, number)
    clock.tick(hours=1)
    with begin(lin, clock) as work:
        actions.sweep(work)
    assert cases.count_of(Presence) == 0


def test_two_tabs_beat_at_the_same_moment(lin, clock):
    number = cases.opened(lin, clock)

    def beat(_):
        with begin(lin, clock) as work:
            actions.here(work, number)
            actions.seen(work, number, 1)

    cases.at_once(6, beat)
    assert cases.count_of(Presence) == 1
