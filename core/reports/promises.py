"""What was promised and whether it was kept: the one place that knows where deadlines are remembered.

A first answer is read from the ticket's own times, which say as much; a resolution from the newest cycle of its
deadline, which knows how long the clock stood still.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_
from sqlalchemy.orm import aliased

from core.deadlines.words import DeadlineKind
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket

DONE = func.coalesce(Ticket.resolved_at, Ticket.closed_at)
ANSWERED = func.coalesce(Ticket.first_response_at, DONE)  # who is helped at once waits for no answer any more


def kept() -> ColumnElement[bool]:
    """The first answer came in time."""
    return and_(Ticket.response_due.is_not(None), Ticket.response_due >= ANSWERED)


def missed(now: datetime) -> ColumnElement[bool]:
    """It came late, or is still owed and overdue; one that is owed and not yet due is neither kept nor missed."""
    owed = and_(ANSWERED.is_(None), Ticket.response_due < now)
    return and_(Ticket.response_due.is_not(None), or_(Ticket.response_due < ANSWERED, owed))


def resolution() -> ColumnElement[bool]:
    """The promise that counts: a case that was opened again is not resolved by its first end."""
    return and_(Deadline.ticket_id == Ticket.id, Deadline.kind == DeadlineKind.RESOLUTION, newest())


def newest() -> ColumnElement[bool]:
    """Of a deadline: no later cycle of its kind has begun."""
    later = aliased(Deadline)
    same = later.ticket_id == Deadline.ticket_id, later.kind == Deadline.kind
    return ~exists(later.id).where(*same, later.cycle > Deadline.cycle).correlate(Deadline)


def met_in_time() -> ColumnElement[bool]:
    return and_(Deadline.dropped_at.is_(None), Deadline.met_at <= Deadline.due_at)


def met_late(now: datetime) -> ColumnElement[bool]:
    """Or still owed and overdue; while the clock stands still nothing is owed."""
    owed = and_(Deadline.met_at.is_(None), Deadline.due_at < now)
    return and_(Deadline.dropped_at.is_(None), or_(Deadline.met_at > Deadline.due_at, owed))


def step_limit(first: datetime, end: datetime) -> ColumnElement[bool]:
    """A stay with a limit that ended in this time; ``Visit.late`` tells how, nothing where it goes on elsewhere."""
    ended = and_(Visit.left_at >= first, Visit.left_at <= end, Visit.left_at.is_not(None))
    return and_(ended, Visit.due_at.is_not(None), Visit.late.is_not(None))
