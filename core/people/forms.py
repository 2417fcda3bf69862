from dataclasses import dataclass, field

from core.actors import Role


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody who shall join; ``teams`` are ids, ``skills`` codes of terms."""

    username: str
    name: str
    roles: frozenset[Role]
    teams: frozenset[int] = field(default_factory=frozenset[int])
    skills: frozenset[str] = field(default_factory=frozenset[str])
