"""Notices by mail: what happens within minutes comes in one mail, and nothing of a sensitive case but its number."""

import pytest

from core.actors import SYSTEM
from core.deliveries import claims, wording
from core.deliveries.words import DeliveryState
from core.mail import actions as mail
from core.mail import parsing
from core.mail.words import Outcome, Reason, Trouble
from core.notices import actions
from core.notices.forms import Wish
from core.notices.words import NoticeKind
from core.people import account, views
from core.people.errors import MailUnfit
from core.queue import actions as queue
from core.resolution import actions as resolution
from core.work import begin, look
from tests import cases
from tests.mail.conftest import deliveries, letter, switch_on


@pytest.fixture
def zhou_reads_mail(zhou, clock):
    """Zhou wants mentions and assignments by mail, and a server is there."""
    switch_on(clock)
    with begin(zhou, clock) as work:
        account.choose_mail(work, " zhou@desk.example ")
        actions.choose(work, dict.fromkeys((NoticeKind.MENTION, NoticeKind.ASSIGNED), Wish(True, True)))
    return zhou


def mention(actor, clock, number, text="@zhou, look."):
    with begin(actor, clock) as work:
        resolution.note(work, number, text)


def written(delivery, clock):
    with look(SYSTEM, clock) as desk:
        return wording.written(desk, delivery.id)


def ended(clock, *, well):
    """The newest mail leaves or fails; minutes later the next one may."""
    clock.tick(minutes=10)
    with begin(SYSTEM, clock) as work:
        mine = claims.claim(work)
        if well:
            claims.sent(work, mine)
        else:
            claims.fail(work, mine, Trouble.REFUSED)


def test_what_happens_within_minutes_is_one_mail(zhou_reads_mail, lin, wang, clock):
    one, other = cases.opened(lin, clock, subject="Loose lid"), cases.opened(lin, clock, subject="Wrong size")
    mention(lin, clock, one)
    clock.tick(seconds=90)
    with begin(wang, clock) as work:
        queue.assign(work, other, zhou_reads_mail.id, None)
    (row,) = deliveries()
    assert (row.ticket_id, (row.not_before - row.made_at).total_seconds()) == (None, 120)
    letter = written(row, clock)
    assert (letter.to_name, letter.to_address, letter.by_machine) == ("Zhou", "zhou@desk.example", True)
    assert letter.subject == "2 new notices"
    assert letter.text.startswith(
        f"#{one} Loose lid\nLin mentions you in a note\nhttps://desk.example/ticket?n={one}\n\n"
        f"#{other} Wrong size\nWang has handed the case to you\n"
    )


def test_the_next_mail_keeps_its_distance(zhou_reads_mail, lin, clock):
    number = cases.opened(lin, clock)
    mention(lin, clock, number)
    first = deliveries()[0].not_before
    clock.tick(minutes=3)
    mention(lin, clock, number)
    assert [(each.not_before - first).total_seconds() for each in deliveries()] == [0, 300]


def test_a_sensitive_case_is_only_a_number(zhou_reads_mail, lin, wang, clock):
    number = cases.opened(lin, clock, subject="My child was hurt", sensitive=True)
    mention(lin, clock, number)
    letter = written(deliveries()[0], clock)
    assert f"#{number} sensitive case" in letter.text
    assert "child" not in letter.text + letter.subject
    with begin(wang, clock) as work:
        queue.assign(work, number, lin.id, None)
    assert written(deliveries()[0], clock) is None


def test_what_was_read_on_the_desk_is_not_mailed(zhou_reads_mail, lin, clock):
    mention(lin, clock, cases.opened(lin, clock))
    with begin(zhou_reads_mail, clock) as work:
        actions.read_all(work)
    assert written(deliveries()[0], clock) is None


@pytest.mark.parametrize("why", ["no server", "no address", "not wanted"])
def test_without_server_address_or_wish_nothing_is_mailed(zhou_reads_mail, lin, clock, why):
    if why == "no server":
        switch_on(clock, enabled=False)
    with begin(zhou_reads_mail, clock) as work:
        if why == "no address":
            account.choose_mail(work, "")
        if why == "not wanted":
            actions.choose(work, {NoticeKind.MENTION: Wish(True, False)})
    mention(lin, clock, cases.opened(lin, clock))
    assert deliveries() == []


def test_an_address_that_fails_three_times_is_left_alone_until_it_is_typed_anew(zhou_reads_mail, lin, clock):
    number = cases.opened(lin, clock)
    for well in (False, False, True, False, False, False):
        mention(lin, clock, number)
        ended(clock, well=well)
    mention(lin, clock, number)
    assert len(deliveries()) == 6
    with look(zhou_reads_mail, clock) as desk:
        assert views.own_mail(desk) == views.OwnMail("z•••@•••.example", lost=True)
    assert len(cases.events("person", kind="person.notices_failed")) == 5
    with begin(zhou_reads_mail, clock) as work:
        account.choose_mail(work, "zhou@desk.example")
    mention(lin, clock, number)
    assert deliveries()[-1].state is DeliveryState.QUEUED
    assert not cases.events(kind="ticket.delivery_failed")


def test_an_answer_to_notices_is_no_customers_word(zhou_reads_mail, lin, clock):
    mention(lin, clock, cases.opened(lin, clock))
    raw = letter("Subject: Re: #1001", f"In-Reply-To: {deliveries()[0].mail_id}", sender="zhou@desk.example")
    with begin(SYSTEM, clock) as work:
        row = mail.receive(work, raw, parsing.read(raw))
    assert (row.outcome, row.reason) == (Outcome.QUARANTINED, Reason.TO_NOTICES)


LONG = "z@" + "y." * 130 + "x"


@pytest.mark.parametrize(
    "address", [LONG, "zhou", "a@b@c", "zhou@desk.example, all@desk.example", "z\r\nBcc: x@y.example"]
)
def test_what_is_no_address_is_refused(zhou, clock, address):
    with pytest.raises(MailUnfit), begin(zhou, clock) as work:
        account.choose_mail(work, address)
