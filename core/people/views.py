from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import func, select

from core.access import rules as access
from core.access import totp
from core.access.seal import unseal
from core.actors import Role
from core.customers.rules import masked
from core.customers.words import ContactKind
from core.deliveries import views as deliveries
from core.models.access import SignIn
from core.models.people import Membership, Person, PersonSkill, Team
from core.models.settings import Term
from core.people.errors import NoSuchPerson
from core.people.words import MemberState
from core.permissions import Permission, demand
from core.settings.views import read
from core.settings.words import Desk
from core.work import Reading

COLUMNS = ["id", "username", "name", "roles", "teams", "skills", "totp", "state", "last_seen", "created_at"]


@dataclass(frozen=True, slots=True)
class Member:
    id: int
    username: str
    name: str
    roles: frozenset[Role]
    teams: frozenset[int]
    skills: frozenset[str]
    state: MemberState
    totp: bool
    language: str | None
    last_seen: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TeamRow:
    id: int
    name: str
    members: int
    active: bool


@dataclass(frozen=True, slots=True)
class OpenSignIn:
    id: int
    began_at: datetime
    seen_at: datetime
    address: str
    browser: str


@dataclass(frozen=True, slots=True)
class Device:
    """How far the codes are: ``address`` only while they wait for the first code."""

    since: datetime | None
    address: str | None
    demanded_by: Role | None


@dataclass(frozen=True, slots=True)
class OwnMail:
    """Where one's notices go, masked; ``lost``: mails to it failed, so that it is not written to any more."""

    masked: str
    lost: bool


def members(desk: Reading) -> pd.DataFrame:
    """Everybody who ever joined, in order of name; roles, teams and skills are lists of codes, names and codes."""
    demand(desk.reader, Permission.MANAGE_PEOPLE)
    names = {team.id: team.name for team in teams(desk)}
    rows = [
        (one.id, one.username, one.name, sorted(one.roles), sorted(names[team] for team in one.teams),
         sorted(one.skills), one.totp, one.state, one.last_seen, one.created_at)
        for one in _members(desk)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def member(desk: Reading, person: int) -> Member:
    demand(desk.reader, Permission.MANAGE_PEOPLE)
    found = next(iter(_members(desk, person)), None)
    if found is None:
        raise NoSuchPerson(person=person)
    return found


def colleagues(desk: Reading) -> dict[int, str]:
    """The names of all, by id: for lists in which one chooses a person."""
    query = select(Person.id, Person.name).order_by(Person.name, Person.id)
    return dict(desk.session.execute(query).all())


def teams(desk: Reading) -> tuple[TeamRow, ...]:
    """The active ones first, with how many active members each has."""
    here = func.count(Person.id).filter(Person.disabled_at.is_(None))
    query = (
        select(Team.id, Team.name, here, Team.retired_at.is_(None))
        .outerjoin(Membership, Membership.team_id == Team.id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .group_by(Team.id, Team.name, Team.retired_at)
        .order_by(Team.retired_at.is_not(None), Team.name)
    )
    return tuple(TeamRow(*row) for row in desk.session.execute(query))


def active_skills(desk: Reading) -> set[str]:
    query = select(Term.code).where(Term.vocabulary == "skill", Term.active)
    return set(desk.session.scalars(query))


def holders(desk: Reading, skill: str) -> tuple[tuple[int, str], ...]:
    """Id and name of the active members who have the skill."""
    query = (
        select(Person.id, Person.name)
        .join(PersonSkill, PersonSkill.person_id == Person.id)
        .where(PersonSkill.skill == skill, Person.disabled_at.is_(None))
        .order_by(Person.name, Person.id)
    )
    return tuple(desk.session.execute(query))


def wearers(desk: Reading) -> dict[Role, tuple[str, ...]]:
    """The names of the active members in each role."""
    demand(desk.reader, Permission.MANAGE_PEOPLE)
    active = [one for one in _members(desk) if one.state is not MemberState.DISABLED]
    return {role: tuple(one.name for one in active if role in one.roles) for role in Role}


def own_sign_ins(desk: Reading) -> tuple[OpenSignIn, ...]:
    """Where the reader is signed in, the latest used first."""
    query = (
        select(SignIn.id, SignIn.began_at, SignIn.seen_at, SignIn.address, SignIn.browser)
        .where(SignIn.person_id == desk.reader.id, SignIn.token_hash.is_not(None), SignIn.ended_at.is_(None))
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    rows = (OpenSignIn(*row) for row in desk.session.execute(query))
    return tuple(row for row in rows if access.still_in(row.began_at, row.seen_at, desk.now))


def own_device(desk: Reading) -> Device:
    me = desk.session.get_one(Person, desk.reader.id)
    waiting = me.totp_secret if me.totp_since is None else None
    address = totp.address(unseal(waiting), me.username, read(desk, Desk).name) if waiting else None
    return Device(me.totp_since, address, role_demanding_totp(desk, me.roles))


def own_mail(desk: Reading) -> OwnMail | None:
    me = desk.session.get_one(Person, desk.reader.id)
    if me.sealed_mail is None:
        return None
    return OwnMail(masked(ContactKind.MAIL, unseal(me.sealed_mail)), deliveries.is_out_of_reach(desk, me))


def role_demanding_totp(desk: Reading, roles: Iterable[Role]) -> Role | None:
    demanding = read(desk, Desk).totp_roles
    return next((role for role in sorted(roles) if role in demanding), None)


def _members(desk: Reading, person: int | None = None) -> list[Member]:
    seen = select(SignIn.person_id, func.max(SignIn.seen_at).label("at")).group_by(SignIn.person_id).subquery()
    query = select(Person, seen.c.at).outerjoin(seen, seen.c.person_id == Person.id).order_by(Person.name, Person.id)
    if person is not None:
        query = query.where(Person.id == person)
    return [_as_member(each, at) for each, at in desk.session.execute(query)]


def _as_member(person: Person, last_seen: datetime | None) -> Member:
    return Member(
        person.id, person.username, person.name, person.roles, person.teams, person.skills, _state(person),
        person.totp_since is not None, person.language, last_seen, person.created_at,
    )  # fmt: skip


def _state(person: Person) -> MemberState:
    if not person.active:
        return MemberState.DISABLED
    return MemberState.INVITED if person.password_hash is None else MemberState.ACTIVE
