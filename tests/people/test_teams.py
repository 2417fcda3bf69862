import pytest

from core.actors import Role
from core.people import actions, errors, teams, views
from core.work import begin, look


def shown(actor):
    with look(actor) as desk:
        return [(team.name, team.members, team.active) for team in views.teams(desk)]


def test_teams_come_change_and_go_but_stay_known(admin, lin, clock):
    with begin(admin, clock) as work:
        care = teams.create(work, " Care ")
        teams.create(work, "Repairs")
    with begin(admin, clock) as work:
        actions.set_teams(work, lin.id, {care})
        teams.rename(work, care, "Customer care")
    assert shown(admin) == [("Customer care", 1, True), ("Repairs", 0, True)]
    with begin(admin, clock) as work:
        teams.retire(work, care)
    assert shown(admin) == [("Repairs", 0, True), ("Customer care", 1, False)]
    with begin(admin, clock) as work:
        teams.restore(work, care)
    assert shown(admin)[0] == ("Customer care", 1, True)


def test_a_retired_team_keeps_its_members_and_takes_no_new_ones(admin, lin, zhou, clock):
    with begin(admin, clock) as work:
        care = teams.create(work, "Care")
        actions.set_teams(work, lin.id, {care})
        teams.retire(work, care)
    with begin(admin, clock) as work:
        actions.set_teams(work, lin.id, {care})
    with pytest.raises(errors.NoSuchTeam), begin(admin, clock) as work:
        actions.set_teams(work, zhou.id, {care})
    with begin(admin, clock) as work:
        actions.set_teams(work, lin.id, set())


def test_a_name_is_given_once(admin, clock):
    with begin(admin, clock) as work:
        teams.create(work, "Care")
        other = teams.create(work, "Repairs")
    with pytest.raises(errors.TeamNameTaken), begin(admin, clock) as work:
        teams.create(work, "Care ")
    with pytest.raises(errors.TeamNameTaken), begin(admin, clock) as work:
        teams.rename(work, other, "Care")


@pytest.mark.parametrize("name", ["", "\t", "x" * 81])
def test_a_team_has_a_name(admin, clock, name):
    with pytest.raises(errors.NameUnfit), begin(admin, clock) as work:
        teams.create(work, name)


def test_a_team_that_is_not_there_is_refused(admin, clock):
    for verb in (teams.retire, teams.restore):
        with pytest.raises(errors.NoSuchTeam), begin(admin, clock) as work:
            verb(work, 9)


def test_members_who_left_do_not_count(admin, person, clock):
    tang = person("tang", Role.LOGISTICS, team="Parcels")
    with begin(admin, clock) as work:
        actions.disable(work, tang.id)
    assert shown(admin) == [("Parcels", 0, True)]
