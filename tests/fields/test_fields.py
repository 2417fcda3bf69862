"""The catalogue, the shipped trees, and what is answered in a case."""

import json

import pytest
from sqlalchemy import select

from core.customers.errors import ReasonNeeded
from core.errors import NotAllowed
from core.fields import actions, answering, trees, views
from core.fields.errors import AnswerMissing, AnswerUnfit, ChoicesNeeded, NoSuchField
from core.fields.forms import Asking, NewField
from core.fields.words import FieldKind, Tree
from core.models import EventRow, TicketValue
from core.settings import terms
from core.settings.errors import NoLabel, NoSuchTerm
from core.settings.words import Vocabulary
from core.work import begin, look
from db.session import reading, transaction
from tests import cases


@pytest.fixture
def general(admin):
    with begin(admin) as work:
        trees.load(work, Tree.GENERAL)


def asked(actor, category):
    with look(actor) as desk:
        return [each.code for each in views.questions(desk, category)]


def answers(actor, number):
    with look(actor) as desk:
        found = cases.ticket(number)
        return {each.code: each.value for each in views.answers(desk, found)}


def added(admin, kind=FieldKind.TEXT, label="Colour of the box", **more):
    with begin(admin) as work:
        return actions.add(work, NewField(kind, {"en": label}, **more))


@pytest.mark.parametrize("tree", Tree)
def test_every_shipped_tree_is_loaded_and_asks(admin, tree):
    with begin(admin) as work:
        assert trees.load(work, tree) >= 5
    with look(admin) as desk:
        categories = views.asking(desk)
        assert all(views.questions(desk, each) for each in categories)
        assert categories <= views.term_ids(desk).keys()


def test_no_shipped_question_speaks_of_the_customer_who_may_be_reading_it():
    shipped = (trees.SHIPPED / "fields.yaml").read_text(encoding="utf-8")
    assert not [each for each in ("customer", "客户", "客戶") if each in shipped.casefold()]


def test_a_tree_loaded_twice_changes_nothing_and_says_nothing(admin, general):
    before = cases.count_of(EventRow)
    with begin(admin) as work:
        assert trees.load(work, Tree.GENERAL) == 0
    assert cases.count_of(EventRow) == before


def test_what_the_desk_edited_survives_a_tree(admin):
    code = added(admin)
    with begin(admin) as work:
        actions.ask(work, "quality", [Asking(code, True)])
        trees.load(work, Tree.GENERAL)
    assert asked(admin, "quality") == [code]


def test_a_category_asks_what_stands_above_it_too(admin, general):
    with begin(admin) as work:
        trees.load(work, Tree.TOYS)
    codes = asked(admin, "toy_loose")
    assert codes[0] == "toy_part"
    assert "symptom" in codes
    assert len(codes) == len(set(codes))


def test_retired_fields_are_asked_no_more(admin, general):
    with begin(admin) as work:
        actions.retire(work, "symptom")
    assert "symptom" not in asked(admin, "quality")
    with begin(admin) as work:
        actions.restore(work, "symptom")
    assert "symptom" in asked(admin, "quality")


def test_questions_are_put_in_order(admin, general):
    with begin(admin) as work:
        actions.ask(work, "quality", [Asking("wish"), Asking("symptom", True)])
    assert asked(admin, "quality") == ["wish", "symptom"]
    event = cases.events("term", "term.questions_changed")[-1]
    assert event.detail == {"code": "quality", "fields": ["wish", "symptom"]}


def test_nonsense_is_refused(admin, general):
    with begin(admin) as work, pytest.raises(NoSuchTerm):
        actions.ask(work, "nothing", [])
    with begin(admin) as work, pytest.raises(NoSuchField):
        actions.ask(work, "quality", [Asking("nothing")])
    with pytest.raises(NoLabel):
        added(admin, label="  ")
    with pytest.raises(ChoicesNeeded):
        added(admin, FieldKind.ENUM, choices=({"en": "Red"},))


def test_choices_keep_their_codes_when_their_words_change(admin):
    code = added(admin, FieldKind.ENUM, choices=({"en": "Red"}, {"en": "Blue"}))
    with begin(admin) as work:
        form = NewField(FieldKind.ENUM, {"en": "Colour"}, ({"en": "Crimson"}, {"en": "Blue"}, {"en": "Green"}))
        actions.change(work, code, form)
    with look(admin) as desk:
        line = views.catalogue(desk)[0]
    assert line.form.values == ("red", "blue", "green")
    assert line.form.value_labels["red"] == {"en": "Crimson"}
    with begin(admin) as work, pytest.raises(ChoicesNeeded):
        actions.change(work, code, NewField(FieldKind.ENUM, {"en": "Colour"}, ({"en": "Crimson"}, {"en": "Blue"})))


def test_agents_do_not_edit_the_catalogue(lin):
    with pytest.raises(NotAllowed):
        added(lin)


def test_answers_are_kept_with_a_case(lin, general, clock):
    number = cases.opened(lin, clock, answers={"symptom": "it squeaks", "proof": True, "wish": None, "other": 1})
    assert answers(lin, number) == {"symptom": "it squeaks", "proof": True}


def test_a_needed_answer_is_asked_for(lin, general, clock):
    with pytest.raises(AnswerMissing) as refusal:
        cases.opened(lin, clock, answers={"symptom": "  "})
    assert "What exactly goes wrong?" in refusal.value.said_in("en")


def test_who_was_not_asked_owes_no_answer(lin, general, clock):
    assert answers(lin, cases.opened(lin, clock)) == {}


@pytest.mark.parametrize("bad", [{"since": "never"}, {"proof": "yes"}, {"symptom": "x" * 20_001}, {"symptom": 3}])
def test_an_answer_of_another_kind_is_refused_and_leaves_no_trace(lin, general, clock, bad):
    with pytest.raises(AnswerUnfit):
        cases.opened(lin, clock, answers={"symptom": "it squeaks"} | bad)
    assert cases.count_of(TicketValue) == 0


def test_answers_are_corrected_and_the_event_names_fields_only(lin, general, clock):
    number = cases.opened(lin, clock, answers={"symptom": "it squeaks", "proof": True})
    with begin(lin) as work:
        assert answering.answer(work, number, {"symptom": "it rattles", "proof": None, "since": "later"}) == (
            "symptom", "since", "proof",
        )  # fmt: skip
    assert answers(lin, number) == {"symptom": "it rattles", "since": "later"}
    assert cases.events("ticket", "ticket.answered")[-1].detail == {"fields": ["symptom", "since", "proof"]}
    with reading() as session:
        written = json.dumps([row.detail for row in session.scalars(select(EventRow))])
    assert "rattles" not in written


def test_the_same_answers_again_are_no_change(lin, general, clock):
    number = cases.opened(lin, clock, answers={"symptom": "it squeaks"})
    before = cases.count_of(EventRow)
    with begin(lin) as work:
        assert answering.answer(work, number, {"symptom": "it squeaks"}) == ()
    assert cases.count_of(EventRow) == before


def test_what_tells_of_a_person_is_sealed_until_it_is_revealed(lin, zhou, wang, general, clock):
    told = {"symptom": "sharp", "hurt": "child", "hurt_how": "Li Wei cut a finger", "stopped": True}
    number = cases.opened(lin, clock, category="safety", answers=told)
    assert answers(lin, number)["hurt_how"] is None
    with reading() as session:
        rows = session.execute(select(TicketValue.__table__)).all()
    assert "finger" not in json.dumps([list(map(str, row)) for row in rows])
    with begin(zhou) as work, pytest.raises(NotAllowed):
        answering.reveal(work, number, "curious")
    with begin(wang) as work, pytest.raises(ReasonNeeded):
        answering.reveal(work, number)
    with begin(wang) as work:
        assert answering.reveal(work, number, "to call the parents")["hurt_how"] == "Li Wei cut a finger"
    assert cases.events("ticket", "ticket.answers_revealed")[-1].detail == {"reason": "to call the parents"}


def test_answers_outlive_another_category(lin, general, clock):
    number = cases.opened(lin, clock, answers={"symptom": "it squeaks"})
    with transaction() as session:
        session.get_one(type(cases.ticket(number)), cases.ticket(number).id).category = "service"
    assert answers(lin, number) == {"symptom": "it squeaks"}


def test_a_category_of_a_tree_follows_the_procedure_of_the_one_above(lin, admin, clock):
    with begin(admin) as work:
        trees.load(work, Tree.TOYS)
        terms.add(work, Vocabulary.CATEGORY, {"en": "Waited too long"}, "waited", "complaint")
    loose, waited = (cases.ticket(cases.opened(lin, clock, category=each)) for each in ("toy_loose", "waited"))
    plain, complaint = (cases.ticket(cases.opened(lin, clock, category=each)) for each in ("quality", "complaint"))
    assert loose.process_version_id == plain.process_version_id
    assert waited.process_version_id == complaint.process_version_id
    assert waited.priority == complaint.priority == "P2"
