from collections.abc import Collection, Sequence

from sqlalchemy import select

from core import scope
from core.models.attention import Reminder
from core.models.tickets import Ticket
from core.queue import views as queue
from core.work import Work

BATCH = 50


def next_free(work: Work, beyond: Collection[str] = ()) -> Ticket | None:
    """The most urgent case without an owner, locked; one that a colleague is taking is passed over.

    ``beyond``: the categories that ask for more than the reader can.
    """
    query = (
        queue.free(work)
        .where(Ticket.category.not_in(beyond))
        .order_by(Ticket.sort_due, Ticket.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalar(query)


def reminder(work: Work, reminder_id: int) -> Reminder | None:
    """An open reminder of the reader's."""
    query = select(Reminder).where(
        Reminder.id == reminder_id, Reminder.person_id == work.reader.id, Reminder.done_at.is_(None)
    )
    return work.session.scalar(query.with_for_update())


def due_reminders(work: Work) -> Sequence[Reminder]:
    """Those whose time has come; what another worker holds is left to it."""
    query = (
        select(Reminder)
        .where(Reminder.told_at.is_(None), Reminder.done_at.is_(None), Reminder.at <= work.now)
        .order_by(Reminder.at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalars(query).all()


def trashed(work: Work, number: int) -> Ticket | None:
    return work.session.scalar(scope.trash(work.reader).where(Ticket.number == number).with_for_update())
