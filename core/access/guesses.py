"""Guesses are written down before they are judged, so that those made at the same moment count each other."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete

from core.access import rules, views
from core.access.errors import TooManyGuesses
from core.access.secrets import fingerprint
from core.actors import SYSTEM
from core.clock import Clock
from core.models.access import Guess
from core.work import Work, begin, look


@dataclass(frozen=True, slots=True)
class Caller:
    """A browser at the door; ``visitor`` is the random cookie it was given with the first page."""

    visitor: str
    address: str
    browser: str = ""


def count(name: str, caller: Caller, clock: Clock) -> None:
    """Write a guess down, and refuse it unjudged where there were too many."""
    name_hash, near = fingerprint(name), rules.neighbourhood(caller.address)
    with begin(SYSTEM, clock) as work:
        work.session.add(guess := Guess(name_hash=name_hash, address=near, at=work.now))
    with look(SYSTEM, clock) as desk:
        here, from_address, anywhere = views.guesses(desk, name_hash, near)
        crowded = anywhere > rules.GUESSES_ANYWHERE and not views.sat_here(desk, name, caller.address)
    if rules.too_many(here, from_address, anywhere if crowded else 0):
        with begin(SYSTEM, clock) as work:
            work.session.delete(guess)
        raise TooManyGuesses(minutes=rules.GUESS_WINDOW // timedelta(minutes=1))


def forget(work: Work, name: str, caller: Caller) -> None:
    """After the right one, the wrong ones before it count no more."""
    mine = Guess.name_hash == fingerprint(name), Guess.address == rules.neighbourhood(caller.address)
    work.session.execute(delete(Guess).where(*mine))
