import pytest

from core.actors import Role
from core.models import Person
from core.people import actions, teams, views
from core.people.forms import Invitation
from core.work import begin, look
from db.session import transaction

PAGE = "manage/people.py"


@pytest.fixture
def chief(admin):
    with transaction() as session:
        session.get_one(Person, admin.id).password_hash = "$chosen"
    return admin


def member(chief, person):
    with look(chief) as desk:
        return views.member(desk, person)


def errors(app):
    assert not app.exception
    return [each.value for each in app.error]


def toasts(app):
    assert not app.exception
    return [each.value for each in app.toast]


def button(app, key):
    return app.button(key=key).click()


def test_the_list_shows_who_is_here(as_seen_by, chief, lin, he):
    app = as_seen_by(chief, PAGE)
    assert not app.exception
    assert app.title[0].value == "People and teams"
    shown = app.dataframe[0].value
    assert shown["name"].tolist() == ["Admin", "He", "Lin"]
    assert shown["roles"].tolist() == [["Administrator"], ["Trainer"], ["Agent"]]
    assert shown["state"].tolist() == [["Active"], ["Invited"], ["Invited"]]


def test_the_list_is_searched_by_both_names(as_seen_by, chief, lin, he):
    app = as_seen_by(chief, PAGE)
    app.text_input(key="find").set_value("LI").run()
    assert app.dataframe[0].value["name"].tolist() == ["Lin"]
    app.text_input(key="find").set_value("nobody[").run()
    assert any("Nobody here" in each.value for each in app.caption)


def test_an_invitation_shows_its_link_once(as_seen_by, chief, desk):
    app = as_seen_by(chief, PAGE, open="invite")
    app.text_input(key="invite.name.0").set_value("Chen Yu")
    app.text_input(key="invite.username.0").set_value("Chen")
    app.pills(key="invite.roles.0").set_value([Role.AGENT, Role.TRAINER])
    app.pills(key="invite.skills.0").set_value(["toys"])
    button(app, "invite_send").run()
    assert toasts(app) == ["Chen Yu is invited."]
    assert "http" in app.code[0].value
    assert app.dataframe[0].value["name"].tolist() == ["Admin", "Chen Yu"]
    button(app, "link_copied").run()
    assert not app.code


def test_a_refused_invitation_says_what_to_do_and_keeps_what_was_typed(as_seen_by, chief, desk):
    app = as_seen_by(chief, PAGE, open="invite")
    app.text_input(key="invite.name.0").set_value("Chen Yu")
    app.text_input(key="invite.username.0").set_value("Chen Yu")
    app.pills(key="invite.roles.0").set_value([Role.AGENT])
    button(app, "invite_send").run()
    assert errors(app)[0].startswith("A user name has 2 to 64 letters")
    assert app.text_input(key="invite.name.0").value == "Chen Yu"
    app.text_input(key="invite.username.0").set_value("admin")
    button(app, "invite_send").run()
    assert errors(app)[0].startswith("The user name “admin” is taken")


def test_what_a_member_is_changes_in_one_form(as_seen_by, chief, lin, clock):
    with begin(chief, clock) as work:
        care = teams.create(work, "Care")
    app = as_seen_by(chief, PAGE, open=f"member-{lin.id}")
    name = f"member.{lin.id}"
    app.text_input(key=f"{name}.name.0").set_value("Lin Yue")
    app.pills(key=f"{name}.roles.0").set_value([Role.AGENT, Role.TECHNICIAN])
    app.pills(key=f"{name}.teams.0").set_value([care])
    app.pills(key=f"{name}.skills.0").set_value(["toys", "pets"])
    button(app, f"save.{lin.id}").run()
    assert toasts(app) == ["Lin Yue is saved."]
    kept = member(chief, lin.id)
    assert (kept.name, kept.roles, kept.teams) == ("Lin Yue", {Role.AGENT, Role.TECHNICIAN}, {care})
    assert kept.skills == {"toys", "pets"}


def test_one_refusal_keeps_the_whole_form_out(as_seen_by, chief, lin):
    app = as_seen_by(chief, PAGE, open=f"member-{lin.id}")
    app.text_input(key=f"member.{lin.id}.name.0").set_value("Lin Yue")
    app.pills(key=f"member.{lin.id}.roles.0").set_value([])
    button(app, f"save.{lin.id}").run()
    assert errors(app)[0].startswith("Choose at least one role")
    assert member(chief, lin.id).name == "Lin"


def test_the_last_administrator_is_told_so(as_seen_by, chief):
    app = as_seen_by(chief, PAGE, open=f"member-{chief.id}")
    app.pills(key=f"member.{chief.id}.roles.0").set_value([Role.AGENT])
    button(app, f"save.{chief.id}").run()
    assert errors(app)[0].startswith("Admin is the last active administrator")


def test_nobody_is_offered_to_disable_themselves(as_seen_by, chief):
    app = as_seen_by(chief, PAGE, open=f"member-{chief.id}")
    assert "disable" not in {each.key for each in app.button}


def test_an_account_ends_and_begins_again(as_seen_by, chief, lin):
    app = as_seen_by(chief, PAGE, open=f"member-{lin.id}")
    button(app, "disable").run()
    assert toasts(app) == ["Lin is disabled and signed out everywhere."]
    button(app, "enable").run()
    assert toasts(app) == ["Lin may come in again."]
    button(app, "reset").run()
    assert "?" in app.code[0].value


def test_the_disabled_have_a_list_of_their_own(as_seen_by, chief, lin, he, clock):
    with begin(chief, clock) as work:
        actions.disable(work, lin.id)
    app = as_seen_by(chief, PAGE, list="disabled")
    assert app.dataframe[0].value["name"].tolist() == ["Lin"]


def test_teams_are_created_renamed_retired_and_brought_back(as_seen_by, chief):
    app = as_seen_by(chief, PAGE, open="new-team", list="teams")
    app.text_input(key="team.name.0").set_value("Care")
    button(app, "team_create").run()
    assert toasts(app) == ["The team “Care” is there."]
    app = as_seen_by(chief, PAGE, open="team-1", list="teams")
    app.text_input(key="team.name.1").set_value("Customer care")
    button(app, "team_rename").run()
    assert app.dataframe[0].value["name"].tolist() == ["Customer care"]
    button(app, "team_retire").run()
    assert app.dataframe[0].value["state"].tolist() == ["retired"]
    button(app, "team_restore").run()
    assert toasts(app) == ["“Customer care” is back."]


def test_a_team_name_that_is_taken_is_refused(as_seen_by, chief, clock):
    with begin(chief, clock) as work:
        teams.create(work, "Care")
    app = as_seen_by(chief, PAGE, open="new-team", list="teams")
    app.text_input(key="team.name.0").set_value("Care")
    button(app, "team_create").run()
    assert errors(app)[0].startswith("There is already a team called “Care”")


@pytest.mark.parametrize("wrong", ["member-99", "member-x", "member-", "member-" + "9" * 40])
def test_an_address_that_leads_nowhere_is_a_sentence(as_seen_by, chief, wrong):
    app = as_seen_by(chief, PAGE, open=wrong)
    assert errors(app)[0].startswith("There is no member")


def test_names_draw_no_markup(as_seen_by, chief, clock):
    with begin(chief, clock) as work:
        actions.invite(work, Invitation("mark", ":red-badge[**boss**](x)", frozenset({Role.AGENT})))
    app = as_seen_by(chief, PAGE, open="member-2")
    assert not app.exception
    assert all(":red-badge[" not in each.value for each in app.markdown)
