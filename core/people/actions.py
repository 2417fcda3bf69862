"""What an administrator does with members."""

from collections.abc import Set as AbstractSet

from sqlalchemy.exc import IntegrityError

from core.access import links
from core.access.words import LinkPurpose
from core.actors import Role
from core.assignment import returning
from core.models.people import Membership, Person, PersonRole, PersonSkill
from core.people import claims, errors, events, rules, sign_ins, views
from core.people.forms import Invitation
from core.permissions import Permission, needs
from core.work import Work


@needs(Permission.MANAGE_PEOPLE)
def invite(work: Work, form: Invitation) -> str:
    """The token of the link by which the new member comes in; it is shown once and kept nowhere."""
    username = _username(form.username)
    person = Person(username=username, name=_name(form.name), created_at=work.now)
    person.role_rows = [PersonRole(role=role) for role in _some(form.roles)]
    person.team_rows = [Membership(team_id=team) for team in _active_teams(work, form.teams)]
    person.skill_rows = [PersonSkill(skill=skill) for skill in _active_skills(work, form.skills)]
    work.session.add(person)
    try:
        work.session.flush()
    except IntegrityError as taken:
        raise errors.UserNameTaken(username=username) from taken
    work.record(events.PersonInvited(person.id, roles=tuple(sorted(form.roles))))
    return links.issue(work, LinkPurpose.INVITATION, person.id, rules.INVITATION_LIFE)


@needs(Permission.MANAGE_PEOPLE)
def issue_link(work: Work, person_id: int) -> str:
    """A new way in, for who lost the passphrase or never used the invitation; open sign-ins end."""
    person = _enabled(work, person_id)
    if person.password_hash is None:
        work.record(events.InvitationRenewed(person.id))
        return links.issue(work, LinkPurpose.INVITATION, person.id, rules.INVITATION_LIFE)
    sign_ins.end_all(work, person.id)
    work.record(events.ResetIssued(person.id))
    return links.issue(work, LinkPurpose.RESET, person.id, rules.RESET_LIFE)


@needs(Permission.MANAGE_PEOPLE)
def rename(work: Work, person_id: int, name: str) -> None:
    person, tidied = _person(work, person_id), _name(name)
    if person.name != tidied:
        person.name = tidied
        work.record(events.PersonRenamed(person.id))


@needs(Permission.MANAGE_PEOPLE)
def set_roles(work: Work, person_id: int, roles: AbstractSet[Role]) -> None:
    """Rights change, so the person's sign-ins end."""
    claims.everybody(work)
    person = _person(work, person_id)
    before = person.roles
    if before == _some(roles):
        return
    if Role.ADMIN not in roles:
        _keep_an_administrator(work, person)
    person.role_rows = [row for row in person.role_rows if row.role in roles]
    person.role_rows += [PersonRole(role=role) for role in sorted(roles - before)]
    sign_ins.end_all(work, person.id)
    work.record(events.RolesChanged(person.id, roles=tuple(sorted(roles)), before=tuple(sorted(before))))


@needs(Permission.MANAGE_PEOPLE)
def set_teams(work: Work, person_id: int, teams: AbstractSet[int]) -> None:
    """A retired team stays where it is until it is taken away; cases in a team that is left go back to its queue."""
    person = _person(work, person_id)
    before = person.teams
    if before == teams:
        return
    new = _active_teams(work, teams - before)
    person.team_rows = [row for row in person.team_rows if row.team_id in teams]
    person.team_rows += [Membership(team_id=team) for team in new]
    work.record(events.TeamsChanged(person.id, teams=tuple(sorted(teams))))
    if left := before - teams:
        returning.leave(work, person.id, left)


@needs(Permission.MANAGE_PEOPLE)
def set_skills(work: Work, person_id: int, skills: AbstractSet[str]) -> None:
    """``skills``: codes of terms; a retired one stays where it is until it is taken away."""
    person = _person(work, person_id)
    before = person.skills
    if before == skills:
        return
    new = _active_skills(work, skills - before)
    person.skill_rows = [row for row in person.skill_rows if row.skill in skills]
    person.skill_rows += [PersonSkill(skill=skill) for skill in new]
    work.record(events.SkillsChanged(person.id, skills=tuple(sorted(skills))))


@needs(Permission.MANAGE_PEOPLE)
def disable(work: Work, person_id: int) -> None:
    """Everything the person did stays; sign-ins and unused links end, and open cases go back to the queues."""
    if person_id == work.reader.id:
        raise errors.NotYourself
    claims.everybody(work)
    person = _person(work, person_id)
    if not person.active:
        return
    _keep_an_administrator(work, person)
    person.disabled_at = work.now
    sign_ins.end_all(work, person.id)
    links.end(work, person.id)
    work.record(events.PersonDisabled(person.id))
    returning.leave(work, person.id)


@needs(Permission.MANAGE_PEOPLE)
def enable(work: Work, person_id: int) -> None:
    person = _person(work, person_id)
    if not person.active:
        person.disabled_at = None
        work.record(events.PersonEnabled(person.id))


@needs(Permission.MANAGE_PEOPLE)
def forget_device(work: Work, person_id: int) -> None:
    """Switch off the codes of somebody who lost the device; their sign-ins end."""
    person = _person(work, person_id)
    if person.totp_secret is not None:
        person.totp_secret = person.totp_since = person.totp_last_step = None
        sign_ins.end_all(work, person.id)
        work.record(events.TotpSwitchedOff(person.id))


def _keep_an_administrator(work: Work, leaving: Person) -> None:
    if claims.administrators(work) == {leaving.id}:
        raise errors.LastAdministrator(name=leaving.name)


def _person(work: Work, person_id: int) -> Person:
    if (person := work.session.get(Person, person_id)) is None:
        raise errors.NoSuchPerson(person=person_id)
    return person


def _enabled(work: Work, person_id: int) -> Person:
    person = _person(work, person_id)
    if not person.active:
        raise errors.IsDisabled(name=person.name)
    return person


def _username(typed: str) -> str:
    username = rules.folded(typed)
    if not rules.fits_username(username):
        raise errors.UserNameUnfit(shortest=rules.SHORTEST_USERNAME, longest=rules.LONGEST_USERNAME)
    return username


def _name(typed: str) -> str:
    name = rules.tidy(typed)
    if not 1 <= len(name) <= rules.LONGEST_NAME:
        raise errors.NameUnfit(longest=rules.LONGEST_NAME)
    return name


def _some(roles: AbstractSet[Role]) -> AbstractSet[Role]:
    if not roles:
        raise errors.NoRole
    return roles


def _active_teams(work: Work, teams: AbstractSet[int]) -> list[int]:
    if strangers := teams - {team.id for team in views.teams(work) if team.active}:
        raise errors.NoSuchTeam(team=min(strangers))
    return sorted(teams)


def _active_skills(work: Work, skills: AbstractSet[str]) -> list[str]:
    if strangers := skills - views.active_skills(work):
        raise errors.NoSuchSkill(skill=min(strangers))
    return sorted(skills)
