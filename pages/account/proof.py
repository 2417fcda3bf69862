"""A guess at the present passphrase counts as one at the door: an unlocked screen is no place to try them all."""

from collections.abc import Callable

from core.access import guesses
from core.actors import Actor
from core.clock import utc_now
from core.work import Work
from pages.parts import browser, shell


def attempt(me: Actor, done: str, verb: Callable[[Work], None]) -> None:
    name, caller = f"passphrase of {me.id}", browser.caller()
    with shell.refusing():
        guesses.count(name, caller, utc_now)
        with shell.attempt(done) as work:
            verb(work)
            guesses.forget(work, name, caller)
