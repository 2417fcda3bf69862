"""The screens of the desk: every page opens, every form is accepted and refused."""

import pytest

from core.clock import utc_now
from core.customers.forms import NewCustomer
from core.intake.actions import open_ticket
from core.intake.forms import NewTicket
from core.models import Ticket
from core.process import rules
from core.queue import actions as queue
from core.resolution import actions, views
from core.resolution.forms import Advance
from core.work import begin, look
from tests import cases


@pytest.fixture
def loose_wheel(lin) -> int:
    """The first classic case, taken in by Lin; its number."""
    form = NewTicket(
        channel="phone",
        category="quality",
        subject="Wheel *comes* off",
        description="The wheel of the toy train comes off. <b>Please</b> help.",
        key="loose",
        customer=NewCustomer("Chen Yu", ("138 0013 8021",)),
    )
    with begin(lin) as work:
        return open_ticket(work, form).number


def now(actor, number) -> Ticket:
    with look(actor) as desk:
        return views.ticket(desk, number)


def errors(app) -> list[str]:
    return [each.value for each in app.error]


def button(app, key):
    return next(each for each in app.button if each.key == key)


def keyed(widgets, start):
    return next(each for each in widgets if each.key.startswith(start))


def take_in(app, subject="Charger gets hot", description="It smells of plastic."):
    keyed(app.text_input, "intake.customer").set_value("Maria Costa").run()
    keyed(app.selectbox, "intake.category").set_value("quality")
    keyed(app.text_input, "intake.subject").set_value(subject)
    keyed(app.text_area, "intake.description").set_value(description)
    return button(app, "take_in").click().run()


def test_home_teaches_an_empty_desk(as_seen_by, lin):
    app = as_seen_by(lin, "desk/home.py")
    assert any("Nothing is yours" in each.value for each in app.caption)


def test_home_leads_to_intake_where_nothing_waits(as_seen_by, lin):
    assert button(as_seen_by(lin, "desk/home.py"), "take_in").label == "Take a case in"


def test_home_offers_nothing_to_take_to_who_may_not(as_seen_by, he, loose_wheel):
    assert "take_next" not in [each.key for each in as_seen_by(he, "desk/home.py").button]


def test_home_names_the_case_to_start_with(as_seen_by, lin, loose_wheel):
    with begin(lin) as work:
        queue.take(work, loose_wheel)
    app = as_seen_by(lin, "desk/home.py")
    assert button(app, "start").label == f"Start with #{loose_wheel}"


def test_a_case_is_taken_in(as_seen_by, lin):
    take_in(as_seen_by(lin, "desk/intake.py"))
    ticket = now(lin, 1001)
    assert (ticket.subject, ticket.priority, ticket.step) == ("Charger gets hot", "P3", "receive")


def test_a_case_without_a_subject_is_refused_and_nothing_typed_is_lost(as_seen_by, lin):
    app = take_in(as_seen_by(lin, "desk/intake.py"), subject=" ")
    assert errors(app) == ["Please fill in: “Subject”."]
    assert keyed(app.text_area, "intake.description").value == "It smells of plastic."


def test_nobody_guesses_the_category(as_seen_by, lin):
    app = as_seen_by(lin, "desk/intake.py")
    assert keyed(app.selectbox, "intake.category").value is None
    button(app, "take_in").click().run()
    assert errors(app) == ["Please fill in: “Category”, “Subject”, “What happened”."]


def test_a_known_customer_is_offered_while_typing(as_seen_by, lin, loose_wheel):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.text_input, "intake.customer").set_value("8021").run()
    assert app.radio[0].options == ["Chen Yu  138 •••• ••21", "New customer"]


def test_the_priority_is_explained_before_the_case_is_kept(as_seen_by, lin):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.checkbox, "intake.grades").check().run()
    assert any("P1" in each.value and "health or safety" in each.value for each in app.markdown)


def test_the_word_of_danger_is_named_at_intake_and_in_the_case(as_seen_by, lin, wang):
    app = as_seen_by(lin, "desk/intake.py")
    keyed(app.text_input, "intake.subject").set_value("It caught *fire*").run()
    assert any("(“fire”)" in each.value for each in app.markdown)
    number = cases.opened(lin, utc_now, subject="It caught *fire*")
    with begin(wang) as work:
        queue.assign(work, number, lin.id, None)
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    told = " ".join(each.value for each in app.caption)
    assert "safety is at stake (“fire”)" in told
    assert "handed the case over to Lin" in told


def test_a_step_always_has_one_main_button(as_seen_by, wang, loose_wheel, monkeypatch):
    cases.moved(wang, utc_now, loose_wheel, "analyse", facts="The pin is short.")
    offers = rules.offers
    monkeypatch.setattr(rules, "offers", lambda *told: [each for each in offers(*told) if each.move.back])
    assert mains(as_seen_by(wang, "desk/ticket.py", n=str(loose_wheel))) == [("move.", "primary")]
    monkeypatch.undo()
    cases.moved(wang, utc_now, loose_wheel, "partner", cause="design")
    assert mains(as_seen_by(wang, "desk/ticket.py", n=str(loose_wheel))) == [("event", "primary")]


def mains(app):
    """The buttons of the step, by the begin of their keys."""
    return [(each.key[:5], each.proto.type) for each in app.button if each.key.startswith(("move.", "event."))]


def test_the_queue_shows_what_is_open(as_seen_by, lin, loose_wheel):
    app = as_seen_by(lin, "desk/queue.py")
    assert app.dataframe[0].value["number"].tolist() == [loose_wheel]


def test_an_empty_search_says_so_and_leads_back(as_seen_by, lin, loose_wheel):
    app = as_seen_by(lin, "desk/queue.py")
    app.text_input(key="q").set_value("no such thing").run()
    assert not app.dataframe
    button(app, "show_all").click().run()
    assert app.dataframe[0].value["number"].tolist() == [loose_wheel]


def test_the_next_case_is_taken(as_seen_by, lin, loose_wheel):
    button(as_seen_by(lin, "desk/queue.py"), "take_next").click().run()
    assert now(lin, loose_wheel).owner_id == lin.id


def test_nothing_to_take_is_said(as_seen_by, lin):
    app = button(as_seen_by(lin, "desk/queue.py"), "take_next").click().run()
    assert errors(app) == ["There is no unassigned case for you right now."]


def test_a_customers_words_mean_only_what_they_say(as_seen_by, lin, loose_wheel):
    app = as_seen_by(lin, "desk/ticket.py", n=str(loose_wheel))
    assert app.title[0].value == r"Wheel \*comes\* off"
    assert "<b>Please</b>" in app.text[0].value


@pytest.mark.parametrize("number", ["9999", "x", "", "9" * 30])
def test_a_case_that_is_not_there_is_a_sentence(as_seen_by, lin, number):
    app = as_seen_by(lin, "desk/ticket.py", n=number)
    assert errors(app)[0].startswith("There is no case")


def test_a_move_waits_for_what_it_needs(as_seen_by, lin, loose_wheel):
    app = as_seen_by(lin, "desk/ticket.py", n=str(loose_wheel))
    analyse = button(app, f"move.{loose_wheel - 1000}.1.analyse")
    assert analyse.disabled
    assert analyse.help == "Still missing: What is confirmed"
    keyed(app.text_area, "value.").set_value("seen on a picture").run()
    button(app, f"move.{loose_wheel - 1000}.1.analyse").click().run()
    assert now(lin, loose_wheel).step == "analyse"


def test_what_a_step_was_left_with_stays_readable(as_seen_by, lin, zhou, loose_wheel):
    with begin(lin) as work:
        actions.advance(work, loose_wheel, Advance("analyse", 1, {"facts": "seen on a <b>picture</b>"}))
    app = as_seen_by(zhou, "desk/ticket.py", n=str(loose_wheel))
    assert "seen on a <b>picture</b>" in [each.value for each in app.text]
    assert any("What is confirmed" in each.value for each in app.markdown)


def test_why_a_case_left_its_procedure_stays_readable(as_seen_by, wang, loose_wheel):
    with begin(wang) as work:
        actions.advance(work, loose_wheel, Advance("closed", 1, reason="Asked twice by mistake"))
    app = as_seen_by(wang, "desk/ticket.py", n=str(loose_wheel))
    assert "Asked twice by mistake" in [each.value for each in app.text]


def test_who_was_slower_keeps_what_was_typed(as_seen_by, lin, zhou, loose_wheel):
    app = as_seen_by(lin, "desk/ticket.py", n=str(loose_wheel))
    keyed(app.text_area, "value.").set_value("what I found out").run()
    with begin(zhou) as work:
        actions.advance(work, loose_wheel, Advance("analyse", 1, {"facts": "quicker"}))
    button(app, f"move.{loose_wheel - 1000}.1.analyse").click().run()
    assert any("was moved meanwhile" in each.value for each in app.markdown)
    assert any("what I found out" in each.value for each in app.text)


@pytest.mark.parametrize(("kind", "direction"), [("out", "out"), ("note", "note"), ("in", "in")])
def test_something_is_said(as_seen_by, lin, loose_wheel, kind, direction):
    app = as_seen_by(lin, "desk/ticket.py", n=str(loose_wheel))
    keyed(app.segmented_control, "say.").set_value(kind).run()
    keyed(app.text_area, "say.").set_value("We are looking into it.").run()
    keyed(app.button, "say.").click().run()
    assert not app.error
    with look(lin) as desk:
        assert views.case(desk, loose_wheel).entries[-1].direction == direction
    assert [each.value for each in app.text][-1] == "We are looking into it."
    assert keyed(app.text_area, "say.").value == ""


def test_saying_nothing_is_refused(as_seen_by, lin, loose_wheel):
    app = as_seen_by(lin, "desk/ticket.py", n=str(loose_wheel))
    keyed(app.button, "say.").click().run()
    assert errors(app) == ["Nothing was written yet."]


def test_contact_data_is_masked_until_the_owner_asks(as_seen_by, lin, loose_wheel):
    with begin(lin) as work:
        queue.take(work, loose_wheel)
    app = as_seen_by(lin, "desk/ticket.py", n=str(loose_wheel))
    assert any("138 •••• ••21" in each.value for each in app.markdown)
    keyed(app.button, "reveal.").click().run()
    assert any("138 0013 8021" in each.value for each in app.markdown)


def test_others_may_not_see_contact_data(as_seen_by, zhou, loose_wheel):
    app = as_seen_by(zhou, "desk/ticket.py", n=str(loose_wheel))
    keyed(app.button, "reveal.").click().run()
    assert "You do not have the right" in errors(app)[0]


def test_a_supervisor_says_why(as_seen_by, wang, loose_wheel):
    app = as_seen_by(wang, "desk/ticket.py", n=str(loose_wheel))
    keyed(app.button, "reveal.").click().run()
    assert "Please write why" in errors(app)[0]


def test_a_sensitive_case_of_a_colleague_is_not_there(as_seen_by, lin, zhou, loose_wheel):
    with begin(lin) as work:
        queue.take(work, loose_wheel).sensitive = True
    assert errors(as_seen_by(zhou, "desk/ticket.py", n=str(loose_wheel)))


@pytest.mark.parametrize("process", ["after_sales", "basic", "complaint"])
@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_documents_are_read_in_every_language(as_seen_by, he, process, language):
    app = as_seen_by(he, "library/documents.py", language=language, process=process)
    assert not app.error
    assert len(app.dataframe[0].value) >= 6
