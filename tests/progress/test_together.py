"""A case that went into another one, and words that were taken back: what the customer is shown, and what comes in."""

from dataclasses import replace

import pytest

from core.actors import SYSTEM
from core.bundling import actions as bundling
from core.fields import actions as fields
from core.fields import answering
from core.fields.forms import Asking, NewField
from core.fields.words import FieldKind
from core.files.errors import NoSuchFile
from core.files.forms import Upload
from core.intake import asking
from core.links.errors import NoSuchLink
from core.mail import actions as mail
from core.mail import parsing
from core.models import Attachment, Delivery
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.progress import actions, doors, views
from core.queue import actions as queue
from core.queue import trash
from core.resolution import actions as resolution
from core.resolution import undo
from core.work import begin, look
from tests import cases
from tests.mail.conftest import letter, messages, rows, switch_on
from tests.progress.conftest import ASKS, HOME, Holder


@pytest.fixture
def heir(na, lin, clock) -> int:
    """Another case of Li Na, into which hers was merged; Lin has it, and waits for her."""
    number = cases.opened(lin, clock, customer_id=cases.ticket(na.number).customer_id, subject="Both wheels")
    cases.moved(lin, clock, number, "ask_customer", facts="which wheel?")
    with begin(lin, clock) as work:
        queue.take(work, number)
        bundling.merge(work, na.number, number)
    return number


@pytest.fixture
def asked_more(desk, admin, clock) -> Holder:
    """Li Na, who was asked for three things, one of them of a person."""
    with begin(admin, clock) as work:
        for code, pii in (("since", False), ("part", False), ("hurt", True)):
            fields.add(work, NewField(FieldKind.TEXT, {"en": code.title()}, pii=pii))
        fields.ask(work, "quality", [Asking("since"), Asking("part"), Asking("hurt")])
    asked = asking.ask(replace(ASKS, answers={"since": "Monday", "part": "The wheel", "hurt": "My son"}), clock)
    return Holder(asked.number, asked.token, clock)


def test_what_was_answered_when_asking_stands_with_the_first_words(asked_more):
    (first,) = asked_more.page().said
    assert [(each.code, each.value, each.sealed) for each in first.answers] == [
        ("since", "Monday", False),
        ("part", "The wheel", False),
        ("hurt", None, True),
    ]


def test_what_staff_entered_or_corrected_is_not_shown_as_the_customers_answer(asked_more, lin, clock):
    with begin(lin, clock) as work:
        answering.answer(work, asked_more.number, {"since": "Sunday, I believe"})
    (first,) = asked_more.page().said
    assert [each.code for each in first.answers] == ["part", "hurt"]


def test_the_link_of_a_merged_case_leads_on(na, lin, heir, clock):
    with begin(lin, clock) as work:
        resolution.reply(work, heir, "Which one?")
    page = na.page()
    assert (page.number, page.subject) == (heir, "Both wheels")
    assert [each.text for each in page.said] == ["On the first day.", "Which one?"]
    with begin(lin, clock) as work:
        token = actions.link(work, heir)
    assert Holder(heir, token, clock).page() == page


def test_what_is_said_by_an_old_link_or_mail_moves_the_heir_and_its_owner_hears_of_it(na, lin, heir, clock):
    before = cases.ticket(heir).step
    Holder(heir, na.token, clock).answers("The left one.")
    assert (before, cases.ticket(heir).step) == ("ask_customer", "receive")
    switch_on(clock)
    raw = letter(f"Subject: about #{na.number}", sender="li.na@example.com", body="And the right one.")
    with begin(SYSTEM, clock) as work:
        mail.receive(work, raw, parsing.read(raw))
    assert [each.ticket_id for each in messages()] == [cases.ticket(heir).id] * 2
    assert [each.text for each in na.page().said] == ["On the first day.", "The left one.", "And the right one."]
    with look(lin, clock) as desk:
        assert [(each.kind, each.number) for each in notices.newest(desk)] == [(NoticeKind.ANSWERED, heir)] * 2


def test_a_link_into_the_trash_opens_nothing(na, lin, heir, clock):
    with begin(lin, clock) as work:
        trash.put_away(work, heir, spam=False)
    with pytest.raises(NoSuchLink):
        doors.enter(na.token, HOME, clock)


def test_an_answer_that_was_taken_back_or_may_be_is_not_shown(na, lin, clock):
    switch_on(clock)
    with begin(lin, clock) as work:
        resolution.reply(work, na.number, "Not for you.", [Upload("plan.txt", b"plan")])
    file = rows(Attachment)[0].id
    assert len(na.page().said) == 1
    with begin(lin, clock) as work:
        undo.take_back(work, rows(Delivery)[-1].id)
    clock.tick(minutes=1)
    assert [each.ours for each in na.page().said] == [False]
    with pytest.raises(NoSuchFile), look(na.actor, clock) as desk:
        views.served(desk, file)
    with begin(lin, clock) as work:
        resolution.reply(work, na.number, "For you.")
    clock.tick(seconds=10)
    assert [each.text for each in na.page().said if each.ours] == ["For you."]
