from collections.abc import Sequence
from typing import Literal

from sqlalchemy import select, union_all

from core import scope
from core.actors import Actor, ActorKind, Role
from core.fields.forms import Labels
from core.models.people import Membership, Person, PersonRole, PersonSkill, Team
from core.models.process import Visit
from core.models.settings import Term
from core.models.tickets import Ticket
from core.process import handing
from core.process.document import Document, RoleOf, Step
from core.settings.words import Vocabulary
from core.work import Reading

#: Whoever checks what they did themselves: others have to, or there is nobody else.
Eyes = Literal["others", "alone"]

FEW = 50  # people asked for at once; the first of them who sees the case is enough


def eyes(desk: Reading, document: Document, step: Step, visits: Sequence[Visit], ticket_id: int) -> Eyes | None:
    """None where the step does not check what the reader did; who else could is asked only then."""
    own = desk.reader.person_id
    if own is None or own not in handing.last_by(step, visits):
        return None
    return "others" if somebody_else(desk, ticket_id, document.roles[step.role]) else "alone"


def somebody_else(desk: Reading, ticket_id: int, role: RoleOf) -> bool:
    """Whether anybody but the reader may work such a step and may see this case."""
    people = _workers(desk, role)
    return any(_sees(desk, ticket_id, people[first : first + FEW]) for first in range(0, len(people), FEW))


def _workers(desk: Reading, role: RoleOf) -> Sequence[Actor]:
    """Everybody else who may work the steps of a role; by one plain query, a line for each pair of role and team."""
    query = (
        select(Person.id, PersonRole.role, Membership.team_id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .outerjoin(Membership, Membership.person_id == Person.id)
        .where(Person.disabled_at.is_(None), Person.id != desk.reader.person_id)
        .where(Person.role_rows.any(PersonRole.role.in_(role.held_by)))
    )
    if role.teams:
        query = query.where(Person.team_rows.any(Membership.team_id.in_(role.teams)))
    if role.skills:
        query = query.where(Person.skill_rows.any(PersonSkill.skill.in_(role.skills)))
    found: dict[int, tuple[set[Role], set[int]]] = {}
    for person, worn, team in desk.session.execute(query):
        roles, teams = found.setdefault(person, (set(), set()))
        roles.add(worn)
        teams |= {team} if team else set()
    return [
        Actor(ActorKind.STAFF, person, roles=frozenset(roles), teams=frozenset(teams))
        for person, (roles, teams) in found.items()
    ]


def _sees(desk: Reading, ticket_id: int, people: Sequence[Actor]) -> bool:
    """Whether this case is open to any of them."""
    own = [scope.tickets(each).where(Ticket.id == ticket_id).with_only_columns(Ticket.id) for each in people]
    return desk.session.execute(union_all(*own).limit(1)).first() is not None


def team_names(desk: Reading, teams: Sequence[int]) -> Sequence[Labels]:
    """In every language the same."""
    query = select(Team.name).where(Team.id.in_(teams)).order_by(Team.name)
    return [{"en": name} for name in desk.session.scalars(query)]


def skill_names(desk: Reading, skills: Sequence[str]) -> Sequence[Labels]:
    query = select(Term.code, Term.labels).where(Term.vocabulary == Vocabulary.SKILL, Term.code.in_(skills))
    found = dict(desk.session.execute(query).all())
    return [found.get(each) or {"en": each} for each in skills]
