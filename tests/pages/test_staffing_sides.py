"""The sides of the what-if as a manager uses them: what is typed is kept, and what cannot be is refused."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from core.actors import Actor
from core.jobs import views as jobs
from core.jobs.words import JobKind
from core.settings import views as settings
from core.settings.staffing import Staffing, Wish
from core.staffing import actions, views
from core.staffing.forms import Keeping, Levers
from core.staffing.study import today as desk
from core.staffing.tours.forms import Tour
from core.staffing.views import Kept
from core.triage.words import Priority
from core.work import begin, look
from pages.manage.whatif import asking
from tests.pages.conftest import Opened
from tests.pages.test_survey import said
from tests.staffing import studies

PAGE, SCENARIO = "manage/staffing.py", "manage/scenario.py"
SIDES = ("answers", "inputs", "forecast", "rota", "model")
DAY = Tour((0, 1, 2), 540, 510)
FREE = ("",) * 7
Change = Callable[[pd.DataFrame], pd.DataFrame]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Change], None]:
    """Edits made in tables, by the end of the table's key: Streamlit's own tests cannot type into one."""
    edits: dict[str, Change] = {}
    plain = st.data_editor

    def edited(data: pd.DataFrame, key: str = "", **more: Any) -> pd.DataFrame:
        found: pd.DataFrame = plain(data, key=key, **more)
        changes = [change for name, change in edits.items() if re.search(rf"{re.escape(name)}(\.\d+)?$", key)]
        return changes[0](found.copy()) if changes else found

    monkeypatch.setattr(st, "data_editor", edited)
    return edits.__setitem__


def errors(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.value for each in app.error]


def pressed(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def toasts(app: AppTest) -> list[str]:
    assert errors(app) == []
    return [each.value for each in app.toast]


def scenarios(me: Actor) -> tuple[Kept, ...]:
    with look(me) as desk:
        return views.scenarios(desk)


def typed_in(me: Actor) -> Staffing:
    with look(me) as desk:
        return settings.read(desk, Staffing)


def asked(me: Actor, kind: JobKind) -> Any:
    with look(me) as desk:
        return jobs.mine(desk, kind)


def saved(me: Actor, name: str, levers: Levers, shared: bool = True) -> str:
    with begin(me) as work:
        return str(actions.save(work, Keeping(name, levers, shared)).id)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("side", SIDES)
def test_every_side_opens_with_a_study_and_without(
    as_seen_by: Opened, wang: Actor, lin: Actor, side: str, language: str
) -> None:
    assert errors(as_seen_by(wang, PAGE, side=side, language=language)) == []
    studies.kept(wang, studies.study())
    assert errors(as_seen_by(wang, PAGE, side=side, language=language)) == []


@pytest.mark.parametrize("page", [PAGE, SCENARIO, "manage/staffing_paper.py"])
def test_without_the_right_there_is_no_side(as_seen_by: Opened, lin: Actor, page: str) -> None:
    app = as_seen_by(lin, page, side="rota")
    assert not app.exception
    assert not [each for each in app.button if (each.key or "").startswith(("rota", "whatif", "scenario"))]


def test_what_is_turned_is_asked_of_a_job_once(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    app = as_seen_by(wang, PAGE)
    app.slider(key="whatif.arrivals").set_value(100).run()
    app.slider(key="whatif.people").set_value(2).run()
    app = pressed(app, "whatif.ask")
    assert "It is being worked out." in toasts(app)
    assert asked(wang, JobKind.STAFFING).kind is JobKind.STAFFING
    assert "being worked out just now" in errors(pressed(app, "whatif.ask"))[0]


@pytest.mark.parametrize(
    ("people", "words"),
    [((), "Invite members first."), ((desk.Person("person:1", "Lin", (), FREE),), "Write shifts, or give office")],
)
def test_where_nobody_is_at_work_it_says_what_to_do(
    as_seen_by: Opened, wang: Actor, monkeypatch: pytest.MonkeyPatch, people: tuple[desk.Person, ...], words: str
) -> None:
    assert words not in said(as_seen_by(wang, PAGE))
    limits = dict.fromkeys(Priority, 1.0)
    now = desk.Today(people, limits, limits, FREE, 15.0)
    monkeypatch.setattr(asking, "rostered", lambda _, drawn=asking.rostered: drawn(now))
    assert words in said(as_seen_by(wang, PAGE))


def test_more_to_turn_begins_a_scenario_with_what_was_turned(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    app = as_seen_by(wang, PAGE)
    app.slider(key="whatif.arrivals").set_value(50).run()
    app = pressed(app, "whatif.more")
    assert app.title[0].value == "New scenario"
    assert app.slider(key="scenario.new.arrivals").value == 50
    assert as_seen_by(wang, SCENARIO).slider(key="scenario.new.arrivals").value == 0


def test_a_scenario_is_kept_changed_put_away_and_brought_back(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    app = as_seen_by(wang, SCENARIO)
    app.text_input(key="scenario.new.name").set_value("More").run()
    app.slider(key="scenario.new.arrivals").set_value(30).run()
    app = pressed(app, "scenario.new.save")
    assert (app.title[0].value, errors(app)) == ("Staffing what-if", [])
    [kept] = scenarios(wang)
    assert (kept.name, kept.levers) == ("More", Levers(arrivals=1.3))
    app = as_seen_by(wang, SCENARIO, n=str(kept.id))
    assert app.title[0].value == "More"
    app.slider(key=f"scenario.{kept.id}.faq").set_value(20).run()
    assert errors(pressed(app, f"scenario.{kept.id}.save")) == []
    assert scenarios(wang)[0].levers == Levers(arrivals=1.3, faq=20)
    app = pressed(as_seen_by(wang, SCENARIO, n=str(kept.id)), f"scenario.{kept.id}.retire")
    assert scenarios(wang) == ()
    assert errors(pressed(as_seen_by(wang, PAGE), f"restore.{kept.id}")) == []
    assert [each.name for each in scenarios(wang)] == ["More"]


def test_a_scenario_without_a_name_and_one_that_changes_nothing_are_refused(as_seen_by: Opened, wang: Actor) -> None:
    app = pressed(as_seen_by(wang, SCENARIO), "scenario.new.save")
    assert errors(app) == ["Please give the scenario a name."]
    app.text_input(key="scenario.new.name").set_value("Same").run()
    assert "changes nothing" in errors(pressed(app, "scenario.new.save"))[0]
    assert scenarios(wang) == ()


def test_a_scenario_is_tried_without_being_kept(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    app = as_seen_by(wang, SCENARIO)
    app.slider(key="scenario.new.handling").set_value(-20).run()
    assert errors(pressed(app, "scenario.new.try")) == []
    assert asked(wang, JobKind.STAFFING) is not None
    assert scenarios(wang) == ()


@pytest.mark.parametrize("number", ["999", "x", "", "١"])
def test_a_scenario_that_is_gone_says_so(as_seen_by: Opened, wang: Actor, number: str) -> None:
    app = as_seen_by(wang, SCENARIO, n=number)
    assert errors(app) == ["This scenario is gone, or it is somebody else's and not shared."]
    assert not app.slider


def test_somebody_elses_scenario_is_only_read(
    as_seen_by: Opened, wang: Actor, admin: Actor, person: Callable[..., Actor]
) -> None:
    other = person("other", *wang.roles)
    shared, own = saved(other, "Shared", Levers(faq=9)), saved(other, "Own", Levers(faq=8), shared=False)
    app = as_seen_by(wang, SCENARIO, n=shared)
    assert app.button(key=f"scenario.{shared}.save").disabled
    assert "keeps this scenario" in said(app)
    assert "is gone" in errors(as_seen_by(wang, SCENARIO, n=own))[0]


def test_hours_that_are_none_are_refused(
    as_seen_by: Opened, wang: Actor, typing: Callable[[str, Change], None]
) -> None:
    typing(".hours", lambda frame: frame.assign(hours=["9 till late", *frame["hours"][1:]]))
    app = as_seen_by(wang, SCENARIO)
    app.text_input(key="scenario.new.name").set_value("Late").run()
    assert "“9 till late” are no hours" in errors(pressed(app, "scenario.new.save"))[0]


def test_people_limits_and_channels_of_a_scenario_are_kept(
    as_seen_by: Opened, wang: Actor, lin: Actor, typing: Callable[[str, Change], None]
) -> None:
    typing(".people", lambda frame: frame.assign(here=frame["name"] != "Lin"))
    typing(".limits", lambda frame: frame.assign(answer=[0.5, *frame["answer"][1:]]))
    typing(".channels", lambda frame: frame.assign(more=[50.0, *frame["more"][1:]]))
    two = {"like": f"person:{lin.id}", "count": 2.0, "Mon": "10:00-12:00"}
    typing(".new", lambda frame: pd.DataFrame([two], columns=frame.columns))
    app = as_seen_by(wang, SCENARIO)
    app.text_input(key="scenario.new.name").set_value("Turned").run()
    app = pressed(app, "scenario.new.save")
    assert errors(app) == []
    [kept] = scenarios(wang)
    assert list(kept.levers.answer.values()) == [0.5]
    assert list(kept.levers.channels.values()) == [1.5]
    assert [each.model_dump() for each in kept.levers.new] == [
        {"code": f"person:{lin.id}", "count": 2, "week": ("10:00-12:00", *FREE[1:]), "skills": None}
    ]
    assert [(each.code, each.count) for each in kept.levers.workers] == [(f"person:{lin.id}", 0)]


def test_what_one_knows_better_is_kept_and_what_cannot_be_is_refused(as_seen_by: Opened, wang: Actor) -> None:
    app = as_seen_by(wang, PAGE, side="inputs")
    by_name = {str(each.key).split(".")[1]: each for each in app.number_input}
    by_name["handling"].set_value(12.5)
    by_name["slots"].set_value(99)
    app = pressed(app, "staffing.save")
    assert "Chats that a person has at once" in errors(app)[0]
    assert typed_in(wang) == Staffing()
    next(each for each in app.number_input if ".slots." in str(each.key)).set_value(4)
    app = pressed(app, "staffing.save")
    assert "Kept. The next what-if is fed with it." in toasts(app)
    assert (typed_in(wang).handling, typed_in(wang).slots) == (12.5, 4)


def test_cases_that_are_typed_count_in_place_of_the_measured_ones(as_seen_by: Opened, wang: Actor) -> None:
    with begin(wang) as work:
        actions.type_in(work, Staffing(arrivals=450), None)
    table = as_seen_by(wang, PAGE, side="inputs").table[0].value
    [row] = [list(each) for each in table.to_numpy() if each[0] == "Cases a week"]
    assert row[1] == "450"
    assert "typed" in row[2]
    assert "450 cases a week, as typed" in said(as_seen_by(wang, PAGE, side="forecast"))


def test_days_that_are_not_like_others_are_kept_and_refused(
    as_seen_by: Opened, wang: Actor, typing: Callable[[str, Change], None]
) -> None:
    sale = {"day": date(2026, 11, 11), "label": "Sale", "factor": 3.0}
    typing("events", lambda _: pd.DataFrame([sale, sale]))
    assert errors(pressed(as_seen_by(wang, PAGE, side="forecast"), "events.save")) != []
    typing("events", lambda _: pd.DataFrame([sale, {"day": None, "label": None, "factor": 1.0}]))
    app = pressed(as_seen_by(wang, PAGE, side="forecast"), "events.save")
    assert "Kept. The next forecast follows them." in toasts(app)
    assert [(each.label, each.factor) for each in typed_in(wang).events] == [("Sale", 3.0)]


def test_wishes_are_kept_and_refused(
    as_seen_by: Opened, wang: Actor, lin: Actor, typing: Callable[[str, Change], None]
) -> None:
    def wished(earliest: str, latest: str) -> Change:
        there = {"off": ["Sat"], "earliest": earliest, "latest": latest}
        nothing = {"off": [], "earliest": None, "latest": ""}
        return lambda frame: pd.DataFrame(
            [{"name": name} | (there if name == "Lin" else nothing) for name in frame["name"]]
        )

    typing("wishes", wished("18:00", "09:00"))
    assert errors(pressed(as_seen_by(wang, PAGE, side="rota"), "wishes.save")) != []
    typing("wishes", wished("09:30", ""))
    app = pressed(as_seen_by(wang, PAGE, side="rota"), "wishes.save")
    assert "Kept. The next proposal follows them where it can." in toasts(app)
    assert typed_in(wang).wishes == {lin.id: Wish(off=(5,), earliest=570)}


def test_a_rota_is_asked_for_and_one_without_a_day_is_refused(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    app = as_seen_by(wang, PAGE, side="rota")
    app.button_group(key="rota.days").set_value([])
    assert "Open on" in errors(pressed(app, "rota.ask"))[0]
    assert asked(wang, JobKind.ROTA) is None
    app.button_group(key="rota.days").set_value([0, 1, 5])
    assert errors(pressed(app, "rota.ask")) == []
    assert asked(wang, JobKind.ROTA) is not None


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_published_figures_are_named_in_the_language_of_the_reader(
    as_seen_by: Opened, wang: Actor, language: str
) -> None:
    app = as_seen_by(wang, PAGE, side="model", language=language)
    named = next(each.value for each in app.dataframe if len(each.value.columns) == 5).iloc[:, :2]
    assert len(named) > 50
    assert not named.apply(lambda column: column.str.contains("[A-Za-z_]")).any().any()


def test_on_a_phone_published_figures_are_told_case_by_case(
    as_seen_by: Opened, wang: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.manage.whatif.model.phone", lambda: True)
    app = as_seen_by(wang, PAGE, side="model")
    assert "- Hotline: 60 an hour, within 15 s: 5 of 5" in said(app)
    assert "- Four priorities: 5 of 5" in said(app)
    assert not app.dataframe


def test_on_a_phone_people_are_turned_one_by_one(
    as_seen_by: Opened, wang: Actor, lin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.manage.whatif.people.phone", lambda: True)
    app = as_seen_by(wang, SCENARIO)
    place = [each.label for each in app.expander].index("Lin")
    app.text_input(key=f"scenario.new.people.{place}.5").set_value("9-13").run()
    assert "Saturday" in errors(app)[0]
    app.text_input(key=f"scenario.new.people.{place}.5").set_value("09:00-13:00").run()
    app.text_input(key="scenario.new.name").set_value("Saturday").run()
    assert errors(pressed(app, "scenario.new.save")) == []
    [kept] = scenarios(wang)
    [worker] = kept.levers.workers
    assert (worker.code, worker.week and worker.week[5]) == (f"person:{lin.id}", "09:00-13:00")
    app = as_seen_by(wang, SCENARIO, n=str(kept.id))
    app.checkbox(key=f"scenario.{kept.id}.people.{place}.here").uncheck().run()
    assert errors(pressed(app, f"scenario.{kept.id}.save")) == []
    assert [each.count for each in scenarios(wang)[0].levers.workers] == [0]


def test_how_promises_are_counted_is_seen_and_kept(as_seen_by: Opened, wang: Actor) -> None:
    app = as_seen_by(wang, SCENARIO)
    assert app.button_group(key="scenario.new.clock").value == "promised"
    app.button_group(key="scenario.new.clock").set_value("working").run()
    app.text_input(key="scenario.new.name").set_value("In hours").run()
    assert errors(pressed(app, "scenario.new.save")) == []
    assert scenarios(wang)[0].levers == Levers(day_and_night=False)
    number = scenarios(wang)[0].id
    assert as_seen_by(wang, SCENARIO, n=str(number)).button_group(key=f"scenario.{number}.clock").value == "working"

