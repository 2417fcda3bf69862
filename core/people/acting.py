"""Who asked for what is done later, by a job or through a door."""

from core.actors import Actor
from core.errors import NotAllowed
from core.models.people import Person
from core.permissions import Permission
from core.work import Reading


def acting(desk: Reading, person_id: int, right: Permission) -> Actor:
    """Somebody with the rights that they have now, whatever they had when they asked; ``right``: what it takes."""
    found = desk.session.get(Person, person_id)
    if found is None or not found.active:
        raise NotAllowed(permission=right)
    return found.as_actor()
