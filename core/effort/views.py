from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.effort import rules
from core.effort.words import Way
from core.models.chores import Call, TimeEntry
from core.models.people import Person
from core.models.tickets import Ticket
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Spent:
    """One time entry; ``own``: whether the reader may take it back."""

    id: int
    who: str
    minutes: int
    text: str
    at: datetime
    own: bool


@dataclass(frozen=True, slots=True)
class Called:
    """One call that ended; no minutes: missed."""

    who: str
    way: Way
    at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class Running:
    """A call of the reader's that has not ended."""

    id: int
    number: int | None
    way: Way
    answered: bool


def entries(desk: Reading, ticket_id: int) -> tuple[Spent, ...]:
    """The time that a case took, the latest first."""
    query = (
        select(TimeEntry, Person.name)
        .join(Person, Person.id == TimeEntry.person_id)
        .where(TimeEntry.ticket_id == ticket_id, TimeEntry.retired_at.is_(None))
        .order_by(TimeEntry.id.desc())
    )
    return tuple(
        Spent(entry.id, who, entry.minutes, entry.text, entry.at, entry.person_id == desk.reader.id)
        for entry, who in desk.session.execute(query)
    )


def calls(desk: Reading, ticket_id: int) -> tuple[Called, ...]:
    """The calls of a case, the latest first."""
    query = (
        select(Call, Person.name)
        .join(Person, Person.id == Call.person_id)
        .where(Call.ticket_id == ticket_id, Call.ended_at.is_not(None))
        .order_by(Call.id.desc())
    )
    return tuple(
        Called(who, call.way, call.rang_at, rules.minutes_of(call.answered_at, call.ended_at or desk.now))
        for call, who in desk.session.execute(query)
    )


def own_call(desk: Reading) -> Running | None:
    """The reader's running call, in whatever case."""
    query = (
        select(Call.id, Ticket.number, Call.way, Call.answered_at.is_not(None))
        .join(Ticket, Ticket.id == Call.ticket_id)
        .where(Call.person_id == desk.reader.id, Call.ended_at.is_(None))
        .order_by(Call.id)
        .limit(1)
    )
    row = desk.session.execute(query).first()
    return Running(*row) if row else None
