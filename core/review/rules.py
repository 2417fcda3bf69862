"""Who holds a role, which roles nobody holds, and how far ahead a version may wait. Pure values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.actors import Role
from core.fields.forms import Labels
from core.process.document import Document, RoleOf
from core.process.rules import Lack, lacks

FURTHEST = timedelta(days=366)
LONGEST = 2_000  # letters of a comment
MOST_ASKED = 5  # people who are named for a role that nobody holds


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody active at this desk; ``working``: the roles in which they work on cases.

    ``keeper``: may give roles to others.
    """

    id: int
    name: str
    roles: frozenset[Role]
    teams: frozenset[int]
    skills: frozenset[str]
    working: frozenset[Role]
    keeper: bool


@dataclass(frozen=True, slots=True)
class Unheld:
    """A role that nobody holds; ``could``: who would only need a team or a skill, the nearest first.

    ``keepers``: who can give somebody the role itself.
    """

    role: str
    labels: Labels
    could: tuple[str, ...]
    keepers: tuple[str, ...]


def holds(member: Member, role: RoleOf) -> bool:
    """One of its desk roles, and one of its teams and of its skills where it names some."""
    return not _lacks(member, role)


def holders(document: Document, crew: Iterable[Member]) -> frozenset[int]:
    """All who work any step of the document."""
    roles = [document.roles[name] for name in worked(document)]
    return frozenset(member.id for member in crew if any(holds(member, role) for role in roles))


def worked(document: Document) -> tuple[str, ...]:
    """The roles that work a step, in the order in which they come."""
    return tuple(dict.fromkeys(step.role for step in document.steps.values() if step.role in document.roles))


def unheld(document: Document, crew: Sequence[Member]) -> tuple[Unheld, ...]:
    keepers = tuple(member.name for member in crew if member.keeper)
    return tuple(
        Unheld(name, role.labels, _nearest(role, crew), keepers[:MOST_ASKED])
        for name, role in ((each, document.roles[each]) for each in worked(document))
        if not any(holds(member, role) for member in crew)
    )


def together(old: Document, new: Document) -> tuple[str, ...]:
    """The steps of both, in the order of the new one; those that are gone stand where they stood."""
    order, before = list(new.steps), None
    for name in old.steps:
        if name not in new.steps:
            order.insert(order.index(before) + 1 if before else 0, name)
        before = name
    return tuple(order)


def _lacks(member: Member, role: RoleOf) -> tuple[Lack, ...]:
    return lacks(role, member.working, member.teams, member.skills)


def _nearest(role: RoleOf, crew: Sequence[Member]) -> tuple[str, ...]:
    working = (each for each in crew if "role" not in _lacks(each, role))
    near = sorted(working, key=lambda each: len(_lacks(each, role)))
    return tuple(each.name for each in near)[:MOST_ASKED]
