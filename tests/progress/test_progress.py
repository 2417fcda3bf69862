"""What a customer sees by their link, and what they can do there."""

from datetime import UTC, datetime, timedelta

import pytest

from core.access import rates
from core.access.errors import TooOften
from core.actors import Actor, ActorKind
from core.errors import DomainError, NotAllowed
from core.files.errors import NoSuchFile
from core.files.forms import Upload
from core.links.errors import NoSuchLink
from core.models import Attachment, Ticket
from core.permissions import CUSTOMERS, Permission
from core.process.words import Happening, MoveKind, Stage
from core.progress import actions, doors, views
from core.progress.errors import CaseClosed, MovedMeanwhile, SaidAlready, WordsMissing
from core.progress.words import Next
from core.resolution import actions as resolution
from core.resolution.errors import EmptyText, NoSuchMove, NoSuchTicket
from core.resolution.views import ticket as ticket_seen
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.progress.conftest import HOME

PHOTO = Upload("wheel.png", b"\x89PNG\r\n\x1a\n" + b"0" * 50)
PROPOSED = {"solution": "repair", "consent_needed": True}


def to_consent(na, lin, clock):
    cases.moved(lin, clock, na.number, "propose", facts="a wheel")
    cases.moved(lin, clock, na.number, "consent", **PROPOSED)


def to_confirm(na, lin, clock):
    to_consent(na, lin, clock)
    na.decides(Happening.CONSENT_GIVEN)
    cases.moved(lin, clock, na.number, "confirm", done=True, answer="mended", checked=("told",))


def to_closed(na, lin, clock):
    to_confirm(na, lin, clock)
    na.decides(Happening.CUSTOMER_CONFIRMED)


def test_the_page_says_where_the_case_stands_and_by_when(na, clock):
    page = na.page()
    assert (page.stage, page.next) == (Stage.NEW, Next.ANSWER)
    assert page.next_at == datetime(2026, 1, 6, 9, tzinfo=UTC)  # eight hours of work, seven of them tomorrow
    assert [each.text for each in page.said] == ["On the first day."]
    assert page.decisions == ()


def test_notes_and_names_of_staff_never_leave(na, lin, clock):
    with begin(lin, clock) as work:
        resolution.note(work, na.number, "A difficult person.", [Upload("secret.png", PHOTO.content)])
        resolution.reply(work, na.number, "We send a new wheel.", [PHOTO])
    page = na.page()
    assert [(each.ours, each.text) for each in page.said[1:]] == [(True, "We send a new wheel.")]
    assert [file.name for each in page.said for file in each.files] == ["wheel.png"]
    assert "Lin'" not in repr(page)
    assert "difficult" not in repr(page)


def test_files_of_notes_cannot_be_fetched(na, lin, clock):
    with begin(lin, clock) as work:
        resolution.note(work, na.number, "among ourselves", [Upload("note.txt", b"secret")])
        resolution.reply(work, na.number, "for you", [PHOTO])
    with reading() as session:
        note, reply = session.query(Attachment).order_by(Attachment.id).all()
    with look(na.actor, clock) as desk:
        assert views.served(desk, reply.id).content == PHOTO.content
        with pytest.raises(NoSuchFile):
            views.served(desk, note.id)


def test_what_staff_wrote_down_at_intake_is_not_shown(desk, lin, clock):
    number = cases.opened(lin, clock, customer=cases.CHEN, description="sounds drunk", files=(PHOTO,))
    with begin(lin, clock) as work:
        token = actions.link(work, number)
    with look(doors.enter(token, HOME, clock), clock) as desk:
        assert views.page(desk).said == ()


def test_an_answer_ends_the_wait_and_is_the_customers(na, lin, clock):
    cases.moved(lin, clock, na.number, "ask_customer", facts="which wheel?")
    assert na.page().next is Next.YOUR_TURN_UNTIL
    na.answers("The left one.", files=(PHOTO,))
    assert cases.ticket(na.number).step == "receive"
    said, moved = cases.events(kind="ticket.message")[-1], cases.events(kind="ticket.moved")[-1]
    assert {said.actor_kind, moved.actor_kind} == {ActorKind.CUSTOMER}
    assert said.actor_id == cases.ticket(na.number).customer_id
    assert na.page().said[-1].files[0].name == "wheel.png"


def test_the_same_words_twice_are_one_answer(na, clock):
    na.answers("The left one.")
    with pytest.raises(SaidAlready):
        na.answers(" The left one. ")
    with pytest.raises(EmptyText):
        na.answers("  ")
    assert len(na.page().said) == 2


def test_a_customer_agrees_or_declines_with_a_reason(na, lin, clock):
    to_consent(na, lin, clock)
    assert na.page().decisions == (Happening.CONSENT_GIVEN, Happening.CONSENT_REFUSED)
    with pytest.raises(WordsMissing):
        na.decides(Happening.CONSENT_REFUSED)
    na.decides(Happening.CONSENT_REFUSED, "Too slow.")
    assert cases.ticket(na.number).step == "propose"


def test_confirming_closes_the_case_once(na, lin, clock):
    to_confirm(na, lin, clock)
    page = na.page()
    assert page.decisions == (Happening.CUSTOMER_CONFIRMED, Happening.CUSTOMER_OBJECTED)
    na.decides(Happening.CUSTOMER_CONFIRMED, seen=page.moves)
    with pytest.raises(MovedMeanwhile):
        na.decides(Happening.CUSTOMER_CONFIRMED, seen=page.moves)
    with pytest.raises(NoSuchMove):
        na.decides(Happening.CUSTOMER_CONFIRMED)
    assert cases.ticket(na.number).stage is Stage.CLOSED


def test_of_two_decisions_at_the_same_moment_one_counts(na, lin, clock):
    to_confirm(na, lin, clock)
    seen, refused = cases.ticket(na.number).moves, []

    def decide(which):
        happening = (Happening.CUSTOMER_CONFIRMED, Happening.CUSTOMER_OBJECTED)[which % 2]
        try:
            na.decides(happening, "so it is", seen=seen)
        except DomainError as refusal:
            refused.append(refusal)

    cases.at_once(8, decide)
    assert len(refused) == 7
    assert cases.ticket(na.number).moves == seen + 1


def test_an_objection_brings_the_case_back(na, lin, clock):
    to_confirm(na, lin, clock)
    na.decides(Happening.CUSTOMER_OBJECTED, "It came off again.")
    assert cases.ticket(na.number).stage is Stage.WORKING
    assert na.page().said[-1].text == "It came off again."


def test_a_customer_cannot_speak_for_a_partner(na, lin, clock):
    cases.moved(lin, clock, na.number, "analyse", facts="a wheel")
    cases.moved(lin, clock, na.number, "partner", cause="production")
    with pytest.raises(NoSuchMove):
        na.decides(Happening.PARTNER_ANSWERED, "Go on.")


def test_a_closed_case_opens_again_within_its_time_only(na, lin, clock):
    to_closed(na, lin, clock)
    assert na.page().next is Next.REOPEN_UNTIL
    with pytest.raises(CaseClosed):
        na.answers("One more thing.")
    with pytest.raises(WordsMissing):
        na.reopens(" ")
    clock.tick(days=30)
    na.reopens("It came off again.")
    assert cases.ticket(na.number).stage is Stage.WORKING
    assert cases.visits(na.number)[-2].kind is MoveKind.REOPEN


def test_too_late_a_case_stays_closed(na, lin, clock):
    to_closed(na, lin, clock)
    clock.tick(days=31)
    assert na.page().next is Next.ASK_ANEW
    with pytest.raises(DomainError, match="30"):
        na.reopens("It came off again.")


def test_long_after_closing_and_in_the_trash_the_link_opens_nothing(na, lin, clock):
    to_closed(na, lin, clock)
    clock.tick(days=181)
    with pytest.raises(NoSuchLink):
        na.page()
    clock.tick(days=-181)
    with transaction() as session:
        session.query(Ticket).update({"trashed_at": clock.now})
    with pytest.raises(NoSuchLink):
        na.page()


def test_a_link_opens_one_case_and_no_other_of_the_same_customer(na, lin, clock):
    customer = cases.ticket(na.number).customer_id
    other = cases.opened(lin, clock, customer_id=customer)
    assert na.actor.id == customer
    with look(na.actor, clock) as desk, pytest.raises(NoSuchTicket):
        ticket_seen(desk, other)
    with begin(lin, clock) as work:
        assert actions.link(work, other) != na.token


def test_a_case_without_a_customer_is_followed_by_whoever_has_the_link(desk, lin, clock):
    number, other = cases.opened(lin, clock), cases.opened(lin, clock)
    with begin(lin, clock) as work:
        token = actions.link(work, number)
    nobody = doors.enter(token, HOME, clock)
    assert (nobody.kind, nobody.id) == (ActorKind.CUSTOMER, None)
    with look(nobody, clock) as desk:
        assert views.page(desk).number == number
        with pytest.raises(NoSuchTicket):
            ticket_seen(desk, other)


def test_without_a_link_a_nobody_sees_no_case(desk, lin, clock):
    number = cases.opened(lin, clock)
    with look(Actor(ActorKind.CUSTOMER), clock) as desk:
        with pytest.raises(NoSuchTicket):
            ticket_seen(desk, number)
        with pytest.raises(NoSuchLink):
            views.page(desk)


def test_staff_renew_a_link_and_the_old_one_opens_nothing(na, lin, clock):
    with begin(lin, clock) as work:
        assert actions.link(work, na.number) == na.token
    with begin(lin, clock) as work:
        new = actions.renew_link(work, na.number)
    assert cases.events(kind="ticket.link_renewed")
    with pytest.raises(NoSuchLink):
        na.page()
    assert doors.enter(new, HOME, clock).case is not None


def test_customers_cannot_make_links_or_work_on_cases(na, clock):
    assert {Permission.TAKE_IN, Permission.HEAR} == CUSTOMERS
    for verb in (actions.link, actions.renew_link):
        with begin(na.actor, clock) as work, pytest.raises(NotAllowed):
            verb(work, na.number)


def test_words_are_limited_by_link_and_by_address(na, clock, monkeypatch):
    monkeypatch.setattr(actions, "BY_LINK", rates.Limit("word by link", 3, timedelta(hours=1)))
    for n in range(3):
        na.answers(f"word {n}")
    with pytest.raises(TooOften) as refused:
        na.answers("one more")
    assert 1 <= refused.value.facts["minutes"] <= 60
    clock.tick(hours=1)
    na.answers("one more")
