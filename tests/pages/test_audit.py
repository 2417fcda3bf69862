import importlib
import pkgutil
from datetime import date

import pytest

import core
from core.actors import Role
from core.events import Event
from core.people import actions, teams
from core.work import begin
from pages.parts import happenings, sentences

PAGE = "manage/audit.py"


@pytest.fixture
def busy(admin, lin, clock):
    with begin(admin, clock) as work:
        teams.create(work, "Care")
        actions.set_roles(work, lin.id, {Role.AGENT, Role.TRAINER})
    return lin


def log(app):
    assert not app.exception
    return app.dataframe[0].value if app.dataframe else None


def test_every_line_is_a_sentence(as_seen_by, wang, busy):
    newest = log(as_seen_by(wang, PAGE)).iloc[0]
    assert newest["who"] == "Admin"
    assert newest["said"] == "changed the roles from Agent to Agent, Trainer"
    assert newest["subject"] == "Member Lin"


def test_the_conditions_find_what_is_wanted(as_seen_by, wang, busy):
    app = as_seen_by(wang, PAGE)
    app.selectbox(key="area").set_value("team").run()
    assert log(app)["said"].tolist() == ["created the team"]
    app.number_input(key="number").set_value(7).run()
    assert log(app) is None
    assert any("Nothing fits" in each.value for each in app.caption)
    app.button(key="clear").click().run()
    app.selectbox(key="kind").set_value("person.roles_changed").run()
    assert len(log(app)) == 1
    app.selectbox(key="who").set_value(wang.id).run()
    assert log(app) is None


def test_days_are_those_of_the_desks_calendar(as_seen_by, wang, busy):
    app = as_seen_by(wang, PAGE)
    app.date_input(key="last").set_value(date(2026, 1, 4)).run()
    assert log(app) is None
    app.date_input(key="last").set_value(date(2026, 1, 5)).run()
    assert "created the team" in log(app)["said"].tolist()


def test_a_link_opens_what_one_member_did(as_seen_by, wang, admin, busy):
    assert set(log(as_seen_by(wang, PAGE, who=str(admin.id)))["who"]) == {"Admin"}
    assert len(log(as_seen_by(wang, PAGE, who="nobody"))) > 2


def test_the_log_is_turned_page_by_page(as_seen_by, wang, admin, clock):
    for number in range(60):
        with begin(admin, clock) as work:
            teams.create(work, f"Team {number}")
    app = as_seen_by(wang, PAGE)
    first = log(app)["subject"].tolist()
    app.button(key="older").click().run()
    second = log(app)["subject"].tolist()
    assert (len(first), first[0], second[0]) == (50, "Team Team 59", "Team Team 9")
    app.button(key="newest").click().run()
    assert log(app)["subject"].tolist() == first


def test_the_log_is_not_for_everybody(as_seen_by, lin):
    assert as_seen_by(lin, PAGE).title[0].value != "Audit log"


def kinds() -> set[str]:
    for module in pkgutil.walk_packages(core.__path__, "core."):
        if module.name.endswith(".events"):
            importlib.import_module(module.name)
    found, waiting = set(), [Event]
    while waiting:
        each = waiting.pop()
        waiting += each.__subclasses__()
        found.add(getattr(each, "kind", None))
    return found - {None}


def test_every_kind_of_event_has_its_sentence():
    assert kinds() - set(sentences.SENTENCES) == set()


def test_every_sentence_belongs_to_an_area():
    assert [
        kind for kind in sentences.SENTENCES if not any(happenings.belongs(kind, each) for each in sentences.SUBJECTS)
    ] == []


def test_what_a_sentence_needs_and_does_not_get_shows_as_dots():
    assert happenings.said("person.invited", {}) == "invited a member as …"
    assert happenings.said("something.new", {}) == "something.new"
