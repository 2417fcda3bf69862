from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from core.models.people import Person
from core.models.process import CaseFact, Visit
from core.models.tickets import Ticket
from core.process import rules
from core.process.document import Document, Step
from core.work import Reading


def facts(desk: Reading, ticket_id: int) -> dict[str, Any]:
    """What is true of a case, under the names that fields are bound to."""
    query = select(CaseFact.name, CaseFact.value).where(CaseFact.ticket_id == ticket_id)
    return dict(desk.session.execute(query).all())


def facts_of(desk: Reading, ticket_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The same of many cases."""
    query = select(CaseFact.ticket_id, CaseFact.name, CaseFact.value).where(CaseFact.ticket_id.in_(ticket_ids))
    found: dict[int, dict[str, Any]] = {}
    for ticket_id, name, value in desk.session.execute(query) if ticket_ids else ():
        found.setdefault(ticket_id, {})[name] = value
    return found


def visits_of(desk: Reading, ticket_ids: Collection[int]) -> dict[int, list[Visit]]:
    """By case, in order."""
    query = select(Visit).where(Visit.ticket_id.in_(ticket_ids)).order_by(Visit.ticket_id, Visit.seq)
    found: dict[int, list[Visit]] = {}
    for visit in desk.session.scalars(query) if ticket_ids else ():
        found.setdefault(visit.ticket_id, []).append(visit)
    return found


def step_here(desk: Reading, document: Document, ticket: Ticket) -> tuple[Step, dict[str, Any]]:
    """The step of a case as it is worked there, and the facts of the case that its conditions read."""
    step = document.steps[ticket.step]
    return rules.here(document, step, facts(desk, ticket.id) if rules.read_of_case(document, step) else {})


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true of a case, and who said so when."""

    name: str
    value: Any
    who: str
    at: datetime


def told(desk: Reading, ticket_id: int) -> Sequence[Fact]:
    """The newest first."""
    query = (
        select(CaseFact.name, CaseFact.value, func.coalesce(Person.name, ""), CaseFact.at)
        .outerjoin(Person, Person.id == CaseFact.by)
        .where(CaseFact.ticket_id == ticket_id)
        .order_by(CaseFact.at.desc(), CaseFact.id)
    )
    return [Fact(*row) for row in desk.session.execute(query)]
