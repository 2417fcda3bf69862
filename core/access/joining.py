"""Coming in by a link: the first passphrase after an invitation, a new one after a reset."""

from dataclasses import dataclass

from core.access import links
from core.access.events import Joined
from core.access.passphrases import chosen
from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.people import sign_ins
from core.work import begin, look


@dataclass(frozen=True, slots=True)
class Guest:
    """Whoever holds a link that still opens."""

    name: str
    username: str


def guest(token: str, clock: Clock = utc_now) -> Guest:
    """Looking at the link does not use it up."""
    with look(SYSTEM, clock) as desk:
        person = links.owner_of(desk, token)
        return Guest(person.name, person.username)


def join(token: str, passphrase: str, again: str, clock: Clock = utc_now, language: str | None = None) -> str:
    """Use the link up and set the passphrase; the user name to sign in with. ``language``: for who has none yet."""
    with look(SYSTEM, clock) as desk:
        actor = links.owner_of(desk, token).as_actor()
    password_hash = chosen(passphrase, again)
    with begin(actor, clock) as work:
        person = links.owner_of(work, token)
        purpose = links.redeem(work, token)
        person.password_hash = password_hash
        person.language = person.language or language
        sign_ins.end_all(work, person.id)
        work.record(Joined(person.id, purpose=purpose))
        return person.username
