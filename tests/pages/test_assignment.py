"""Shifts are written, rules are ordered, and every choice of the desk says why."""

from datetime import timedelta

import pytest

from core.assignment.words import Mode
from core.clock import utc_now
from core.models import Membership, Team, Unplaced
from core.rota import rules, views
from core.settings import views as settings
from core.settings.assignment import Assigning, Routing, Skills
from core.work import look
from db.session import transaction
from pages.manage.rota import week
from tests import cases

SHIFTS, ASSIGNMENT = "manage/shifts.py", "manage/assignment.py"


@pytest.fixture
def care(lin, wang):
    with transaction() as session:
        session.add(team := Team(name="care"))
        session.flush()
        session.add_all(Membership(person_id=each.id, team_id=team.id) for each in (lin, wang))
    return team.id


def said(app):
    assert not app.exception
    return [each.value for each in (*app.markdown, *app.caption)]


def in_force(actor, kind):
    with look(actor) as desk:
        return settings.read(desk, kind)


def test_rules_are_made_ordered_and_say_what_they_catch(as_seen_by, admin, lin, care):
    cases.opened(lin, utc_now, category="complaint")
    app = as_seen_by(admin, ASSIGNMENT, rule="0")
    assert sum("rests" in each for each in said(app)) == 3
    app.selectbox(key="rule.None.0.team.0").set_value(care).run()
    assert "This rule would catch 1 open case" in said(app)
    app.button(key="rule_save").click().run()
    assert in_force(admin, Routing).routes[0].team == care
    app = as_seen_by(admin, ASSIGNMENT, rule="*")
    app.selectbox(key="rule.1.2.team.0").set_value(care).run()
    app.button(key="rule_save").click().run()
    app.button(key="rule.up.2.2").click().run()
    app.button(key="rule.up.3.1").click().run()
    assert any("rule 1 catches all" in each for each in said(app))
    app.button(key="rule.out.4.0").click().run()
    assert [each.categories for each in in_force(admin, Routing).routes] == [("complaint",), ("guidance", "question")]


def test_teams_and_skills_are_set(as_seen_by, admin, lin, care):
    app = as_seen_by(admin, ASSIGNMENT, side="ways")
    app.selectbox(key=f"assignment.mode.{care}.0").set_value(Mode.PUSH)
    app.number_input(key="assignment.minutes.0").set_value(0)
    app.button(key="ways.save").click().run()
    assert [each.value for each in app.error] == ["“Minutes a case takes”: the least is 1. Please correct the number."]
    app.number_input(key="assignment.minutes.0").set_value(20)
    app.button(key="ways.save").click().run()
    kept = in_force(admin, Assigning)
    assert (kept.minutes, kept.way(care).mode) == (20, "push")
    app = as_seen_by(admin, ASSIGNMENT, side="skills", of="quality")
    app.pills(key="skills.None.quality.chosen.0").set_value(["toys"])
    app.button(key="skills_save").click().run()
    assert in_force(admin, Skills).by_category == {"quality": ("toys",)}
    assert any("Nobody has the skill Toys." in each for each in said(app))


def test_a_week_is_written_on_a_phone_and_read_as_a_table(as_seen_by, wang, lin, care, monkeypatch):
    first = rules.monday(utc_now().date()) + timedelta(weeks=1)
    monkeypatch.setattr(week, "phone", lambda: True)
    app = as_seen_by(wang, SHIFTS, side="week", team=str(care), week=str(first))
    for typed in ("9-5", "22:00-06:00"):
        monday = next(each for each in app.text_input if str(each.key).startswith(f"week.{care}.{first}.{lin.id}."))
        monday.set_value(typed)
        app.button(key="week_save").click().run()
        assert all("9-5" in each.value for each in app.error)
    assert not app.error
    with look(wang) as desk:
        assert views.week(desk, [lin.id], first)[lin.id][0] == "22:00–06:00"
    monkeypatch.undo()


def test_limits_absences_and_why_nobody_has_a_case(as_seen_by, wang, lin, care):
    app = as_seen_by(wang, SHIFTS, team=str(care), person=str(lin.id))
    app.number_input(key=f"limit.{lin.id}.cases.0").set_value(3)
    app.button(key=f"limit.{lin.id}.save").click().run()
    assert [each.value for each in app.toast] == ["The limits of Lin are saved."]
    app = as_seen_by(lin, "account/mine.py")
    app.button(key="absence_enter").click().run()
    assert [each.value for each in app.toast] == ["The absence is entered."]
    app = as_seen_by(wang, SHIFTS, side="away", team=str(care))
    assert any("**Lin**" in each for each in said(app))
    number = cases.opened(wang, utc_now, team_id=care)
    with transaction() as session:
        session.add(Unplaced(ticket_id=cases.ticket(number).id, at=utc_now(), passed={"absent": 1}, told=True))
    assert "is away (1)" in said(as_seen_by(wang, "desk/ticket.py", n=str(number)))
