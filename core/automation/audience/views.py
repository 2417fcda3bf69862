from sqlalchemy import select

from core.actors import Role
from core.automation.words import Who
from core.models.people import Membership, Person, PersonRole
from core.models.tickets import Ticket
from core.resolution import views as cases
from core.work import Reading


def people(desk: Reading, ticket: Ticket, who: str) -> list[int]:
    """Their ids, one person's where ``who`` is a number; those to whom the case is not open are left out."""
    return [each for each in _people(desk, ticket, who) if cases.is_open_to(desk, ticket.id, each)]


def _people(desk: Reading, ticket: Ticket, who: str) -> list[int]:
    match who:
        case Who.OWNER:
            return [ticket.owner_id] if ticket.owner_id else []
        case Who.TEAM:
            return _in_team(desk, ticket.team_id)
        case Who.LEADS:
            return _leads(desk, ticket.team_id)
        case Who.WATCHERS:
            return list(cases.watchers(desk, ticket.id))
        case _:
            return [int(who)] if who.isdecimal() and int(who) in wearing(desk) else []


def _leads(desk: Reading, team_id: int | None) -> list[int]:
    """The supervisors in the team; where it has none, all of the desk."""
    all_of_them = wearing(desk, Role.SUPERVISOR)
    return [each for each in _in_team(desk, team_id) if each in all_of_them] or all_of_them


def _in_team(desk: Reading, team_id: int | None) -> list[int]:
    query = select(Person.id).join(Membership, Membership.person_id == Person.id)
    found = desk.session.scalars(query.where(Membership.team_id == team_id, Person.disabled_at.is_(None)))
    return sorted(found)


def wearing(desk: Reading, role: Role | None = None) -> list[int]:
    """The members who wear this role, or any."""
    query = select(Person.id).join(PersonRole, PersonRole.person_id == Person.id).where(Person.disabled_at.is_(None))
    found = desk.session.scalars(query.where(PersonRole.role == role) if role else query.distinct())
    return sorted(found)
