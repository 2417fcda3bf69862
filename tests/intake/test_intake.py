"""A problem becomes a case: once, whole, and with the customer it belongs to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from core.actors import SYSTEM, Actor, Role
from core.customers.forms import NewCustomer
from core.errors import DomainError, Missing, NotAllowed, TooLong
from core.files.forms import Upload
from core.intake.actions import open_ticket
from core.intake.errors import UnknownTerm
from core.intake.rules import LONGEST_DESCRIPTION, LONGEST_SUBJECT
from core.models import Attachment, ContactPoint, Customer, EventRow, Term, Ticket, Visit
from core.process import views as processes
from core.process.words import Stage
from core.triage.words import Priority, Reason
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.cases import CHEN, form
from tests.conftest import Ticking


def refusal_of(lin: Actor, **more: object) -> DomainError:
    with pytest.raises(DomainError) as refusal, begin(lin) as work:
        open_ticket(work, form(**more))
    assert cases.count_of(Ticket) == 0
    return refusal.value


def test_a_case_is_there_with_its_first_visit_and_its_event(lin: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, channel="phone", customer=CHEN)
    case, (visit,), (event,) = cases.ticket(number), cases.visits(number), cases.events(kind="ticket.opened")
    assert (case.step, case.stage, case.moves, case.opened_at) == ("receive", Stage.NEW, 1, clock.now)
    assert (visit.step, visit.seq, visit.entered_at, visit.left_at) == ("receive", 1, clock.now, None)
    assert visit.due_at == case.next_due == clock.now + timedelta(minutes=15)
    assert event.actor_id == lin.id
    assert event.detail == {
        "channel": "phone", "category": "quality", "priority": "P3", "reasons": ["matrix"],
        "process": "after_sales", "version": 1,
    }  # fmt: skip


def test_numbers_are_short_and_rise(lin: Actor, clock: Ticking) -> None:
    assert [cases.opened(lin, clock) for _ in range(3)] == [1001, 1002, 1003]


def test_a_double_click_makes_one_case(lin: Actor, clock: Ticking) -> None:
    once = cases.opened(lin, clock, key="the form", customer=CHEN)
    again = cases.opened(lin, clock, key="the form", customer=CHEN)
    assert once == again
    assert [cases.count_of(each) for each in (Ticket, Visit, Customer)] == [1, 1, 1]
    assert len(cases.events()) == 1


def test_sixteen_clicks_at_the_same_moment_make_one_case(lin: Actor, clock: Ticking) -> None:
    upload = Upload("photo.txt", b"the lid")
    numbers = cases.at_once(16, lambda _: cases.opened(lin, clock, key="the form", customer=CHEN, files=(upload,)))
    assert len(set(numbers)) == 1
    assert [cases.count_of(each) for each in (Ticket, Visit, Customer, Attachment)] == [1, 1, 1, 1]
    assert [event.kind for event in cases.events()] == ["ticket.opened", "ticket.file_attached"]


def test_sixteen_different_forms_at_the_same_moment_are_sixteen_cases(lin: Actor, clock: Ticking) -> None:
    numbers = cases.at_once(16, lambda _: cases.opened(lin, clock))
    assert len(set(numbers)) == cases.count_of(Ticket) == cases.count_of(Visit) == 16


@pytest.mark.parametrize("key", ["", "  "])
def test_a_form_without_a_key_is_a_mistake_of_ours(lin: Actor, clock: Ticking, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        form(key=key)


@pytest.mark.parametrize(
    ("category", "process"),
    [("complaint", "complaint"), ("suggestion", "complaint"), ("quality", "after_sales"), ("question", "after_sales")],
)
def test_the_category_leads_to_the_process(lin: Actor, clock: Ticking, category: str, process: str) -> None:
    case = cases.ticket(cases.opened(lin, clock, category=category))
    with look(lin) as desk:
        assert processes.version(desk, case.process_version_id).document.process == process


def test_what_no_document_claims_takes_the_simple_way(lin: Actor, clock: Ticking) -> None:
    with transaction() as session:
        session.add(Term(vocabulary="category", code="recall", labels={"en": "Recall"}))
    case = cases.ticket(cases.opened(lin, clock, category="recall"))
    with look(lin) as desk:
        assert processes.version(desk, case.process_version_id).document.process == "basic"
    assert case.step == "new"


@pytest.mark.parametrize(
    "spelling",
    [
        "13800138000",
        "+86 138-0013-8000",
        "0086 138 0013 8000",
        "(138) 0013.8000",
        "１３８００１３８０００",
        "＋86 138–0013–8000",
    ],
)
def test_a_customer_is_found_again_by_another_spelling_of_the_phone(lin: Actor, clock: Ticking, spelling: str) -> None:
    first = cases.ticket(cases.opened(lin, clock, customer=CHEN))
    again = cases.ticket(cases.opened(lin, clock, customer=NewCustomer("CHEN  jing", (spelling,))))
    assert again.customer_id == first.customer_id
    assert cases.count_of(Customer) == 1


def test_a_new_contact_of_a_known_customer_is_kept_with_them(lin: Actor, clock: Ticking) -> None:
    first = cases.ticket(cases.opened(lin, clock, customer=CHEN))
    cases.opened(lin, clock, customer=NewCustomer("Chen Jing", ("13800138000", "jing@work.example")))
    with reading() as session:
        holders = session.scalars(select(ContactPoint.customer_id)).all()
    assert holders == [first.customer_id] * 3


def test_two_people_on_one_phone_stay_two_customers(lin: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock, customer=CHEN)
    cases.opened(lin, clock, customer=NewCustomer("Chen Yu", ("13800138000",)))
    assert cases.count_of(Customer) == 2


def test_an_anonymous_case_is_a_case(lin: Actor, clock: Ticking) -> None:
    assert cases.ticket(cases.opened(lin, clock)).customer_id is None


def test_a_known_customer_is_named_by_number(lin: Actor, clock: Ticking) -> None:
    known = cases.ticket(cases.opened(lin, clock, customer=CHEN)).customer_id
    assert cases.ticket(cases.opened(lin, clock, customer_id=known)).customer_id == known


def test_a_customer_that_is_not_there_is_refused(lin: Actor) -> None:
    assert "does not exist" in refusal_of(lin, customer_id=999).said_in("en")


def test_a_team_that_is_not_there_is_refused(lin: Actor) -> None:
    assert isinstance(refusal_of(lin, team_id=999), UnknownTerm)


@pytest.mark.parametrize("text", ["", " ", "\n\t　"])
def test_an_empty_subject_or_description_is_refused_by_name(lin: Actor, text: str) -> None:
    assert refusal_of(lin, subject=text).said_in("en") == "Please fill in: “Subject”."
    assert refusal_of(lin, description=text).said_in("en") == "Please fill in: “What happened”."


def test_all_that_is_missing_is_named_at_once(lin: Actor) -> None:
    said = refusal_of(lin, category="", subject=" ", description="")
    assert said.said_in("en") == "Please fill in: “Category”, “Subject”, “What happened”."
    assert said.said_in("zh_CN") == "请填写：“问题分类”、“主题”、“发生了什么”。"
    assert refusal_of(lin, subject=" ", description=None).said_in("en") == "Please fill in: “Subject”."


def test_a_case_told_in_one_line_keeps_it_as_its_description(lin: Actor, clock: Ticking) -> None:
    ticket = cases.ticket(cases.opened(lin, clock, subject="Lid is loose", description=None))
    assert (ticket.subject, ticket.description) == ("Lid is loose", "Lid is loose")


def test_a_subject_is_one_line_of_limited_length(lin: Actor, clock: Ticking) -> None:
    assert cases.ticket(cases.opened(lin, clock, subject=" a\n b\t\tc ")).subject == "a b c"
    assert cases.ticket(cases.opened(lin, clock, subject="盖" * LONGEST_SUBJECT)).subject == "盖" * LONGEST_SUBJECT
    with pytest.raises(TooLong, match="200"):
        cases.opened(lin, clock, subject="x" * (LONGEST_SUBJECT + 1))


def test_a_million_characters_are_kept_whole(lin: Actor, clock: Ticking) -> None:
    novel = "坏了 and broken, " * 71_429
    assert len(novel) > 1_000_000
    assert cases.ticket(cases.opened(lin, clock, description=novel)).description == novel.strip()


def test_an_endless_description_is_refused(lin: Actor) -> None:
    assert isinstance(refusal_of(lin, description="x" * (LONGEST_DESCRIPTION + 1)), TooLong)


@pytest.mark.parametrize("place", ["category", "channel"])
@pytest.mark.parametrize("code", ["", "no_such", "QUALITY", "quality'; DROP TABLE tickets; --"])
def test_a_term_that_the_desk_does_not_have_is_refused(lin: Actor, place: str, code: str) -> None:
    asked_for = Missing if (place, code) == ("category", "") else UnknownTerm
    assert isinstance(refusal_of(lin, **{place: code}), asked_for)


def test_a_retired_term_is_refused(lin: Actor) -> None:
    with transaction() as session:
        session.execute(update(Term).where(Term.code == "quality").values(active=False))
    assert "no longer in use" in refusal_of(lin, category="quality").said_in("en")


@pytest.mark.parametrize("name", ["", "   "])
def test_a_nameless_new_customer_is_refused_and_nothing_is_left(lin: Actor, name: str) -> None:
    assert isinstance(refusal_of(lin, customer=NewCustomer(name, ("13800138000",))), Missing)
    assert cases.count_of(Customer) == 0


def test_a_trainer_does_not_take_cases_in(he: Actor) -> None:
    with pytest.raises(NotAllowed), begin(he) as work:
        open_ticket(work, form())


def test_a_refused_case_leaves_no_trace(lin: Actor) -> None:
    refusal_of(lin, customer=CHEN, files=(Upload("empty.txt", b""),))
    with reading() as session:
        assert session.scalar(select(func.count(EventRow.id)).where(EventRow.actor_id == lin.id)) == 0
    assert cases.count_of(Customer) == cases.count_of(ContactPoint) == 0


def test_words_of_danger_in_the_description_make_it_urgent(lin: Actor, clock: Ticking) -> None:
    case = cases.ticket(cases.opened(lin, clock, description="用了以后孩子误吞了小零件"))
    assert (case.priority, case.priority_reasons) == (Priority.P1, [Reason.MATRIX, Reason.CHILDREN])
    assert case.response_due == clock.now + timedelta(hours=1)


def test_the_first_response_is_due_by_priority(lin: Actor, clock: Ticking) -> None:
    due = cases.ticket(cases.opened(lin, clock)).response_due
    assert due == clock.now + timedelta(days=1)  # eight hours of work: one until the desk closes, seven tomorrow


def test_a_case_taken_in_by_the_desk_itself_has_no_person_behind_it(desk: str, clock: Ticking) -> None:
    cases.opened(SYSTEM, clock)
    assert [event.actor_kind for event in cases.events()] == ["system"]


def test_nobody_may_take_in_without_the_right(lin: Actor) -> None:
    nobody = replace(lin, roles=frozenset[Role]())
    with pytest.raises(NotAllowed), begin(nobody) as work:
        open_ticket(work, form())
