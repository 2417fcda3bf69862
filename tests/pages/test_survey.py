"""The customer's page, the call-back, and the results: every page opens, every form is accepted and refused."""

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from core.actors import SYSTEM
from core.clock import utc_now
from core.customers.forms import NewCustomer
from core.models import RateCount, SurveyAnswer, SurveyInvitation
from core.survey import answering, invitations
from core.survey.forms import Answer
from core.work import begin
from db.session import reading
from pages.parts import survey_dialogs
from tests import cases
from tests.pages.conftest import Opened
from tests.survey.conftest import HOME


@pytest.fixture
def rated(lin, wang) -> int:
    """A closed case; its number."""
    number = cases.opened(lin, utc_now, subject="Lid *open*", customer=NewCustomer("Chen Yu", ("138 0013 8021",)))
    cases.moved(wang, utc_now, number, "closed", reason="Mended.")
    return number


def token() -> str:
    with begin(SYSTEM) as work:
        return invitations.token(work, work.session.scalars(select(SurveyInvitation)).one())


def kept() -> list[SurveyAnswer]:
    with reading() as session:
        return list(session.scalars(select(SurveyAnswer).order_by(SurveyAnswer.id)))


def button(app: AppTest, key: str):
    return next(each for each in app.button if each.key == key)


def tap(app: AppTest, key: str, choice: int) -> AppTest:
    return next(each for each in app.button_group if each.key == key).set_value(choice).run()


def said(app: AppTest) -> str:
    return " ".join(
        each.value for kind in (app.markdown, app.caption, app.title, app.success, app.error) for each in kind
    )


def send(app: AppTest) -> AppTest:
    return button(app, "send").click().run()


def test_opening_the_link_counts_nothing(as_seen_by: Opened, lin, rated):
    app = as_seen_by(lin, "public/survey.py", t=token())
    assert f"About your case {rated}" in said(app)
    assert kept() == []


def test_three_taps_and_send(as_seen_by: Opened, lin, rated):
    app = as_seen_by(lin, "public/survey.py", t=token())
    for code in ("service", "speed", "professional"):
        tap(app, f"rate.score.{code}", 5)
    assert kept() == []
    send(tap(app, "rate.recommend", 10))
    assert "Thank you" in said(app)
    (answer,) = kept()
    assert (answer.overall, answer.recommend, answer.person_id) == (5, 10, None)


def test_nothing_chosen_is_refused(as_seen_by: Opened, lin, rated):
    app = send(as_seen_by(lin, "public/survey.py", t=token()))
    assert [each.value for each in app.error] == ["Nothing is chosen yet. One tap is enough; the rest may stay empty."]


def test_a_low_score_offers_a_call(as_seen_by: Opened, lin, rated):
    app = as_seen_by(lin, "public/survey.py", t=token())
    assert not app.checkbox
    tap(app, "rate.score.speed", 2)
    next(each for each in app.checkbox if each.key == "rate.call").check()
    next(each for each in app.text_area if each.key == "rate.comment").set_value("Three *days*")
    send(app)
    assert "Somebody will call you" in said(app)
    assert [(each.call_me, each.comment) for each in kept()] == [(True, "Three *days*")]


def test_an_answer_can_be_changed(as_seen_by: Opened, lin, rated):
    answering.answer(token(), Answer({"speed": 1}, comment="Slow"), HOME)
    app = as_seen_by(lin, "public/survey.py", t=token())
    assert app.text_area[0].value == "Slow"
    send(tap(app, "rate.score.speed", 4))
    assert [each.revision for each in kept()] == [1, 2]
    button(app, "again").click().run()
    assert button(app, "send").label == "Send the changed answer"


@pytest.mark.parametrize("address", [{}, {"t": ""}, {"t": "made-up"}])
def test_a_wrong_link_says_so_and_is_counted(as_seen_by: Opened, lin, rated, address):
    app = as_seen_by(lin, "public/survey.py", **address)
    assert "This link opens nothing, or" in app.error[0].value
    assert not [each for each in app.button if each.key == "send"]
    assert cases.count_of(RateCount) == 1


def test_the_case_shows_what_the_customer_answered(as_seen_by: Opened, lin, rated):
    answering.answer(token(), Answer({"speed": 2}, 5, "slow", "<b>Slow</b>", call_me=True), HOME)
    shown = said(as_seen_by(lin, "desk/ticket.py", n=str(rated)))
    assert "The customer's rating" in shown
    assert r"\<b\>Slow\</b\>" in shown
    assert "wishes a call" in shown


def dialog(lin, rated, monkeypatch, draw) -> AppTest:
    """A dialog's inside, drawn as a page of its own: AppTest opens no dialogs from menus."""
    monkeypatch.setattr(survey_dialogs.shell, "me", lambda: lin)

    def page(number: int, name: str) -> None:
        from core.resolution import views
        from pages.parts import shell, survey_dialogs
        from pages.parts.fresh import direct

        getattr(survey_dialogs, name)(direct(views.case, shell.me(), number=number))

    return AppTest.from_function(page, args=(rated, draw)).run()


def test_a_call_back_is_written_down(lin, rated, monkeypatch):
    app = dialog(lin, rated, monkeypatch, "told")
    button(app, "told.do").click().run()
    assert app.error[0].value.startswith("Nothing is chosen yet")
    tap(app, "told.score.speed", 3)
    button(app, "told.do").click().run()
    (answer,) = kept()
    assert (answer.person_id, answer.way) == (lin.id, "phone")


def test_a_call_back_does_not_write_over_the_customer(lin, rated, monkeypatch):
    answering.answer(token(), Answer({"speed": 5}), HOME)
    app = dialog(lin, rated, monkeypatch, "told")
    tap(app, "told.score.speed", 3)
    button(app, "told.do").click().run()
    assert app.error[0].value.startswith("The customer has answered by the link")


def test_the_link_is_there_to_copy(lin, rated, monkeypatch):
    app = dialog(lin, rated, monkeypatch, "link")
    assert f"/survey?t={token()}".replace("=", "%3D").replace("?t%3D", "?t=") in app.code[0].value


def test_a_link_can_be_made_by_hand(lin, wang, monkeypatch, desk):
    number = cases.opened(lin, utc_now)
    cases.moved(wang, utc_now, number, "closed", reason="Mended.")
    app = dialog(lin, number, monkeypatch, "link")
    app = button(app, "survey.invite").click().run()
    assert cases.count_of(SurveyInvitation) == 1
    assert "/survey?t=" in app.code[0].value  # in the same dialog, without opening it once more
    assert "survey.invite" not in [each.key for each in app.button]


def test_an_empty_desk_says_when_customers_are_asked(as_seen_by: Opened, wang):
    assert "Nobody was asked in this period" in said(as_seen_by(wang, "quality/results.py"))


def test_results_show_figures_with_their_intervals(as_seen_by: Opened, wang, rated):
    answering.answer(token(), Answer({"speed": 2, "service": 4}, 5, "slow", "Slow *indeed*"), HOME)
    app = as_seen_by(wang, "quality/results.py")
    shown = said(app)
    assert "1 of 1 asked have answered" in shown
    assert {each.label: each.value for each in app.metric} == {
        "Response rate": "100\u202f%", "Service quality": "4.00", "Speed": "2.00", "Recommendation": "−100",
    }  # fmt: skip
    assert "too few to tell" in shown
    assert r"Slow \*indeed\*" in shown


def test_a_figure_opens_its_cases_and_the_address_keeps_it(as_seen_by: Opened, wang, rated):
    answering.answer(token(), Answer({"speed": 2}, 5), HOME)
    app = as_seen_by(wang, "quality/results.py")
    button(app, "open.low").click().run()
    assert app.query_params["cases"] == "low"
    assert "Low scores" in said(app)
    assert any(r"Lid \*open\*" in each.label for each in app.get("page_link"))
    button(app, "cases.close").click().run()
    assert "cases" not in app.query_params


@pytest.mark.parametrize(
    "code",
    ["low", "flawed", "d.speed", "d.speed.2", "w.12", "w.999", "d.nothing", "d", "w.", "w.٣", "<b>", "d.speed.x"],
)
def test_any_address_opens(as_seen_by: Opened, wang, rated, code):
    answering.answer(token(), Answer({"speed": 2}, 5), HOME)
    app = as_seen_by(wang, "quality/results.py", cases=code, period="13w", team="x", category="'", channel="\x00")
    assert not app.error
    assert app.metric


def test_a_range_of_cases_is_turned_page_by_page(as_seen_by: Opened, lin, wang):
    for _n in range(12):
        number = cases.opened(lin, utc_now, customer=cases.CHEN)
        cases.moved(wang, utc_now, number, "closed", reason="Mended.")
    app = as_seen_by(wang, "quality/results.py", cases="silent")
    assert len(app.main.get("page_link")) == 10


def test_agents_do_not_find_the_results(as_seen_by: Opened, lin, rated):
    app = as_seen_by(lin, "quality/results.py")
    assert "Survey results" not in said(app)
    assert not app.metric
