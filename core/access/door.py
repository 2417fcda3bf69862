"""Before anybody is at work: knock with a passphrase, prove it with digits, enter with a code, sit, leave."""

from dataclasses import dataclass

from sqlalchemy import delete, or_, update
from sqlalchemy.sql.dml import Update

from core.access import guesses, rules, seal, totp, views
from core.access.errors import CodeRefused, NotAMember, WrongCode, WrongNameOrPassphrase
from core.access.events import CodeGiven, SignedIn, SignedOut
from core.access.guesses import Caller
from core.access.secrets import fingerprint, fits, new_token
from core.actors import SYSTEM, Actor
from core.clock import Clock, utc_now
from core.models.access import Guess, OneTimeLink, SignIn, VisitorUpload
from core.models.people import Person
from core.people.rules import folded
from core.settings.views import read
from core.settings.words import Desk
from core.work import Reading, Work, begin, look


@dataclass(frozen=True, slots=True)
class Promise:
    """The right passphrase was given: ``code`` opens a sign-in, once the digits are given where they are wanted."""

    code: str
    wants_digits: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at a signed-in browser; ``sign_in`` is the row that says so.

    ``must_enrol``: a role demands a device that gives codes, and the person has none yet.
    """

    sign_in: int
    actor: Actor
    must_enrol: bool = False


def knock(username: str, passphrase: str, caller: Caller, clock: Clock = utc_now) -> Promise:
    """Promise a sign-in to the right passphrase; refuse all others alike."""
    name = folded(username)
    guesses.count(name, caller, clock)
    with look(SYSTEM, clock) as desk:
        person = views.person_named(desk, name)
    if not fits(person.password_hash if person and person.active else None, passphrase) or person is None:
        raise WrongNameOrPassphrase
    with begin(SYSTEM, clock) as work:
        guesses.forget(work, name, caller)
        return promise(work, person, caller)


def promise(work: Work, person: Person, caller: Caller) -> Promise:
    """For a person whose identity is certain: a code that is good for a minute, in this browser only."""
    code, wants_digits = new_token(), person.totp_since is not None
    work.session.add(
        SignIn(
            person_id=person.id,
            code_hash=fingerprint(code),
            visitor_hash=fingerprint(caller.visitor),
            address=caller.address,
            browser=caller.browser[:120],
            awaits_digits=wants_digits,
            began_at=work.now,
            seen_at=work.now,
        )
    )
    return Promise(code, wants_digits)


def vouch(email: str, verified: bool, caller: Caller, clock: Clock = utc_now) -> Promise:
    """For whom the organisation's own sign-in (OIDC) named: a verified address that is a member's user name.

    Nothing else of the identity counts: a subject or a name may be chosen freely at some providers.
    """
    with begin(SYSTEM, clock) as work:
        person = views.person_named(work, folded(email)) if verified else None
        if person is None or not person.active:
            raise NotAMember(email=email)
        return promise(work, person, caller)


def prove(code: str, digits: str, caller: Caller, clock: Clock = utc_now) -> Promise:
    """Give the digits of the person's device for a promise that wants them; each of its codes is good once."""
    with look(SYSTEM, clock) as desk:
        promised = views.promise_of(desk, code, caller.visitor)
    if promised is None or clock() - promised.began_at >= rules.DIGITS_LIFE:
        raise CodeRefused
    guesses.count(f"digits of {promised.person_id}", caller, clock)
    with begin(promised.person.as_actor(), clock) as work:
        _use_up(work, promised.person, digits)
        guesses.forget(work, f"digits of {promised.person_id}", caller)
        fresh, waiting = new_token(), _waiting(code, caller.visitor).where(SignIn.awaits_digits.is_(True))
        _once(work, waiting.values(code_hash=fingerprint(fresh), awaits_digits=False, began_at=work.now))
        work.record(CodeGiven(promised.person_id))
    return Promise(fresh)


def enter(code: str, visitor: str, previous: str | None = None, clock: Clock = utc_now) -> str:
    """Exchange the code, once and in the browser that knocked, for the token of a sign-in."""
    with look(SYSTEM, clock) as desk:
        promised = views.promise_of(desk, code, visitor) if visitor else None
    if promised is None:
        raise CodeRefused
    token = new_token()
    with begin(promised.person.as_actor(), clock) as work:
        waiting = _waiting(code, visitor).where(
            SignIn.began_at > work.now - rules.CODE_LIFE, SignIn.awaits_digits.is_(False)
        )
        _once(work, waiting.values(code_hash=None, token_hash=fingerprint(token), seen_at=work.now))
        work.record(SignedIn(promised.person_id))
    leave(previous, clock)
    return token


def seat(token: str | None, clock: Clock = utc_now) -> Seat | None:
    """Ask the database, every time, whose browser this is."""
    if not token:
        return None
    with look(SYSTEM, clock) as desk:
        found = views.sitting(desk, token)
        if found is None:
            return None
        seated = Seat(found.sign_in, found.actor, not found.has_device and _demands_device(desk, found.actor))
        idle = desk.now - found.seen_at
    if idle > rules.TOUCH_EVERY:
        with begin(SYSTEM, clock) as work:
            work.session.execute(update(SignIn).where(SignIn.id == seated.sign_in).values(seen_at=work.now))
    return seated


def leave(token: str | None, clock: Clock = utc_now) -> None:
    if found := seat(token, clock):
        with begin(found.actor, clock) as work:
            ending = update(SignIn).where(SignIn.id == found.sign_in, SignIn.ended_at.is_(None))
            work.session.execute(ending.values(ended_at=work.now))
            work.record(SignedOut(found.actor.id or 0))


def purge(clock: Clock = utc_now) -> None:
    """Forget what the door no longer needs; the clock of the jobs calls this once in a while."""
    with begin(SYSTEM, clock) as work:
        old = work.now - rules.KEPT_FOR
        work.session.execute(delete(Guess).where(Guess.at <= work.now - rules.GUESS_WINDOW))
        work.session.execute(delete(VisitorUpload).where(VisitorUpload.at <= old))
        work.session.execute(delete(SignIn).where(or_(SignIn.ended_at <= old, SignIn.seen_at <= old)))
        work.session.execute(delete(OneTimeLink).where(or_(OneTimeLink.used_at <= old, OneTimeLink.expires_at <= old)))


def _demands_device(desk: Reading, actor: Actor) -> bool:
    return not actor.roles.isdisjoint(read(desk, Desk).totp_roles)


def _waiting(code: str, visitor: str) -> Update:
    return update(SignIn).where(
        SignIn.code_hash == fingerprint(code), SignIn.visitor_hash == fingerprint(visitor), SignIn.ended_at.is_(None)
    )


def _once(work: Work, change: Update) -> None:
    """Of two who come with the same code at the same moment, one is refused."""
    if work.session.scalar(change.returning(SignIn.id)) is None:
        raise CodeRefused


def _use_up(work: Work, person: Person, digits: str) -> None:
    step = totp.step_of(seal.unseal(person.totp_secret or ""), digits, work.now, person.totp_last_step)
    if step is None:
        raise WrongCode
    unused = or_(Person.totp_last_step.is_(None), Person.totp_last_step < step)
    using = update(Person).where(Person.id == person.id, unused).values(totp_last_step=step)
    if work.session.scalar(using.returning(Person.id)) is None:
        raise WrongCode
