"""Putting a case aside, and being reminded of it."""

from datetime import datetime

from core.errors import TooLong
from core.language import N_
from core.models.attention import Reminder
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.queue import claims
from core.queue.errors import NoSuchReminder, NotInFuture
from core.queue.events import ReminderDone, ReminderDue, ReminderSet
from core.resolution import claims as tickets
from core.work import Work

LONGEST = 300


@needs(Permission.WORK)
def remind(
    work: Work, number: int, at: datetime, text: str, *, snooze: bool = False, of: int | None = None
) -> Reminder:
    """Come back to a case at a time; one that is put aside leaves one's list until then, or until it speaks.

    ``of``: whom a rule reminds; people remind themselves.
    """
    ticket = tickets.ticket(work, number)
    if at <= work.now:
        raise NotInFuture
    if len(text) > LONGEST:
        raise TooLong(field=N_("reminder"), limit=LONGEST)
    person_id = of if work.reader.person_id is None else work.reader.person_id
    row = Reminder(person_id=person_id, ticket_id=ticket.id, at=at, text=text.strip(), snoozes=snooze)
    work.session.add(row)
    work.record(ReminderSet(ticket.id, until=at.isoformat(timespec="minutes"), snoozes=snooze))
    return row


@needs(Permission.WORK)
def done(work: Work, reminder_id: int) -> None:
    """One is through with it."""
    row = claims.reminder(work, reminder_id)
    if row is None:
        raise NoSuchReminder
    row.done_at = work.now
    row.told_at = row.told_at or work.now
    work.record(ReminderDone(row.ticket_id))


@needs(Permission.WORK)
def wake(work: Work) -> int:
    """Tell people of the reminders whose time has come; how many. Called by a clock of the jobs."""
    due = claims.due_reminders(work)
    for row in due:
        row.told_at = work.now
        notices.tell(work, work.recorded(ReminderDue(row.ticket_id, of=row.person_id)), NoticeKind.REMINDER,
                     [row.person_id])  # fmt: skip
    return len(due)
