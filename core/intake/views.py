from collections.abc import Mapping, Sequence

from sqlalchemy import and_, or_, select

from core.models.people import Team
from core.models.settings import Term
from core.models.tickets import Ticket
from core.work import Reading


def by_key(desk: Reading, key: str) -> Ticket | None:
    """The ticket that this form has made already."""
    return desk.session.scalar(select(Ticket).where(Ticket.idempotency_key == key))


def team_exists(desk: Reading, team_id: int) -> bool:
    query = select(Team.id).where(Team.id == team_id, Team.retired_at.is_(None))
    return desk.session.scalar(query) is not None


def unknown_terms(desk: Reading, codes: Mapping[str, str]) -> Sequence[str]:
    """Which of these codes, by vocabulary, the desk does not have or has retired."""
    wanted = [and_(Term.vocabulary == vocabulary, Term.code == code) for vocabulary, code in codes.items()]
    there = dict(desk.session.execute(select(Term.vocabulary, Term.code).where(or_(*wanted), Term.active)).all())
    return [code for vocabulary, code in codes.items() if vocabulary not in there]


def term_exists(desk: Reading, vocabulary: str, code: str) -> bool:
    query = select(Term.id).where(Term.vocabulary == vocabulary, Term.code == code, Term.active)
    return desk.session.scalar(query) is not None
