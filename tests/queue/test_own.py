"""Tags, watchers, reminders, transfers and the trash."""

from datetime import timedelta

import pytest

from core.actors import SYSTEM, Role
from core.models import Term
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.permissions import NotAllowed
from core.queue import actions as queue
from core.queue import reminders, tags, trash
from core.queue import views as queues
from core.queue.errors import NoSuchReminder, NoSuchTeam, NotInFuture, NotInTrash, TooManyTags
from core.queue.forms import Criteria
from core.queue.own import views
from core.queue.words import View
from core.resolution import actions as resolution
from core.resolution.errors import NoSuchTicket
from core.settings import terms
from core.work import begin, look
from tests import cases


def shown(actor, clock, view, **more):
    with look(actor, clock) as desk:
        return [int(each) for each in queues.page(desk, Criteria(view, **more))["number"]]


def test_a_tag_is_coined_by_whoever_works_and_found_again(lin, clock):
    number, other = cases.opened(lin, clock), cases.opened(lin, clock)
    with begin(lin, clock) as work:
        tags.tag(work, number, [], ["Axle pin"])
        tags.tag(work, other, [], ["axle PIN "])
    assert shown(lin, clock, View.OPEN, tags=("axle_pin",)) == [number, other]
    with begin(lin, clock) as work:
        tags.tag(work, number, [])
    assert shown(lin, clock, View.OPEN, tags=("axle_pin",)) == [other]
    assert cases.events(kind="ticket.tags_changed")[-1].detail == {"added": [], "removed": ["axle_pin"]}
    assert cases.count_of(Term) > 0


def test_a_chinese_tag_gets_a_code_of_its_own(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        tags.tag(work, number, [], ["轮子松动", "批次"])
    with look(lin, clock) as desk:
        assert len(views.tags_of(desk, number - 1000)) == 2


def test_too_many_tags_and_unknown_ones(lin, clock):
    number = cases.opened(lin, clock)
    with pytest.raises(TooManyTags), begin(lin, clock) as work:
        tags.tag(work, number, [], [f"tag {n}" for n in range(13)])
    with begin(lin, clock) as work:
        tags.tag(work, number, ["forged"])
    assert cases.events(kind="ticket.tags_changed") == []


def test_others_may_not_coin(he, clock, desk):
    with pytest.raises(NotAllowed), begin(he, clock) as work:
        terms.coin(work, "anything")


def test_a_case_is_watched_and_no_longer(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(zhou, clock) as work:
        tags.watch(work, number)
        tags.watch(work, number)
    assert shown(zhou, clock, View.WATCHED) == [number]
    with begin(zhou, clock) as work:
        tags.unwatch(work, number)
    assert shown(zhou, clock, View.WATCHED) == []
    assert [each.kind for each in cases.events(kind="ticket.watch")] == ["ticket.watch_began", "ticket.watch_ended"]


@pytest.fixture
def put_aside(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        queue.take(work, number)
        reminders.remind(work, number, clock.now + timedelta(hours=2), "call back", snooze=True)
    return number


def test_a_case_put_aside_leaves_the_list_until_its_time(lin, clock, put_aside):
    assert shown(lin, clock, View.MINE) == []
    assert shown(lin, clock, View.REMINDER) == [put_aside]
    clock.tick(hours=3)
    assert shown(lin, clock, View.MINE) == [put_aside]
    for expected in (1, 0):
        with begin(SYSTEM, clock) as work:
            assert reminders.wake(work) == expected
    with look(lin, clock) as desk:
        assert [each.kind for each in notices.newest(desk)] == [NoticeKind.REMINDER]
        assert [(each.text, each.due) for each in views.reminders(desk)] == [("call back", True)]


def test_or_until_the_customer_speaks(lin, zhou, clock, put_aside):
    with begin(zhou, clock) as work:
        resolution.customer_said(work, put_aside, "it is worse now")
    assert shown(lin, clock, View.MINE) == [put_aside]
    clock.tick(hours=3)
    with begin(SYSTEM, clock) as work:
        assert reminders.wake(work) == 0


def test_a_reminder_without_snooze_leaves_the_case_where_it_is(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        queue.take(work, number)
        row = reminders.remind(work, number, clock.now + timedelta(days=1), "")
    assert shown(lin, clock, View.MINE) == [number]
    with begin(lin, clock) as work:
        reminders.done(work, row.id)
    assert shown(lin, clock, View.REMINDER) == []


def test_a_reminder_is_ones_own_and_lies_ahead(lin, zhou, clock, put_aside):
    with pytest.raises(NotInFuture), begin(lin, clock) as work:
        reminders.remind(work, put_aside, clock.now, "now")
    with pytest.raises(NoSuchReminder), begin(zhou, clock) as work:
        reminders.done(work, 1)


@pytest.mark.parametrize("spam", [True, False])
def test_the_trash_hides_and_gives_back(lin, zhou, clock, spam):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        trash.put_away(work, number, spam=spam)
    assert shown(zhou, clock, View.OPEN) == []
    with pytest.raises(NoSuchTicket), begin(zhou, clock) as work:
        queue.take(work, number)
    with look(zhou, clock) as desk:
        assert [(each.number, each.spam) for each in views.put_away(desk)] == [(number, spam)]
    with begin(zhou, clock) as work:
        trash.restore(work, number)
    assert shown(zhou, clock, View.OPEN) == [number]
    with pytest.raises(NotInTrash), begin(zhou, clock) as work:
        trash.restore(work, number)


def test_a_sensitive_case_in_the_trash_stays_discreet(lin, zhou, clock):
    number = cases.opened(lin, clock, sensitive=True)
    with begin(lin, clock) as work:
        queue.take(work, number)
        trash.put_away(work, number, spam=False)
    with look(zhou, clock) as desk:
        assert views.put_away(desk) == ()
    with pytest.raises(NotInTrash), begin(zhou, clock) as work:
        trash.restore(work, number)


def test_a_case_goes_to_another_team_with_a_word(person, clock):
    lin, zhou = person("lin", Role.AGENT, team="care"), person("zhou", Role.TECHNICIAN, team="repair")
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        queue.take(work, number)
        queue.transfer(work, number, next(iter(zhou.teams)), "@zhou yours, I think")
    assert cases.ticket(number).owner_id is None
    assert shown(zhou, clock, View.TEAM) == [number]
    assert shown(lin, clock, View.OPEN) == []
    with look(zhou, clock) as desk:
        assert notices.unread(desk) == 1
    with pytest.raises(NoSuchTeam), begin(zhou, clock) as work:
        queue.transfer(work, number, 99)


def test_complaints_and_sensitive_cases_have_views_of_their_own(wang, clock):
    grumble, quiet = cases.opened(wang, clock, category="complaint"), cases.opened(wang, clock, sensitive=True)
    assert shown(wang, clock, View.COMPLAINT) == [grumble]
    assert shown(wang, clock, View.SENSITIVE) == [quiet]
