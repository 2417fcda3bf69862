"""Who works at the desk, as far as documents ask for it: members by role, team and skill. Pure values."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from core.actors import Role
from core.process.document import RoleOf


@dataclass(frozen=True, slots=True)
class Staff:
    """The active members, by what they hold; teams by their rows, skills by their codes."""

    roles: Mapping[Role, Collection[int]]
    teams: Mapping[int, Collection[int]] = field(default_factory=dict[int, Collection[int]])
    skills: Mapping[str, Collection[int]] = field(default_factory=dict[str, Collection[int]])

    def of_desk_roles(self, role: RoleOf) -> set[int]:
        return {one for each in role.held_by for one in self.roles.get(each, ())}

    def holding(self, role: RoleOf) -> set[int]:
        """One of the desk roles, and one of the teams and one of the skills, where they are named."""
        people = self.of_desk_roles(role)
        if role.teams:
            people &= {one for each in role.teams for one in self.teams.get(each, ())}
        if role.skills:
            people &= {one for each in role.skills for one in self.skills.get(each, ())}
        return people
