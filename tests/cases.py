"""What tests of many rooms need: cases to begin with, and all that was remembered of them."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import select

from core.actors import Actor
from core.clock import Clock
from core.customers.forms import NewCustomer
from core.intake.actions import open_ticket
from core.intake.forms import NewTicket
from core.models import EventRow, Ticket, Visit
from core.process import views as processes
from core.resolution import actions as resolution
from core.resolution.forms import Advance
from core.work import begin
from db.session import reading

T = TypeVar("T")

_keys = count()
CHEN = NewCustomer("Chen Jing", ("138 0013 8000", "chen@example.com"))


def form(**more: Any) -> NewTicket:
    """A plain case; every call makes another one."""
    plain: dict[str, Any] = {
        "channel": "mail",
        "category": "quality",
        "subject": "The lid does not close",
        "description": "Since this morning the lid stays open.",
        "key": f"form-{next(_keys)}",
    }
    return NewTicket(**plain | more)


def opened(actor: Actor, clock: Clock, **more: Any) -> int:
    """The number of a new case."""
    with begin(actor, clock) as work:
        number = open_ticket(work, form(**more)).number
    assert number is not None
    return number


def ticket(number: int) -> Ticket:
    with reading() as session:
        return session.scalars(select(Ticket).where(Ticket.number == number)).one()


def visits(number: int) -> Sequence[Visit]:
    with reading() as session:
        query = select(Visit).join(Ticket, Ticket.id == Visit.ticket_id).where(Ticket.number == number)
        return session.scalars(query.order_by(Visit.seq)).all()


def events(subject_kind: str = "ticket", kind: str = "") -> Sequence[EventRow]:
    with reading() as session:
        query = select(EventRow).where(EventRow.subject_kind == subject_kind, EventRow.kind.startswith(kind))
        return session.scalars(query.order_by(EventRow.id)).all()


def count_of(model: type[Any]) -> int:
    with reading() as session:
        return len(session.scalars(select(model)).all())


def moved(actor: Actor, clock: Clock, number: int, to: str, **more: Any) -> Ticket:
    """One move by hand, seen as it is now; ``values`` are those of its step, whose list is ticked off."""
    now, reason = ticket(number), more.pop("reason", "")
    with begin(actor, clock) as work:
        step = processes.version(work, now.process_version_id).document.steps[now.step]
        checked = more.pop("checked", [item.id for item in step.check])
        return resolution.advance(work, number, Advance(to, now.moves, more, tuple(checked), reason))


def at_once(times: int, act: Callable[[int], T]) -> list[T]:
    """The same thing by many threads that start together."""
    with ThreadPoolExecutor(times) as crowd:
        return list(crowd.map(act, range(times)))
