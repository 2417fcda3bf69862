"""What a view of the queue finds, as conditions of a query."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Exists, exists, true

from core import scope
from core.models.attention import Reminder, TicketTag, Watch
from core.models.tickets import Ticket
from core.process.words import Stage
from core.queue.words import View
from core.work import Reading

AT_RISK = timedelta(hours=1)
COMPLAINT = "complaint"  # the shipped category
WAITING = (Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER)


def in_stage(view: View) -> ColumnElement[bool]:
    if view in {View.RESOLVED, View.CLOSED}:
        return Ticket.stage == Stage(view.value)
    return scope.unfinished()


def of_view(desk: Reading, view: View) -> ColumnElement[bool]:
    conditions = {
        View.MINE: (Ticket.owner_id == desk.reader.person_id) & ~_put_aside(desk),
        View.TEAM: Ticket.team_id.in_(sorted(desk.reader.teams)),
        View.FREE: Ticket.owner_id.is_(None),
        View.RISK: Ticket.next_due <= desk.now + AT_RISK,
        View.WAITING: Ticket.stage.in_(WAITING),
        View.COMPLAINT: Ticket.category == COMPLAINT,
        View.SENSITIVE: Ticket.sensitive.is_(True),
        View.REMINDER: _reminding(desk),
        View.WATCHED: exists().where(Watch.ticket_id == Ticket.id, Watch.person_id == desk.reader.person_id),
    }
    return conditions.get(view, true())


def has_tag(tag: str) -> ColumnElement[bool]:
    return exists().where(TicketTag.ticket_id == Ticket.id, TicketTag.tag == tag)


def _reminding(desk: Reading) -> Exists:
    mine = exists().where(Reminder.ticket_id == Ticket.id, Reminder.person_id == desk.reader.person_id)
    return mine.where(Reminder.done_at.is_(None))


def _put_aside(desk: Reading) -> ColumnElement[bool]:
    return _reminding(desk).where(Reminder.snoozes, Reminder.at > desk.now)
