from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, func, or_, select

from core.access import rules
from core.access.secrets import fingerprint
from core.access.words import LinkPurpose
from core.models.access import Guess, OneTimeLink, SignIn, VisitorUpload
from core.models.people import Person
from core.work import Reading


def anybody(desk: Reading) -> bool:
    """Whether this desk has been founded."""
    return bool(desk.session.scalar(select(exists().where(Person.id.is_not(None)))))


def person_named(desk: Reading, username: str) -> Person | None:
    return desk.session.scalar(select(Person).where(Person.username == username))


def sign_in_of(desk: Reading, token: str) -> SignIn | None:
    """The sign-in that this token opened, if it still holds."""
    query = select(SignIn).where(SignIn.token_hash == fingerprint(token), SignIn.ended_at.is_(None))
    found = desk.session.scalar(query)
    if found is None or not found.person.active:
        return None
    return found if rules.still_in(found.began_at, found.seen_at, desk.now) else None


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
