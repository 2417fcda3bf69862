"""What a view of the queue finds, as conditions of a query."""

from datetime import timedelta

from sqlalchemy import ColumnElement, Exists, exists, func, or_, true

from core import scope
from core.customers.rules import folded
from core.models.attention import Reminder, TicketTag, Watch
from core.models.customers import Customer
from core.models.tickets import Ticket
from core.process.words import Stage
from core.queue.words import View
from core.work import Reading
from db.base import clean

AT_RISK = timedelta(hours=1)
SEARCHED = 20_000  # characters of a description
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


def has_words(text: str) -> ColumnElement[bool]:
    """Every place a person would look for these words; case does not matter."""
    wanted, start = clean(text).strip(), folded(clean(text))
    places = [
        Ticket.subject.icontains(wanted, autoescape=True),
        func.substr(Ticket.description, 1, SEARCHED).icontains(wanted, autoescape=True),
        Customer.folded_name.contains(start, autoescape=True),
    ]
    if (digits := wanted.removeprefix("#")).isdecimal() and len(digits) < 16:
        places.append(Ticket.number == int(digits))
    return or_(*places)


def _reminding(desk: Reading) -> Exists:
    mine = exists().where(Reminder.ticket_id == Ticket.id, Reminder.person_id == desk.reader.person_id)
    return mine.where(Reminder.done_at.is_(None))


def _put_aside(desk: Reading) -> ColumnElement[bool]:
    return _reminding(desk).where(Reminder.snoozes, Reminder.at > desk.now)
