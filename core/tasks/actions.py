from datetime import date

from core.errors import Missing, TooLong
from core.language import N_
from core.models.chores import Task
from core.models.people import Person
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.queue import views as queue
from core.queue.errors import NobodyThere
from core.resolution import claims as tickets
from core.resolution import views as cases
from core.settings import views as settings
from core.tasks import claims, rules
from core.tasks.errors import CannotWork, NoSuchTask
from core.tasks.events import TaskAdded, TaskDone
from core.work import Work

LONGEST = 500


@needs(Permission.WORK)
def add(work: Work, number: int, text: str, owner_id: int, day: date | None = None) -> Task:
    """Something to be done for a case, by whom, and by which day; who gets it from somebody else is told."""
    ticket = tickets.ticket(work, number)
    if not text.strip():
        raise Missing(field=N_("task"))
    if len(text) > LONGEST:
        raise TooLong(field=N_("task"), limit=LONGEST)
    if owner_id not in dict(queue.colleagues(work)):
        raise NobodyThere
    if not cases.is_open_to(work, ticket.id, owner_id):
        raise CannotWork(who=work.session.get_one(Person, owner_id).name)
    task = Task(
        ticket_id=ticket.id,
        text=text.strip(),
        owner_id=owner_id,
        due_at=rules.end_of(day, settings.zone(work)) if day else None,
        made_by=work.reader.person_id,
        made_at=work.now,
    )
    work.session.add(task)
    work.session.flush()
    notices.tell(work, work.recorded(TaskAdded(ticket.id, task=task.id, of=owner_id)), NoticeKind.TASK, [owner_id])
    return task


@needs(Permission.WORK)
def finish(work: Work, task_id: int) -> None:
    """Whoever works on the case may tick it off."""
    task = claims.open_task(work, task_id)
    if task is None:
        raise NoSuchTask
    task.done_at, task.done_by = work.now, work.reader.person_id
    work.record(TaskDone(task.ticket_id, task=task.id))
