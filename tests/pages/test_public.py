"""The pages for people without an account: every form accepted and refused, nothing told that is not theirs."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from core.access import rates
from core.access.guesses import Caller
from core.actors import SYSTEM
from core.fields import actions as fields
from core.fields.forms import Asking, NewField
from core.fields.views import answers
from core.fields.words import FieldKind
from core.files.forms import Upload
from core.hours import actions as calendars
from core.intake import asking
from core.knowledge import actions as knowledge
from core.models import Article, Ticket
from core.people import teams
from core.process.words import Happening, Stage
from core.progress import actions, doors
from core.progress.forms import Answer
from core.queue import actions as queue
from core.resolution import actions as resolution
from core.settings import actions as settings
from core.settings.promises import Promises
from core.settings.public import DAYS, ExceptionDay, OfficeHours
from core.triage.words import Priority
from core.work import begin, look, utc_now
from pages.parts import browser, shell, uploads, words
from tests import cases
from tests.pages.conftest import FRONT_DOOR, _raised

ALWAYS = OfficeHours(week=dict.fromkeys(DAYS, ((0, 1440),)))
EVALUATED = ("feasible", "effective", "economical")  # the list of the step that makes a solution
NEVER = OfficeHours(week=dict.fromkeys(DAYS, ()))  # kept before it was refused


@pytest.fixture
def as_stranger(monkeypatch, lin):
    """``as_stranger("public/ask.py", t="...")`` opens a page without sign-in, at a desk that has been founded."""

    def open_page(page, address="10.0.0.7", language="en", **query):
        monkeypatch.setattr(browser, "caller", lambda: Caller("visitor", address))
        monkeypatch.setattr(browser, "has_ticket", lambda: True)
        monkeypatch.setattr(browser, "token", lambda: None)
        monkeypatch.setattr(shell, "check_memory", lambda: None)
        monkeypatch.setattr(shell.log, "exception", _raised)
        app = AppTest.from_file(FRONT_DOOR, default_timeout=60)
        if language:
            app.session_state["language"] = language
        app.switch_page(page)
        for name, code in query.items():
            app.query_params[name] = code
        return app.run()

    return open_page


@pytest.fixture
def shipped(desk):
    with begin(SYSTEM) as work:
        knowledge.ship(work)


def button(app, key):
    return next(each for each in app.button if each.key == key)


def keyed(widgets, start):
    return next(each for each in widgets if each.key.startswith(start))


def said(app):
    kinds = (app.markdown, app.caption, app.text, app.success, app.error, app.title, app.code)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


def write(app, **but):
    told = {"subject": "A wheel came off", "name": "Li Na", "contact": "li.na@example.com"} | but
    for key in ("subject", "name", "contact"):
        app.text_input(key=key).set_value(told[key])
    app.text_area(key="description").set_value(but.get("description", "On the first day."))
    app.checkbox(key="consent").set_value(but.get("consent", True))
    return button(app, "send").click().run()


def asked():
    form = asking.Question("Li Na", "li@example.com", "quality", "Wheel", "It is off.", "k", True, "en", (), "10.0.0.9")
    return asking.ask(form).token


def test_a_question_gets_a_number_a_link_and_a_time(as_stranger, desk):
    app = write(as_stranger("public/ask.py"))
    assert "Your case has the number 1001" in said(app)
    assert "/progress?t=" in said(app)
    assert "You hear from us by" in said(app)
    button(app, "another").click().run()
    assert app.text_input(key="subject").value == ""
    assert cases.count_of(Ticket) == 1


def test_a_category_asks_what_it_needs_and_keeps_discreet_what_is(as_stranger, admin):
    with begin(admin) as work:
        for code, pii in (("since", False), ("hurt", True)):
            fields.add(work, NewField(FieldKind.TEXT, {"en": code.title()}, pii=pii))
        fields.ask(work, "quality", [Asking("since", required=True), Asking("hurt")])
    app = as_stranger("public/ask.py")
    app.selectbox(key="category").set_value("quality").run()
    assert [each.label for each in app.text_area] == ["What happened?", "Since", "Hurt (optional)"]
    assert "only who works on your case opens it" in said(app)
    assert "“Since”" in write(app).error[0].value
    assert cases.count_of(Ticket) == 0
    app.text_area(key="ask.since").set_value("Monday")
    app.text_area(key="ask.hurt").set_value("My daughter")
    assert "Your case has the number" in said(write(app))
    with look(admin) as desk:
        ticket = desk.session.query(Ticket).one()
        kept = {each.code: (each.value, each.sealed) for each in answers(desk, ticket)}
    assert kept == {"since": ("Monday", False), "hurt": (None, True)}
    token = next(each.value for each in app.code).split("t=")[1]
    words = said(as_stranger("public/progress.py", t=token))
    assert "What was said" in words
    assert ":small[:gray[Since]] Monday" in words
    assert ":small[:gray[Hurt]] •••" in words


@pytest.mark.parametrize(
    ("but", "words"),
    [
        ({"consent": False}, "Please allow us to use"),
        ({"contact": " "}, "Please fill in: “Mail address or phone number”."),
        ({"contact": "abc"}, "“Mail address or phone number”: please write either a whole mail address"),
        ({"name": ""}, "Please fill in: “Your name”."),
        ({"subject": ""}, "Please fill in: “In one line: what is it about?”."),
        ({"description": "", "name": " "}, "Please fill in: “What happened?”, “Your name”."),
    ],
)
def test_a_refused_question_keeps_what_was_typed(as_stranger, desk, but, words):
    app = write(as_stranger("public/ask.py"), **but)
    assert words in app.error[0].value
    assert app.text_input(key="subject").value == but.get("subject", "A wheel came off")
    assert app.text_input(key="contact").value == but.get("contact", "li.na@example.com")
    assert app.text_area(key="description").value == but.get("description", "On the first day.")
    assert cases.count_of(Ticket) == 0


def test_the_same_words_of_one_visitor_are_one_case_even_in_another_session(as_stranger, desk):
    first, second = write(as_stranger("public/ask.py")), write(as_stranger("public/ask.py"))
    assert [each.value for each in first.code] == [each.value for each in second.code]
    assert cases.count_of(Ticket) == 1


def test_a_known_contact_and_an_unknown_one_get_the_same_answer(as_stranger, desk):
    first = write(as_stranger("public/ask.py"))
    again = write(as_stranger("public/ask.py"), description="Another day.")
    other = write(as_stranger("public/ask.py"), contact="new@example.com", name="Wu Wei")
    words = [[each.value for each in app.markdown] for app in (first, again, other)]
    assert words[0] == words[1] == words[2]


def test_too_many_questions_are_told_when_to_try_again(as_stranger, desk, monkeypatch):
    monkeypatch.setattr(asking, "LIMIT", rates.Limit("ask", 1, timedelta(hours=1)))
    write(as_stranger("public/ask.py"))
    app = write(as_stranger("public/ask.py"), description="Something else.")
    assert "try again in" in app.error[0].value
    assert app.text_area(key="description").value == "Something else."


def test_a_file_that_a_restart_lost_is_not_left_out(monkeypatch):
    """The page still shows it: Streamlit knows it as one that is gone."""
    shown = SimpleNamespace(session_state={"photos": [object()]}, file_uploader=lambda *_, **__: [])
    monkeypatch.setattr(uploads, "st", shown)
    assert uploads.uploads("Photos", "photos", 10) == (Upload("", b"", arrived=False),)


def test_a_strangers_text_turns_no_line_around():
    assert words.plain("\u202ecod.exe\u2066*") == "cod.exe\\*"


def test_an_answer_that_helps_ends_the_form_without_a_case(as_stranger, shipped):
    app = as_stranger("public/ask.py")
    app.text_input(key="subject").set_value("where is my parcel").run()
    assert any("Where is my parcel" in each.label for each in app.expander)
    keyed(app.button, "helped.").click().run()
    assert "Good that this helped" in said(app)
    assert cases.count_of(Ticket) == 0
    with cases.reading() as session:
        assert session.query(Article).filter_by(code="delivery_where").one().helped == 1
    button(app, "another").click().run()
    assert app.text_input(key="subject").value == ""


@pytest.mark.parametrize(("hours", "words"), [(ALWAYS, "open now"), (NEVER, "")])
def test_the_page_says_whether_somebody_is_there(as_stranger, desk, admin, hours, words):
    with begin(admin) as work:
        settings.change(work, hours, None)
    app = as_stranger("public/ask.py")
    assert words in said(app)
    assert "closed now" not in said(app)


def test_outside_the_hours_it_says_when_the_desk_opens(as_stranger, desk, admin):
    tomorrow = (utc_now() + timedelta(hours=8)).weekday() + 1
    with begin(admin) as work:
        settings.change(work, OfficeHours(week=dict.fromkeys(DAYS, ()) | {(tomorrow + 1) % 7: ((540, 600),)}), None)
    app = as_stranger("public/ask.py")
    assert "We open again" in said(app)
    assert "Nobody is here just now; we open again" in said(write(app))


def test_a_team_with_hours_of_its_own_is_who_the_customer_hears_of(as_stranger, desk, admin, lin):
    token = asked()
    with begin(admin) as work:
        team = teams.create(work, "Night")
        settings.change(work, ALWAYS, None)
        code = calendars.create(work, "Night")
        tomorrow = (utc_now() + timedelta(hours=32)).weekday()
        calendars.set_week(work, code, dict.fromkeys(DAYS, ()) | {tomorrow: ((540, 600),)}, "Asia/Shanghai", 1)
        calendars.assign(work, code, {team})
        queue.transfer(work, 1001, team)
    assert "open now" in said(as_stranger("public/ask.py"))
    words = said(as_stranger("public/progress.py", t=token))
    assert "closed now" in words
    assert "09:00" in words  # the first response, too, is promised for when they open


def test_progress_shows_what_was_said_and_takes_an_answer(as_stranger, desk, lin):
    token = asked()
    with begin(lin) as work:
        resolution.reply(work, 1001, "We **send** a wheel.", [Upload("plan.txt", b"a plan")])
        resolution.note(work, 1001, "Between us.")
    app = as_stranger("public/progress.py", t=token)
    assert "We **send** a wheel." in [each.value for each in app.text]
    assert f"/files/progress/{token}/1" in said(app)
    assert "Between us." not in said(app)
    keyed(app.text_area, "words.text").set_value("Thank you.")
    app = button(app, "answer").click().run()
    assert "Thank you." in [each.value for each in app.text]
    assert keyed(app.text_area, "words.text").value == ""


def test_an_empty_answer_is_refused(as_stranger, desk):
    app = as_stranger("public/progress.py", t=asked())
    app = button(app, "answer").click().run()
    assert app.error[0].value == "Nothing was written yet."


def test_a_customer_objects_with_words_and_confirms(as_stranger, desk, lin):
    token = asked()
    with begin(lin) as work:
        resolution.advance(work, 1001, resolution.Advance("propose", 1, {"facts": "x"}))
        solution = {"solution": "repair", "consent_needed": False}
        resolution.advance(work, 1001, resolution.Advance("carry_out", 2, solution, EVALUATED))
        resolution.advance(work, 1001, resolution.Advance("confirm", 3, {"done": True, "answer": "y"}, ("told",)))
    app = as_stranger("public/progress.py", t=token)
    app = button(app, "decide.customer_objected").click().run()
    assert "what is still wrong" in app.error[0].value
    app = button(app, "decide.customer_confirmed").click().run()
    assert cases.ticket(1001).stage is Stage.CLOSED
    assert "you can open the case again" in said(app)
    keyed(app.text_area, "words.text").set_value("It came off again.")
    app = button(app, "reopen").click().run()
    assert cases.ticket(1001).stage is Stage.WORKING


def test_a_decision_on_what_has_moved_meanwhile_is_refused(as_stranger, desk, lin):
    token = asked()
    with begin(lin) as work:
        resolution.advance(work, 1001, resolution.Advance("propose", 1, {"facts": "x"}))
        solution = {"solution": "repair", "consent_needed": True}
        resolution.advance(work, 1001, resolution.Advance("consent", 2, solution, EVALUATED))
    app = as_stranger("public/progress.py", t=token)
    keyed(app.text_area, "words.text").set_value("Yes please.")
    with begin(doors.enter(token, "10.0.0.9")) as work:
        actions.decide(work, Happening.CONSENT_REFUSED, Answer("No.", 3, "10.0.0.9"))
    app = button(app, "decide.consent_given").click().run()
    assert cases.ticket(1001).step == "propose"


@pytest.mark.parametrize("token", ["", "guess", "AAAA" * 10])
def test_a_wrong_link_says_the_same_whatever_it_is(as_stranger, desk, token):
    app = as_stranger("public/progress.py", t=token)
    assert "opens nothing" in app.error[0].value
    assert not app.text_area


def test_a_customer_is_spoken_to_in_their_language(as_stranger, desk):
    form = asking.Question("Li Na", "l@example.com", "quality", "W", "D", "k", True, "zh_CN", (), "10.0.0.9")
    app = as_stranger("public/progress.py", language="", t=asking.ask(form).token)
    assert app.session_state["language"] == "zh_CN"


def test_the_promise_says_what_the_settings_say(as_stranger, desk, admin):
    lantern = ExceptionDay(day=utc_now().date() + timedelta(days=3), label="Lantern *day*")
    with begin(admin) as work:
        settings.change(work, OfficeHours(week=ALWAYS.week, exceptions=(lantern,)), None)
        settings.change(work, Promises(day_and_night=(Priority.P1,)), None)
    words = said(as_stranger("public/promise.py"))
    assert "00:00–24:00" in words
    assert "Lantern \\*day\\*" in words
    assert words.count("day and night") == 1
    assert "Monday" in words
    assert "8 h" in words
    assert "case only" in words


def test_staff_copy_and_renew_the_link(as_seen_by, desk, lin):
    token = asked()
    app = as_seen_by(lin, "desk/ticket.py", n="1001")
    assert not app.exception
    with begin(lin) as work:
        assert actions.link(work, 1001) == token


def test_an_article_is_written_previewed_published_and_refused(as_seen_by, lin):
    app = as_seen_by(lin, "desk/knowledge.py")
    assert "No article yet" in said(app)
    app = button(app, "new").click().run()
    app = button(app, "article_add").click().run()
    assert "at least one language" in app.error[0].value
    keyed(app.text_input, "article.title.en").set_value("Which battery?")
    keyed(app.text_area, "article.body.en").set_value("A **flat** one.").run()
    assert "A **flat** one." in [each.value for each in app.markdown]
    app = button(app, "article_add").click().run()
    assert cases.count_of(Article) == 1
    app = as_seen_by(lin, "desk/knowledge.py", article="1")
    for key in ("article_public", "article_visibility_off", "article_inventory_2", "article_unarchive"):
        app = button(app, key).click().run()
        assert not app.error
    keyed(app.text_input, "article.1").set_value("Which batteries?").run()
    app = button(app, "article_save").click().run()
    assert "Which batteries?" in said(app)
    app.query_params.clear()
    keyed(app.text_input, "q").set_value("ＦＬＡＴ batter").run()
    assert [len(each.value) for each in app.dataframe] == [1]
    keyed(app.text_input, "q").set_value("flat tyre").run()
    assert "No article says all of this" in said(app)


def test_a_member_may_look_at_the_pages_for_customers(as_seen_by, lin):
    assert not as_seen_by(lin, "public/ask.py").exception


def test_what_was_typed_in_one_language_stays_while_another_is_written(as_seen_by, lin):
    app = as_seen_by(lin, "desk/knowledge.py", article="*")
    keyed(app.text_input, "article.title.en").set_value("Which battery?")
    keyed(app.text_area, "article.body.en").set_value("A flat one.").run()
    app.segmented_control(key="article.language").set_value("zh_CN").run()
    keyed(app.text_input, "article.title.zh_CN").set_value("电池")
    keyed(app.text_area, "article.body.zh_CN").set_value("扁的。").run()
    app.segmented_control(key="article.language").set_value("en").run()
    assert keyed(app.text_input, "article.title.en").value == "Which battery?"
    button(app, "article_add").click().run()
    with cases.reading() as session:
        assert session.query(Article).one().titles == {"en": "Which battery?", "zh_CN": "电池"}


def test_an_article_that_is_gone_and_a_reader_who_may_not_write(as_seen_by, shipped, person):
    nobody = person("nobody")
    assert "not here any more" in as_seen_by(nobody, "desk/knowledge.py", article="99").error[0].value
    app = as_seen_by(nobody, "desk/knowledge.py", article="1")
    assert not [each for each in app.button if each.key == "article_save"]


def test_words_to_customers_are_set_and_refused(as_seen_by, admin):
    app = as_seen_by(admin, "manage/settings.py", section="texts")
    for tag in ("en", "zh_CN", "zh_TW"):
        keyed(app.text_area, f"public_texts.consent.{tag}").set_value(" ")
    app = button(app, "texts.save").click().run()
    assert "at least one language" in app.error[0].value
    keyed(app.text_area, "public_texts.consent.en").set_value("Yes, use it.")
    app = button(app, "texts.save").click().run()
    assert not app.error
