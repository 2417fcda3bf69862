"""What is said on a case is kept, and keeps the promise of a first answer."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.actors import Actor
from core.errors import NotAllowed, TooLong
from core.files.forms import Upload
from core.models import Message, Ticket
from core.process.words import Happening
from core.resolution import actions, views
from core.resolution.errors import EmptyText, NoSuchTicket
from core.resolution.words import Author, Direction
from core.work import begin, look
from db.session import reading
from tests import cases
from tests.cases import CHEN
from tests.conftest import MORNING, Ticking


def messages() -> list[tuple[str, str, int | None, str]]:
    with reading() as session:
        rows = session.scalars(select(Message).order_by(Message.id))
        return [(row.direction, row.author, row.author_id, row.text) for row in rows]


def said(actor: Actor, clock: Ticking, number: int, text: str, verb: str = "reply") -> Ticket:
    with begin(actor, clock) as work:
        getattr(actions, verb)(work, number, text)
    return cases.ticket(number)


def test_the_first_answer_keeps_the_promise_and_the_next_ones_do_not_change_it(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, channel="mail")
    clock.tick(minutes=20)
    first = said(lin, clock, number, "We look into it.")
    assert first.first_response_at == clock.now
    answered_at = clock.now
    clock.tick(minutes=20)
    assert said(lin, clock, number, "Still looking.").first_response_at == answered_at


def test_once_answered_the_step_alone_is_due(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    moved = cases.moved(lin, clock, number, "analyse", facts="x")
    clock.tick(hours=1)
    again = cases.moved(lin, clock, number, "receive")
    assert moved.next_due == MORNING + timedelta(days=1)
    assert again.next_due == MORNING + timedelta(hours=18)
    cases.moved(lin, clock, number, "analyse", facts="x")
    assert said(lin, clock, number, "We are on it.").next_due == MORNING + timedelta(hours=25)


def test_a_note_and_the_customers_words_are_no_answer(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, customer=CHEN)
    said(lin, clock, number, "Careful, third time.", "note")
    case = said(lin, clock, number, "Hello? Anybody there?", "customer_said")
    assert case.first_response_at is None
    assert messages() == [
        (Direction.NOTE, Author.STAFF, lin.id, "Careful, third time."),
        (Direction.INCOMING, Author.CUSTOMER, case.customer_id, "Hello? Anybody there?"),
    ]


def test_the_customers_words_end_the_wait_for_them(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "ask_customer", facts="x")
    assert said(lin, clock, number, "It is the blue one.", "customer_said").step == "receive"
    detail = cases.events(kind="ticket.moved")[-1].detail
    assert (detail["move_kind"], detail["happening"]) == ("event", Happening.CUSTOMER_REPLIED)


def test_the_customers_words_elsewhere_are_only_kept(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    assert said(lin, clock, number, "One more thing.", "customer_said").moves == 1


@pytest.mark.parametrize("verb", ["reply", "note", "customer_said"])
@pytest.mark.parametrize(("text", "refusal"), [("", EmptyText), (" \n\t　", EmptyText), ("x" * 200_001, TooLong)])
def test_nothing_and_too_much_are_refused(
    lin: Actor, clock: Ticking, verb: str, text: str, refusal: type[Exception]
) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(refusal):
        said(lin, clock, number, text, verb)
    assert messages() == []


@pytest.mark.parametrize("verb", ["reply", "note", "customer_said"])
def test_nothing_is_said_without_the_right_or_on_a_case_that_is_not_there(
    lin: Actor, he: Actor, clock: Ticking, verb: str
) -> None:
    number = cases.opened(lin, clock)
    with pytest.raises(NotAllowed):
        said(he, clock, number, "hello", verb)
    with pytest.raises(NoSuchTicket):
        said(lin, clock, number + 1, "hello", verb)


def test_the_timeline_tells_everything_in_order_and_by_name(lin: Actor, zhou: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, customer=CHEN, files=(Upload("photo.txt", b"lid"),))
    said(zhou, clock, number, "We look into it.")
    cases.moved(lin, clock, number, "analyse", facts="x")
    with look(lin, clock) as desk:
        entries = views.timeline(desk, cases.ticket(number).id)
    assert [(entry.kind, entry.who, entry.text) for entry in entries] == [
        ("ticket.opened", "Lin", ""),
        ("ticket.file_attached", "Lin", ""),
        ("ticket.message_added", "Zhou", "We look into it."),
        ("ticket.moved", "Lin", ""),
    ]


def test_a_long_timeline_shows_its_newest_part(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock)
    for each in range(5):
        said(lin, clock, number, f"note {each}", "note")
    with look(lin, clock) as desk:
        assert [entry.text for entry in views.timeline(desk, cases.ticket(number).id, 2)] == ["note 3", "note 4"]
