"""What the desk says to customers: one row beside its event, taken back in time, written when it is sent."""

import pytest

from core.actors import SYSTEM, Actor, ActorKind
from core.customers.forms import NewCustomer
from core.deliveries import actions, claims, references, views, wording
from core.deliveries.errors import NotStuck, TooLateToTakeBack
from core.deliveries.words import DeliveryKind, DeliveryState
from core.errors import NotAllowed
from core.intake.asking import ask
from core.intake.forms import Question
from core.mail.words import Trouble
from core.models import Customer, Message
from core.resolution import actions as resolution
from core.resolution import undo
from core.resolution import views as resolutions
from core.resolution.errors import EmptyText, NoSuchTicket
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.cases import events, opened, ticket
from tests.mail.conftest import deliveries, rows, switch_on


@pytest.fixture
def post(desk, clock):
    return lambda **more: switch_on(clock, **more)


@pytest.fixture
def number(post, lin, clock):
    post()
    return opened(lin, clock, customer=cases.CHEN)


def reply(actor, clock, number, text="Please send a picture."):
    with begin(actor, clock) as work:
        return resolution.reply(work, number, text)


def written(delivery_id, clock):
    with look(SYSTEM, clock) as desk:
        return wording.written(desk, delivery_id)


def claimed(clock):
    with begin(SYSTEM, clock) as work:
        return claims.claim(work)


def test_an_answer_is_one_delivery_beside_its_event(number, lin, clock):
    said = reply(lin, clock, number)
    row = deliveries()[0]
    assert row.event_id == events(kind="ticket.message_added")[-1].id
    assert (row.kind, row.state, row.message_row_id) == (DeliveryKind.REPLY, DeliveryState.QUEUED, said.id)
    assert (row.not_before - clock()).total_seconds() == 10
    assert rows(Message)[-1].message_id == row.mail_id


def test_an_answer_that_is_rolled_back_leaves_no_delivery(number, lin, clock):
    def twice():
        with begin(lin, clock) as work:
            resolution.reply(work, number, "Hello")
            resolution.reply(work, number, " ")

    with pytest.raises(EmptyText):
        twice()
    assert deliveries() == []


def test_notes_and_customers_without_mail_send_nothing(number, lin, clock):
    with begin(lin, clock) as work:
        resolution.note(work, number, "Among us")
    reply(lin, clock, opened(lin, clock, customer=NewCustomer("Li", ("138 0000 0000",))))
    reply(lin, clock, opened(lin, clock))
    assert deliveries() == []


def test_nothing_leaves_before_its_ten_seconds(number, lin, clock):
    reply(lin, clock, number)
    clock.tick(seconds=9)
    assert claimed(clock) is None
    clock.tick(seconds=1)
    assert claimed(clock) == deliveries()[0].id
    assert claimed(clock) is None


def test_an_answer_is_taken_back_and_its_promise_with_it(number, lin, clock):
    due = ticket(number).next_due
    reply(lin, clock, number)
    assert ticket(number).first_response_at is not None
    clock.tick(seconds=9)
    with begin(lin, clock) as work:
        undo.take_back(work, deliveries()[0].id)
    assert deliveries()[0].state is DeliveryState.CANCELLED
    assert rows(Message)[-1].taken_back_at == clock()
    assert (ticket(number).first_response_at, ticket(number).next_due) == (None, due)
    assert events(kind="ticket.reply_taken_back")
    clock.tick(minutes=5)
    assert claimed(clock) is None
    with look(lin, clock) as desk:
        assert [each.taken_back for each in resolutions.timeline(desk, ticket(number).id) if each.message_id] == [True]


def test_a_second_answer_keeps_the_promise_when_the_first_is_taken_back(number, lin, clock):
    reply(lin, clock, number)
    reply(lin, clock, number, "And another one.")
    with begin(lin, clock) as work:
        undo.take_back(work, deliveries()[0].id)
    assert ticket(number).first_response_at is not None


def test_it_is_too_late_once_it_may_have_left(number, lin, clock):
    reply(lin, clock, number)
    clock.tick(seconds=10)
    for _ in range(2):
        with pytest.raises(TooLateToTakeBack), begin(lin, clock) as work:
            undo.take_back(work, deliveries()[0].id)
        claimed(clock)


def test_taking_back_needs_the_case_and_the_right(number, lin, he, person, clock):
    reply(lin, clock, number)
    with pytest.raises(NotAllowed), begin(he, clock) as work:
        undo.take_back(work, deliveries()[0].id)
    with transaction() as session:
        session.get_one(type(ticket(number)), ticket(number).id).sensitive = True
        session.get_one(type(ticket(number)), ticket(number).id).owner_id = he.id
    with pytest.raises(NoSuchTicket), begin(lin, clock) as work:
        undo.take_back(work, deliveries()[0].id)


def test_a_hundred_senders_never_hold_one_mail_together(number, lin, clock):
    for n in range(20):
        reply(lin, clock, number, f"Answer {n}")
    clock.tick(minutes=1)
    got = [each for each in cases.at_once(8, lambda _: [claimed(clock) for _ in range(5)]) for each in each if each]
    assert sorted(got) == [each.id for each in deliveries()]


def test_a_sender_that_died_leaves_its_mail_to_the_next_under_the_same_name(number, lin, clock):
    reply(lin, clock, number)
    before = deliveries()[0].mail_id
    clock.tick(seconds=10)
    first = claimed(clock)
    clock.tick(minutes=3)
    with look(SYSTEM, clock) as desk:
        assert [each.id for each in views.stuck(desk)] == [first]
        assert claims.something_due(desk)
    with begin(SYSTEM, clock) as work:
        assert claims.renewed(work) == 1
    assert claimed(clock) == first
    assert deliveries()[0].mail_id == before


def test_a_mail_is_put_off_longer_each_time_and_given_up_in_the_end(number, lin, clock):
    reply(lin, clock, number)
    pauses = []
    for _ in range(claims.MOST_ATTEMPTS):
        clock.tick(days=1)
        mine = claimed(clock)
        with begin(SYSTEM, clock) as work:
            claims.put_off(work, mine, Trouble.PUT_OFF)
        pauses.append((deliveries()[0].not_before - clock()).total_seconds())
    assert pauses[:3] == [30, 60, 300]
    assert deliveries()[0].state is DeliveryState.FAILED
    assert events(kind="ticket.delivery_failed")[-1].detail["trouble"] == "put_off"


def test_only_what_is_stuck_is_sent_again_or_given_up(number, lin, wang, clock):
    reply(lin, clock, number)
    for verb in (actions.send_again, actions.give_up):
        with pytest.raises(NotStuck), begin(wang, clock) as work:
            verb(work, deliveries()[0].id)
        with pytest.raises(NotAllowed), begin(lin, clock) as work:
            verb(work, deliveries()[0].id)


def test_an_answer_says_what_was_written_and_finds_its_way_back(number, lin, clock):
    reply(lin, clock, number, "Bitte ein Bild.")
    mail = written(deliveries()[0].id, clock)
    assert mail.to_address == "chen@example.com"
    assert mail.text.startswith("Bitte ein Bild.\n\n-- \n")
    assert references.number_in(mail.subject) == number
    assert references.number_behind(mail.mail_id) == number
    assert not mail.by_machine


def test_a_sensitive_case_is_not_named_in_a_subject(post, lin, clock):
    post()
    number = opened(lin, clock, customer=cases.CHEN, sensitive=True, subject="My child was hurt")
    reply(lin, clock, number)
    assert "child" not in written(deliveries()[0].id, clock).subject


def test_a_receipt_carries_no_words_of_the_one_who_asked(post, clock):
    post()
    words = ("Cheap pills", "evil.example")
    ask(Question("Buy at evil.example", "victim@example.com", "quality", *words, "k", True, "en"), clock)
    mail = written(deliveries()[0].id, clock)
    assert mail.by_machine
    assert "evil" not in mail.text + mail.subject + mail.to_name
    assert "pills" not in mail.text + mail.subject


def test_the_same_question_twice_gets_one_receipt(post, clock):
    post()
    for _ in range(2):
        ask(Question("Chen", "chen@example.com", "quality", "Lid", "Loose", "k", True, "en"), clock)
    assert len(deliveries()) == 1


def test_a_customer_is_written_to_in_their_language(post, clock):
    post()
    ask(Question("Chen", "chen@example.com", "quality", "Lid", "Loose", "k", True, "en"), clock)
    assert written(deliveries()[0].id, clock).text.startswith("Thank you for turning to us.")


def test_a_link_is_mailed_sealed_and_forgotten_once_it_is_sent(number, lin, clock):
    with begin(lin, clock) as work:
        actions.send_link(work, resolutions.ticket(work, number), DeliveryKind.PROGRESS_LINK, "/progress?t=SECRET")
    row = deliveries()[0]
    assert "SECRET" not in (row.sealed_path or "")
    assert "https://desk.example/progress?t=SECRET" in written(row.id, clock).text
    clock.tick(seconds=10)
    claimed(clock)
    with begin(SYSTEM, clock) as work:
        claims.sent(work, row.id)
    assert (deliveries()[0].state, deliveries()[0].sealed_path) == (DeliveryState.SENT, None)


def test_a_link_that_cannot_be_mailed_is_left_to_be_copied(post, lin, clock):
    post(web_address="")
    number = opened(lin, clock, customer=cases.CHEN)
    with begin(lin, clock) as work:
        case = resolutions.ticket(work, number)
        assert actions.send_link(work, case, DeliveryKind.SURVEY, "/s") is None
    assert events(kind="ticket.link_sent") == []


def test_an_erased_customer_gets_nothing_any_more(number, lin, clock):
    reply(lin, clock, number)
    with transaction() as session:
        session.get_one(Customer, ticket(number).customer_id).erased_at = clock()
    assert written(deliveries()[0].id, clock) is Trouble.NO_ADDRESS


def test_customers_may_not_look_after_mail(number, clock):
    with pytest.raises(NotAllowed), begin(Actor(ActorKind.CUSTOMER), clock) as work:
        actions.send_again(work, 1)
