from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, or_, select

from core.access import rules
from core.access.secrets import fingerprint
from core.access.words import LinkPurpose
from core.actors import Actor, ActorKind
from core.models.access import Guess, OneTimeLink, SignIn, VisitorUpload
from core.models.links import RateCount
from core.models.people import Membership, Person, PersonRole, PersonSkill
from core.work import Reading

#: All of a person's skills in one column, so that they make no more lines of a sign-in.
SKILLS = (
    select(func.aggregate_strings(PersonSkill.skill, "\n"))
    .where(PersonSkill.person_id == Person.id)
    .correlate(Person)
    .scalar_subquery()
)


def anybody(desk: Reading) -> bool:
    """Whether this desk has been founded."""
    return bool(desk.session.scalar(select(exists().where(Person.id.is_not(None)))))


def person_named(desk: Reading, username: str) -> Person | None:
    return desk.session.scalar(select(Person).where(Person.username == username))


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sign-in that holds, and the person as they are at this moment."""

    sign_in: int
    seen_at: datetime
    has_device: bool
    actor: Actor


def sitting(desk: Reading, token: str) -> Sitting | None:
    """Asked several times in every rerun, hence one plain query: a line for each pair of role and team."""
    who = Person.id, Person.name, Person.language, Person.totp_since
    query = (
        select(SignIn.id, SignIn.began_at, SignIn.seen_at, *who, SKILLS, PersonRole.role, Membership.team_id)
        .join(Person, Person.id == SignIn.person_id)
        .outerjoin(PersonRole, PersonRole.person_id == Person.id)
        .outerjoin(Membership, Membership.person_id == Person.id)
        .where(SignIn.token_hash == fingerprint(token), SignIn.ended_at.is_(None), Person.disabled_at.is_(None))
    )
    lines = desk.session.execute(query).all()
    if not lines or not rules.still_in(lines[0].began_at, lines[0].seen_at, desk.now):
        return None
    sign_in, _, seen_at, person, name, language, totp_since, skills, *_ = lines[0]
    roles = frozenset(line.role for line in lines if line.role is not None)
    teams = frozenset(line.team_id for line in lines if line.team_id is not None)
    can = frozenset(skills.split("\n")) if skills else frozenset[str]()
    actor = Actor(ActorKind.STAFF, person, name, roles, teams, language or "", skills=can)
    return Sitting(sign_in, seen_at, totp_since is not None, actor)


def promise_of(desk: Reading, code: str, visitor: str) -> SignIn | None:
    """The sign-in that this code may open, whose digits may still be asked for."""
    query = select(SignIn).where(
        SignIn.code_hash == fingerprint(code),
        SignIn.visitor_hash == fingerprint(visitor),
        SignIn.ended_at.is_(None),
    )
    return desk.session.scalar(query)


def sat_here(desk: Reading, name: str, address: str) -> bool:
    """Whether the person of this name has been signed in from this address lately."""
    query = exists().where(
        SignIn.person_id == Person.id,
        Person.username == name,
        SignIn.address == address,
        SignIn.token_hash.is_not(None),
    )
    return bool(desk.session.scalar(select(query)))


def guesses(desk: Reading, name_hash: str, address: str) -> tuple[int, int, int]:
    """Recent guesses of this name from this address, of any name from it, and of this name from anywhere."""
    same_name, same_address = Guess.name_hash == name_hash, Guess.address == address
    query = select(
        func.count().filter(same_name, same_address),
        func.count().filter(same_address),
        func.count().filter(same_name),
    ).where(Guess.at > desk.now - rules.GUESS_WINDOW, or_(same_name, same_address))
    here, from_address, anywhere = desk.session.execute(query).one()
    return here, from_address, anywhere


def link_of(desk: Reading, token: str, purposes: Collection[LinkPurpose]) -> OneTimeLink | None:
    """The link, if it may still be followed."""
    query = select(OneTimeLink).where(
        OneTimeLink.token_hash == fingerprint(token),
        OneTimeLink.purpose.in_(purposes),
        OneTimeLink.used_at.is_(None),
        OneTimeLink.expires_at > desk.now,
    )
    return desk.session.scalar(query)


def uploads(desk: Reading, link_hash: str, address: str, since: datetime) -> tuple[int, int]:
    """How many files came by this link ever, and from this address lately."""
    same_link, same_address = VisitorUpload.link_hash == link_hash, VisitorUpload.address == address
    query = select(func.count().filter(same_link), func.count().filter(same_address, VisitorUpload.at > since)).where(
        or_(same_link, same_address)
    )
    by_link, by_address = desk.session.execute(query).one()
    return by_link, by_address


def times(desk: Reading, what: str, who: str, since: datetime) -> int:
    """How often this was done in the window that began at ``since``."""
    query = select(RateCount.times).where(RateCount.what == what, RateCount.who == who, RateCount.since == since)
    return desk.session.scalar(query) or 0
