from collections.abc import Sequence
from typing import Literal

from sqlalchemy import select

from core.fields.forms import Labels
from core.models.people import Membership, Person, PersonRole, PersonSkill, Team
from core.models.process import Visit
from core.models.settings import Term
from core.process import handing
from core.process.document import Document, RoleOf, Step
from core.resolution import views
from core.settings.words import Vocabulary
from core.work import Reading

#: Whoever checks what they did themselves: others have to, or there is nobody else.
Eyes = Literal["others", "alone"]


def eyes(desk: Reading, document: Document, step: Step, visits: Sequence[Visit], ticket_id: int) -> Eyes | None:
    """None where the step does not check what the reader did; who else could is asked only then."""
    own = desk.reader.person_id
    if own is None or own not in handing.last_by(step, visits):
        return None
    return "others" if somebody_else(desk, ticket_id, document.roles[step.role]) else "alone"


def somebody_else(desk: Reading, ticket_id: int, role: RoleOf) -> bool:
    """Whether anybody but the reader may work such a step and may see this case."""
    query = select(Person).where(
        Person.disabled_at.is_(None),
        Person.id != desk.reader.person_id,
        Person.role_rows.any(PersonRole.role.in_(role.held_by)),
    )
    if role.teams:
        query = query.where(Person.team_rows.any(Membership.team_id.in_(role.teams)))
    if role.skills:
        query = query.where(Person.skill_rows.any(PersonSkill.skill.in_(role.skills)))
    return any(views.is_open_to(desk, ticket_id, each.id) for each in desk.session.scalars(query))


def team_names(desk: Reading, teams: Sequence[int]) -> Sequence[Labels]:
    """In every language the same."""
    query = select(Team.name).where(Team.id.in_(teams)).order_by(Team.name)
    return [{"en": name} for name in desk.session.scalars(query)]


def skill_names(desk: Reading, skills: Sequence[str]) -> Sequence[Labels]:
    query = select(Term.code, Term.labels).where(Term.vocabulary == Vocabulary.SKILL, Term.code.in_(skills))
    found = dict(desk.session.execute(query).all())
    return [found.get(each) or {"en": each} for each in skills]
