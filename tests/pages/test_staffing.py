"""A finished study on the screen: whatever it says, it is drawn, and nobody's words draw anything of their own."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from core.actors import Actor
from core.settings.staffing import Staffing
from core.staffing import actions
from core.staffing.forms import Levers
from core.staffing.study.results import Limits
from core.staffing.words import Limiting
from core.work import begin
from pages.manage.whatif import foretold, limits, telling, week
from pages.parts import tokens
from tests.pages.conftest import Opened
from tests.pages.test_survey import said
from tests.staffing import studies

PAGE, PAPER = "manage/staffing.py", "manage/staffing_paper.py"
CHARTS = 8


def tables(app: AppTest) -> str:
    return " ".join(each.value.to_string() for each in app.table)


def test_a_study_is_drawn_whole(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.study())
    app = as_seen_by(wang, PAGE)
    assert not app.error
    assert len(app.get("vega_lite_chart")) == CHARTS
    shown = said(app)
    assert "Hours limit you, not people." in [each.value for each in app.subheader]
    assert "15 people keep" in shown
    assert "3 of 4 weeks lay within what was foretold." in shown
    for words in (studies.GERMAN, "best value", "better", "worse", "cannot tell", "backlog grows by 4.2 a day"):
        assert words in tables(app)
    assert "80,600" in tables(app)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_a_study_is_told_in_chinese(as_seen_by: Opened, wang: Actor, language: str) -> None:
    studies.kept(wang, studies.study())
    app = as_seen_by(wang, PAGE, language=language)
    assert not app.error
    assert app.title[0].value == "人力推演"


def test_names_of_people_and_scenarios_mean_nothing_to_markdown(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.study())
    app = as_seen_by(wang, PAGE)
    shown = said(app) + tables(app)
    assert r"\*x\*\|y \:red-badge\[late\]" in shown
    assert studies.HOSTILE not in shown


def test_without_a_study_the_page_says_so(as_seen_by: Opened, wang: Actor) -> None:
    app = as_seen_by(wang, PAGE)
    assert not app.error
    assert "nothing was worked out yet" in said(app)
    assert "Press “Work it out”" in said(app)


def test_who_may_not_plan_does_not_find_the_page(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    studies.kept(wang, studies.study())
    app = as_seen_by(lin, PAGE)
    assert not app.table
    assert not app.subheader


def test_without_a_price_hours_are_told(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.unpriced())
    app = as_seen_by(wang, PAGE)
    assert "¥" not in said(app) + tables(app)
    assert "Hours a week" in tables(app)
    assert "520 h" in tables(app)


def test_a_desk_without_promises_people_and_past_is_drawn(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.bare())
    app = as_seen_by(wang, PAGE)
    assert not app.error
    shown = said(app)
    assert "No first response was promised" in shown
    assert "Nothing comes in and nobody is rostered." in shown
    assert "There are no past weeks" in shown
    assert "nan" not in shown + tables(app)


def test_on_a_phone_scenarios_are_cards(as_seen_by: Opened, wang: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("table", "cells", "remedies", "week"):
        monkeypatch.setattr(f"pages.manage.whatif.{module}.phone", lambda: True)
    monkeypatch.setattr(tokens, "phone", lambda: True)
    studies.kept(wang, studies.study())
    app = as_seen_by(wang, PAGE)
    assert not app.error
    assert not app.table
    assert studies.GERMAN in said(app)


@pytest.mark.parametrize(("code", "chosen"), [("2", "2"), ("today", None), ("<b>", None)])
def test_what_is_seen_closely_stands_in_the_address(
    as_seen_by: Opened, wang: Actor, code: str, chosen: str | None
) -> None:
    studies.kept(wang, studies.several())
    app = as_seen_by(wang, PAGE, scenario=code)
    assert not app.error
    picked = next(each for each in app.selectbox if each.key == "scenario")
    assert picked.value == chosen
    assert picked.options == [studies.GERMAN, "One agent fewer"]
    assert ("Today 81 %" in said(app).replace("\u202f", " ")) == (chosen is None)
    assert f"In “{studies.GERMAN}” 90" in said(app) or chosen is None


def test_a_scenario_is_seen_closely_by_a_choice_and_on_paper(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.several())
    app = as_seen_by(wang, PAGE)
    assert "Hours limit you, not people." in [each.value for each in app.subheader]
    app.selectbox(key="scenario").set_value("2").run()
    assert app.query_params["scenario"] in ("2", ["2"])
    assert "People limit you." in [each.value for each in app.subheader]
    assert len(app.get("vega_lite_chart")) == CHARTS
    assert "scenario=2" in " ".join(each.proto.url for each in app.get("link_button"))
    paper = as_seen_by(wang, PAPER, scenario="2")
    assert "People limit you." in [each.value for each in paper.subheader]


def test_what_was_not_tried_one_by_one_is_said_and_not_drawn(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.several())
    for page in (PAGE, PAPER):
        app = as_seen_by(wang, page, scenario="5")
        assert "One agent fewer" in [each.value for each in app.subheader]
        assert "What limits it was not tried, to be quick" in said(app)
        assert "cannot be told" not in said(app)
        assert len(app.get("vega_lite_chart")) == CHARTS - 3


def test_what_was_turned_in_a_trial_is_told(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    code = f"person:{lin.id}"
    turned = Levers.model_validate({
        "arrivals": 1.3, "handling": 0.8, "faq": 20, "workers": [{"code": code, "count": 0}], "order": "priority",
        "new": [{"code": code, "count": 2}], "shrinkage": None,
    })  # fmt: skip
    studies.kept(wang, replace(studies.study(), trial=turned.model_dump(mode="json")))
    told = (
        "This trial: Cases coming in +30 % · Answered by articles and FAQ before anybody asks 20 % · "
        "Minutes of work per case −20 % · without Lin · New people +2 · Which case is next"
    )
    for page in (PAGE, PAPER):
        assert told in said(as_seen_by(wang, page))
    studies.kept(wang, studies.study())
    assert "This trial:" not in said(as_seen_by(wang, PAGE))


def test_a_choice_whose_scenario_is_gone_falls_back(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.several())
    app = as_seen_by(wang, PAGE, scenario="2")
    studies.kept(wang, studies.study())
    assert not app.run().error
    assert "Hours limit you, not people." in [each.value for each in app.subheader]


def test_a_study_has_a_paper_that_names_all_it_takes_to_repeat_it(as_seen_by: Opened, wang: Actor) -> None:
    with begin(wang) as work:
        actions.type_in(work, Staffing(currency="€"), None)
    studies.kept(wang, studies.study())
    app = as_seen_by(wang, PAPER)
    assert not app.error
    assert {"20260105", "1.2.3", "numba"} <= set(app.table[0].value.iloc[:, 0])
    assert "€80,600" in said(app)
    assert len(app.get("vega_lite_chart")) == CHARTS


def test_a_paper_of_nothing_leads_back(as_seen_by: Opened, wang: Actor) -> None:
    app = as_seen_by(wang, PAPER)
    assert not app.exception
    assert "nothing was worked out yet" in said(app)
    assert "Back to the comparison" in [each.proto.label for each in app.get("page_link")]


@pytest.mark.parametrize(
    ("times", "words"), [(1.0, "With a tenth more cases"), (2.46, "Up to about 2.5 times"), (14.7, "Even 14 times")]
)
def test_where_the_promise_is_kept_the_room_to_grow_is_told(times: float, words: str) -> None:
    study = studies.study()
    assert not any("times as many" in each or "tenth more" in each for each in limits.sentences(study, "¥"))
    assert any(words in each for each in limits.sentences(replace(study, room=times), "¥"))


def test_scenarios_that_make_no_sense_any_more_are_named(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, replace(studies.study(), unfit=(studies.HOSTILE,)))
    shown = said(as_seen_by(wang, PAGE))
    assert "makes no sense any more and was left out" in shown
    assert studies.HOSTILE not in shown


def test_the_keeper_of_the_promise_is_not_told_what_to_mend() -> None:
    study = studies.study()
    kept = replace(study, limits=Limits(Limiting.NOTHING, study.limits.reliefs, study.limits.fixes))
    assert not any("weekend" in each for each in limits.sentences(kept, "¥"))


def test_where_nothing_helps_the_sentence_says_so() -> None:
    study = studies.study()
    unclear = tuple(each for each in study.limits.fixes if each.verdict == "unclear")
    told = limits.sentences(replace(study, limits=Limits(Limiting.UNCLEAR, (), unclear)), "¥")
    assert "No single change that was tried makes a difference that we can measure." in told
    assert any("changes nothing that we can measure" in each for each in told)


@pytest.mark.parametrize(
    ("rostered", "words"),
    [(2.0, "3.0 people are missing"), (9.0, "4.0 people are to spare"), (5.0, "as many as are needed")],
)
def test_an_hour_is_told_in_a_sentence(rostered: float, words: str) -> None:
    told = week.sentence(replace(studies.hour(18), required=5.0, rostered=rostered))
    assert words in told
    assert told.startswith("**Monday, 18:00–19:00**")


def test_only_the_hours_of_the_day_in_which_there_is_anything_are_drawn() -> None:
    quiet = [replace(each, required=0.0, rostered=0.0) for each in map(studies.hour, range(168))]
    quiet[30] = replace(quiet[30], required=2.0)
    quiet[33] = replace(quiet[33], rostered=1.0)
    assert {each.hour % 24 for each in week.shown(quiet)} == {6, 7, 8, 9}
    assert week.shown([replace(each, required=0.0, rostered=0.0) for each in quiet]) == []


def test_weeks_without_a_figure_are_not_counted() -> None:
    study = studies.study()
    first = replace(study.foretold[0], kept=replace(study.foretold[0].kept, value=None))
    assert foretold.sentence(replace(study, foretold=(first, *study.foretold[1:]))).startswith("2 of 3 weeks")


def test_amounts_carry_a_real_sign_or_none() -> None:
    assert telling.more(None, -40.0, "¥").replace(telling.JOINED, "") == "−40 h"
    assert telling.more(6200.0, 40.0, "$").replace(telling.JOINED, "") == r"+\$6,200"
    assert telling.more(0.2, 0.0, "¥") == "–"
