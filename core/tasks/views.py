from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from core import scope
from core.models.chores import Task
from core.models.people import Person
from core.models.tickets import Ticket
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Todo:
    """A task as it is drawn."""

    id: int
    number: int | None
    subject: str
    text: str
    owner: str
    due_at: datetime | None
    late: bool
    done: bool


def of_ticket(desk: Reading, ticket_id: int) -> tuple[Todo, ...]:
    """The tasks of a case: the open ones first, by their day."""
    return _read(desk, _tasks(desk).where(Task.ticket_id == ticket_id))


def mine(desk: Reading, limit: int = 20) -> tuple[Todo, ...]:
    """The reader's open tasks, by their day."""
    return _read(desk, _tasks(desk).where(Task.owner_id == desk.reader.id, Task.done_at.is_(None)).limit(limit))


def _tasks(desk: Reading) -> Select[int]:
    seen = scope.tickets(desk.reader).with_only_columns(Ticket.id)
    return select(Task.id).where(Task.ticket_id.in_(seen))


def _read(desk: Reading, chosen: Select[int]) -> tuple[Todo, ...]:
    query = (
        select(Task, Ticket.number, Ticket.subject, Person.name)
        .join(Ticket, Ticket.id == Task.ticket_id)
        .join(Person, Person.id == Task.owner_id)
        .where(Task.id.in_(chosen))
        .order_by(Task.done_at.is_not(None), Task.due_at.is_(None), Task.due_at, Task.id)
    )
    return tuple(
        Todo(
            id=task.id, number=number, subject=subject, text=task.text, owner=owner, due_at=task.due_at,
            late=task.done_at is None and task.due_at is not None and task.due_at < desk.now,
            done=task.done_at is not None,
        )
        for task, number, subject, owner in desk.session.execute(query)
    )  # fmt: skip
