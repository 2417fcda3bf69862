"""Where a stranger comes with a link: the right one opens, wrong ones are counted by the address they come from."""

from core.access import rates
from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.links import rules, views
from core.links.errors import NoSuchLink
from core.links.words import Purpose
from core.work import look

WRONG = rates.Limit("wrong link", rules.GUESSES, rules.GUESS_WINDOW)


def open_link(token: str, purpose: Purpose, address: str, clock: Clock = utc_now) -> int:
    """The row that this link opens. After too many wrong ones an address has to wait, right link or not."""
    with look(SYSTEM, clock) as desk:
        rates.demand(desk, WRONG, address)
        try:
            return views.subject_of(desk, token, purpose)
        except NoSuchLink:
            pass
    rates.note(WRONG, address, clock)
    raise NoSuchLink
