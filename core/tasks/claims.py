from sqlalchemy import select

from core import scope
from core.models.chores import Task
from core.models.tickets import Ticket
from core.work import Work


def open_task(work: Work, task_id: int) -> Task | None:
    """An open task of a case within the reader's scope, locked."""
    seen = scope.tickets(work.reader).with_only_columns(Ticket.id)
    query = select(Task).where(Task.id == task_id, Task.done_at.is_(None), Task.ticket_id.in_(seen))
    return work.session.scalar(query.with_for_update())
