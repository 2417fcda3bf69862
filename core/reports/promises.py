"""What was promised and whether it was kept: the one place that knows where deadlines are remembered.

It reads the ticket's own times; a table of deadlines can take their place here, and nowhere else.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_

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


def step_limit(first: datetime, end: datetime) -> ColumnElement[bool]:
    """A stay with a limit that ended in this time; ``Visit.late`` tells how."""
    return and_(Visit.left_at >= first, Visit.left_at <= end, Visit.left_at.is_not(None), Visit.due_at.is_not(None))
