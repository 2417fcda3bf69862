from collections.abc import Iterable

from sqlalchemy import select

from core.actors import SYSTEM, Actor
from core.models.people import Person
from core.models.tickets import Ticket
from core.work import look


def cast(usernames: Iterable[str]) -> dict[str, Actor]:
    """Those of the cast who work here, by user name."""
    query = select(Person).where(Person.username.in_(list(usernames)))
    with look(SYSTEM) as desk:
        return {person.username: person.as_actor() for person in desk.session.scalars(query)}


def is_played(key: str) -> bool:
    with look(SYSTEM) as desk:
        return desk.session.scalar(select(Ticket.id).where(Ticket.idempotency_key == key)) is not None
