"""What customers hear by mail without anybody writing it: receipts, where their case stands, the survey."""

import pytest

from core.actors import SYSTEM
from core.customers.forms import NewCustomer
from core.deliveries import wording
from core.deliveries.words import DeliveryKind
from core.intake.actions import take_in
from core.intake.asking import ask
from core.intake.forms import Question
from core.links.views import subject_of
from core.links.words import Purpose
from core.progress import doors
from core.resolution import actions as resolution
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.cases import events, opened, ticket
from tests.mail.conftest import deliveries, switch_on


@pytest.fixture
def post(desk, clock):
    return lambda **more: switch_on(clock, **more)


def taken_in(actor, clock, **more):
    with begin(actor, clock) as work:
        return take_in(work, cases.form(**{"customer": cases.CHEN} | more)).number


def mail(delivery, clock):
    with look(SYSTEM, clock) as desk:
        return wording.written(desk, delivery.id)


def token_in(text):
    return text.partition("?t=")[2].split()[0].partition("&")[0].replace("%3D", "=")


def kinds():
    return [each.kind for each in deliveries()]


def test_a_receipt_says_the_number_the_time_and_the_link(post, lin, clock):
    post()
    number = taken_in(lin, clock, customer=NewCustomer("Chen", ("chen@example.com",), "en"))
    (row,) = deliveries()
    text = mail(row, clock).text
    assert (row.kind, row.event_id) == (DeliveryKind.RECEIPT, events(kind="ticket.opened")[0].id)
    assert f"number {number}." in text
    assert "You hear from us by Tue, Jan 6 17:00." in text
    assert doors.enter(token_in(text), "10.0.0.1", clock).case == ticket(number).id
    assert "Nobody is here just now" not in text


def test_outside_the_hours_a_receipt_says_when_somebody_is_back(post, lin, clock):
    post()
    clock.tick(hours=3)
    taken_in(lin, clock, customer=NewCustomer("Chen", ("chen@example.com",), "en"))
    assert "Nobody is here just now; we open again Tue, Jan 6 09:00. You hear" in mail(deliveries()[0], clock).text


def test_without_an_address_for_links_the_receipt_has_none(post, lin, clock):
    post(web_address="")
    taken_in(lin, clock)
    assert "http" not in mail(deliveries()[0], clock).text


@pytest.mark.parametrize("off", [{"receipts": False}, {"enabled": False}])
def test_receipts_are_a_choice_of_the_desk(post, lin, clock, off):
    post(**off)
    taken_in(lin, clock)
    ask(Question("Chen", "chen@example.com", "quality", "Lid", "Loose", "k", True, "en"), clock)
    assert deliveries() == []


def test_a_customer_without_a_mail_address_gets_no_receipt_and_a_case_is_taken_in_all_the_same(post, lin, clock):
    post()
    assert taken_in(lin, clock, customer=NewCustomer("Li", ("138 0000 0000",)))
    assert taken_in(lin, clock, customer=None)
    assert deliveries() == []


def test_the_same_form_twice_is_one_receipt(post, lin, clock):
    post()
    for _ in range(2):
        taken_in(lin, clock, key="same")
    assert len(deliveries()) == 1


def test_nobody_fills_a_strangers_mailbox_under_many_names(post, clock):
    post()
    for n in range(5):
        ask(Question(f"Name {n}", "victim@example.com", "quality", "Lid", "Loose", f"k{n}", True, "en"), clock)
    assert len(deliveries()) == 3


def test_a_resolved_case_asks_its_customer_whether_it_is(post, lin, wang, clock):
    post()
    number = opened(lin, clock, customer=NewCustomer("Chen", ("chen@example.com",), "en"))
    cases.moved(wang, clock, number, "confirm", reason="Mended.")
    (row,) = deliveries()
    text = mail(row, clock).text
    assert row.kind is DeliveryKind.PROGRESS_LINK
    assert text.startswith("We believe that your problem is solved. Please tell us whether it is.")
    assert doors.enter(token_in(text), "10.0.0.1", clock).case == ticket(number).id
    assert [each.detail["delivery_kind"] for each in events(kind="ticket.link_sent")] == ["progress_link"]


def test_a_closed_case_mails_the_survey_once_for_each_end(post, lin, wang, clock):
    post()
    number = opened(lin, clock, customer=NewCustomer("Chen", ("chen@example.com",), "en"))
    cases.moved(wang, clock, number, "closed", reason="Mended.")
    (row,) = deliveries()
    assert (row.kind, row.event_id) == (DeliveryKind.SURVEY, events(kind="ticket.survey_invited")[0].id)
    text = mail(row, clock).text
    assert "/survey?t=" in text
    assert "language=en" in text
    with look(SYSTEM, clock) as desk:
        assert subject_of(desk, token_in(text), Purpose.SURVEY) == events(kind="ticket.survey")[0].detail["invitation"]
    assert events(kind="ticket.link_sent") == []
    clock.tick(days=1)
    with begin(lin, clock) as work:
        resolution.reopen(work, number, ticket(number).moves, "It broke again.")
    assert mail(row, clock) is None
    cases.moved(wang, clock, number, "closed", reason="Mended.")
    assert kinds() == [DeliveryKind.SURVEY] * 2


def test_a_machine_says_nothing_more_about_a_case_that_was_put_away(post, lin, clock):
    post()
    number = taken_in(lin, clock)
    with begin(lin, clock) as work:
        resolution.reply(work, number, "Hello")
    with transaction() as session:
        session.get_one(type(ticket(number)), ticket(number).id).spam = True
    receipt, reply = deliveries()
    assert mail(receipt, clock) is None
    assert mail(reply, clock) is not None


def test_without_a_mail_server_a_case_ends_as_well(lin, wang, clock):
    number = taken_in(lin, clock)
    cases.moved(wang, clock, number, "confirm", reason="Mended.")
    cases.moved(wang, clock, number, "closed", reason="Confirmed.")
    assert events(kind="ticket.survey_invited")
    assert deliveries() == []
