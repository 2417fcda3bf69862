"""The customer's door: a link, and who stands behind it."""

from core.access import rates
from core.actors import SYSTEM, Actor
from core.clock import Clock, utc_now
from core.links import doors
from core.links.errors import NoSuchLink
from core.links.words import Purpose
from core.progress import views
from core.work import look


def enter(token: str, address: str, clock: Clock = utc_now) -> Actor:
    """The customer whose link this is; every other one is counted and refused in the same words."""
    ticket_id = doors.open_link(token, Purpose.PROGRESS, address, clock)
    try:
        with look(SYSTEM, clock) as desk:
            return views.customer_of(desk, ticket_id)
    except NoSuchLink:
        rates.note(doors.WRONG, address, clock)
        raise
