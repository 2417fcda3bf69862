import pytest

from core.access import links
from core.access.errors import LinkRefused
from core.actors import Role
from core.errors import NotAllowed
from core.models import EventRow, Person
from core.people import actions, errors, views
from core.people.forms import Invitation
from core.people.words import MemberState
from core.settings import terms
from core.settings.words import Vocabulary
from core.work import begin, look

AGENT = frozenset({Role.AGENT})


def invite(actor, clock, username="chen", name="Chen Yu", roles=AGENT, **more):
    with begin(actor, clock) as work:
        return actions.invite(work, Invitation(username, name, roles, **more))


def member(actor, person):
    with look(actor) as desk:
        return views.member(desk, person)


def newest(actor):
    with look(actor) as desk:
        row = desk.session.query(EventRow).order_by(EventRow.id.desc()).first()
    return row.kind, row.subject_id, row.detail


def test_an_invitation_makes_a_member_and_a_link_that_opens_for_them(admin, clock):
    token = invite(admin, clock, skills=frozenset({"toys"}))
    with look(admin, clock) as desk:
        joined = links.owner_of(desk, token)
    assert (joined.username, joined.name, joined.skills) == ("chen", "Chen Yu", {"toys"})
    assert member(admin, joined.id).state is MemberState.INVITED
    assert newest(admin) == ("person.invited", joined.id, {"roles": ["agent"]})


def test_the_link_of_an_invitation_ends_after_a_week(admin, clock):
    token = invite(admin, clock)
    clock.tick(days=7, seconds=1)
    with pytest.raises(LinkRefused), look(admin, clock) as desk:
        links.owner_of(desk, token)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Chen ", "chen"),
        ("\uff23\uff28\uff25\uff2e", "chen"),  # full-width letters
        ("\u738b\u82b3", "\u738b\u82b3"),
        ("Stra\u00dfe", "strasse"),
        ("a@b.example", "a@b.example"),
        ("\u0939\u093f\u0928\u094d\u0926\u0940", "\u0939\u093f\u0928\u094d\u0926\u0940"),  # marks belong to letters
    ],
)
def test_user_names_have_one_spelling(admin, clock, typed, kept):
    invite(admin, clock, username=typed)
    with look(admin) as desk:
        assert desk.session.query(Person).filter_by(username=kept).count() == 1


@pytest.mark.parametrize("typed", ["", "a", "x" * 65, "a b", "<b>", "a\x00b", "\ud800abc", "-ab", "a\u200bb", "a/b"])
def test_user_names_that_cannot_be_read_aloud_are_refused(admin, clock, typed):
    with pytest.raises(errors.UserNameUnfit):
        invite(admin, clock, username=typed)


def test_a_user_name_is_given_once_also_in_another_case(admin, clock):
    invite(admin, clock)
    with pytest.raises(errors.UserNameTaken) as refusal:
        invite(admin, clock, username="CHEN")
    assert "“chen” is taken" in refusal.value.said_in("en")


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81, "\x00"])
def test_a_member_has_a_name(admin, clock, name):
    with pytest.raises(errors.NameUnfit):
        invite(admin, clock, name=name)


def test_a_refused_invitation_leaves_nothing(admin, clock):
    for wrong in ({"roles": frozenset()}, {"teams": frozenset({77})}, {"skills": frozenset({"ghost"})}):
        with pytest.raises((errors.NoRole, errors.NoSuchTeam, errors.NoSuchSkill)):
            invite(admin, clock, **wrong)
    with look(admin) as desk:
        assert len(views.members(desk)) == 1


def test_a_retired_skill_is_kept_but_not_given(admin, lin, clock):
    with begin(admin, clock) as work:
        actions.set_skills(work, lin.id, {"toys"})
        terms.retire(work, Vocabulary.SKILL, "toys")
    with begin(admin, clock) as work:
        actions.set_skills(work, lin.id, {"toys", "pets"})
    assert member(admin, lin.id).skills == {"toys", "pets"}
    with pytest.raises(errors.NoSuchSkill):
        invite(admin, clock, skills=frozenset({"toys"}))


def test_new_roles_end_the_sign_ins_and_are_remembered_as_codes(admin, lin, clock, signed_in, open_sign_ins):
    signed_in(lin)
    with begin(admin, clock) as work:
        actions.set_roles(work, lin.id, {Role.TRAINER, Role.TECHNICIAN})
    assert member(admin, lin.id).roles == {Role.TRAINER, Role.TECHNICIAN}
    assert open_sign_ins(lin) == 0
    assert newest(admin) == (
        "person.roles_changed", lin.id, {"roles": ["technician", "trainer"], "before": ["agent"]}
    )  # fmt: skip


def test_the_same_roles_again_change_nothing(admin, lin, clock, signed_in, open_sign_ins):
    signed_in(lin)
    with begin(admin, clock) as work:
        actions.set_roles(work, lin.id, {Role.AGENT})
    assert open_sign_ins(lin) == 1


def test_disabling_ends_sign_ins_and_links(admin, lin, clock, signed_in, open_sign_ins):
    signed_in(lin)
    with begin(admin, clock) as work:
        token = actions.issue_link(work, lin.id)
    with begin(admin, clock) as work:
        actions.disable(work, lin.id)
    assert open_sign_ins(lin) == 0
    assert member(admin, lin.id).state is MemberState.DISABLED
    with begin(admin, clock) as work:
        actions.enable(work, lin.id)
    with pytest.raises(LinkRefused), look(admin, clock) as desk:
        links.owner_of(desk, token)


def test_nobody_disables_themselves(admin, clock):
    with pytest.raises(errors.NotYourself), begin(admin, clock) as work:
        actions.disable(work, admin.id)


def test_a_reset_link_ends_the_sign_ins_and_lives_for_a_day(admin, lin, clock, settled, signed_in, open_sign_ins):
    signed_in(settled(lin))
    with begin(admin, clock) as work:
        token = actions.issue_link(work, lin.id)
    assert open_sign_ins(lin) == 0
    assert newest(admin)[0] == "person.reset_issued"
    clock.tick(hours=23)
    with look(admin, clock) as desk:
        assert links.owner_of(desk, token).id == lin.id


def test_who_never_came_gets_a_new_invitation_instead(admin, clock):
    first = invite(admin, clock)
    with look(admin, clock) as desk:
        person = links.owner_of(desk, first).id
    with begin(admin, clock) as work:
        actions.issue_link(work, person)
    assert newest(admin)[0] == "person.invitation_renewed"
    with pytest.raises(LinkRefused), look(admin, clock) as desk:
        links.owner_of(desk, first)


def test_no_link_for_who_is_disabled(admin, lin, clock):
    with begin(admin, clock) as work:
        actions.disable(work, lin.id)
    with pytest.raises(errors.IsDisabled), begin(admin, clock) as work:
        actions.issue_link(work, lin.id)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMIN}))
def test_only_administrators_manage_people(person, role, clock):
    somebody = person("somebody", role)
    with pytest.raises(NotAllowed):
        invite(somebody, clock)
    with pytest.raises(NotAllowed), look(somebody) as desk:
        views.members(desk)


def test_a_person_who_is_not_there_is_refused_in_a_sentence(admin, clock):
    with pytest.raises(errors.NoSuchPerson), begin(admin, clock) as work:
        actions.rename(work, 99, "Ghost")
    with pytest.raises(errors.NoSuchPerson):
        member(admin, 99)


def test_the_list_tells_who_is_here_as_what_since_when(admin, lin, person, clock, settled, signed_in):
    tang = person("tang", Role.LOGISTICS, team="Parcels")
    signed_in(settled(lin))
    with begin(admin, clock) as work:
        actions.rename(work, lin.id, "  Lin\n Yue ")
    with look(admin) as desk:
        shown = views.members(desk).set_index("username")
    assert shown.loc["lin", ["name", "state", "roles"]].tolist() == ["Lin Yue", "active", ["agent"]]
    assert shown.loc["tang", "teams"] == ["Parcels"]
    assert shown["last_seen"].notna().tolist() == [each == "lin" for each in shown.index]
    assert tang.teams


def test_who_holds_a_skill_are_the_active_ones(admin, lin, zhou, clock):
    with begin(admin, clock) as work:
        for each in (lin, zhou):
            actions.set_skills(work, each.id, {"toys"})
        actions.disable(work, zhou.id)
    with look(lin) as desk:
        assert views.holders(desk, "toys") == ((lin.id, "Lin"),)
