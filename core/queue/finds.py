"""What a view of the queue finds, as conditions of a query."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Exists, String, cast, exists, or_, true

from core import scope
from core.models.attention import Reminder, TicketTag, Watch
from core.models.fields import TicketValue
from core.models.tickets import Ticket
from core.process.words import Stage
from core.queue.forms import ME, NOBODY, Criteria
from core.queue.words import Due, View
from core.settings import views as settings
from core.work import Reading

AT_RISK = timedelta(hours=1)
COMPLAINT = "complaint"  # the shipped category
SOON = {Due.LATE: timedelta(0), Due.HOUR: AT_RISK, Due.DAY: timedelta(days=1), Due.WEEK: timedelta(weeks=1)}
WAITING = (Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER)


def in_stage(view: View) -> ColumnElement[bool]:
    if view in {View.RESOLVED, View.CLOSED}:
        return Ticket.stage == Stage(view.value)
    return scope.unfinished()


def of_view(desk: Reading, view: View) -> ColumnElement[bool]:
    condition = CONDITIONS.get(view)
    return condition(desk) if condition else true()


CONDITIONS: Mapping[View, Callable[[Reading], ColumnElement[bool]]] = {
    View.MINE: lambda desk: (Ticket.owner_id == desk.reader.person_id) & ~_put_aside(desk),
    View.TEAM: lambda desk: Ticket.team_id.in_(sorted(desk.reader.teams)),
    View.FREE: lambda _: Ticket.owner_id.is_(None),
    View.RISK: lambda desk: due_by(desk, AT_RISK),
    View.WAITING: lambda _: Ticket.stage.in_(WAITING),
    View.COMPLAINT: lambda _: Ticket.category == COMPLAINT,
    View.SENSITIVE: lambda _: Ticket.sensitive.is_(True),
    View.REMINDER: lambda desk: _reminding(desk),
    View.WATCHED: lambda desk: exists().where(Watch.ticket_id == Ticket.id, Watch.person_id == desk.reader.person_id),
}


def by_filters(desk: Reading, criteria: Criteria) -> list[ColumnElement[bool]]:
    """The filters of the catalogue, each a condition of its own; words are the business of the search."""
    codes = {
        Ticket.priority: criteria.priorities,
        Ticket.category: settings.branches(desk, "category", criteria.categories) if criteria.categories else (),
        Ticket.channel: criteria.channels,
        Ticket.stage: criteria.stages,
        Ticket.step: criteria.steps,
        Ticket.customer_id: criteria.customers,
        Ticket.organisation_id: criteria.organisations,
        Ticket.product_id: criteria.products,
    }
    found: list[ColumnElement[bool]] = [column.in_(values) for column, values in codes.items() if values]
    found += [has_tag(tag) for tag in criteria.tags]
    found += [_answered(field, value) for field, value in criteria.answers]
    return [*found, *_of_people(desk, criteria), *_in_time(desk, criteria)]


def _of_people(desk: Reading, criteria: Criteria) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Ticket.sensitive.is_(True)] if criteria.sensitive else []
    for column, values in ((Ticket.team_id, criteria.teams), (Ticket.owner_id, criteria.owners)):
        if values:
            people = [desk.reader.person_id if each == ME else each for each in values if each != NOBODY]
            named = column.in_(people)
            found.append(or_(column.is_(None), named) if NOBODY in values else named)
    return found


def _in_time(desk: Reading, criteria: Criteria) -> list[ColumnElement[bool]]:
    found = list[ColumnElement[bool]]()
    if criteria.due:
        found.append(due_by(desk, SOON[criteria.due]))
    if criteria.opened_from:
        found.append(Ticket.opened_at >= _midnight(desk, criteria.opened_from))
    if criteria.opened_to:
        found.append(Ticket.opened_at < _midnight(desk, criteria.opened_to + timedelta(days=1)))
    return found


def due_by(desk: Reading, ahead: timedelta) -> ColumnElement[bool]:
    """By the column that pages are sorted by, which is ``next_due`` where there is one: its index ends there too."""
    return Ticket.sort_due <= desk.now + ahead


def _midnight(desk: Reading, day: date) -> datetime:
    return datetime.combine(day, time(0), settings.zone(desk))


def _answered(field: str, value: str) -> Exists:
    """An answer as it is kept; sealed ones cannot be sought."""
    kept = cast(TicketValue.value, String)
    same = kept.in_([value, f'"{value}"'])
    return exists().where(TicketValue.ticket_id == Ticket.id, TicketValue.field == field, same)


def has_tag(tag: str) -> ColumnElement[bool]:
    return exists().where(TicketTag.ticket_id == Ticket.id, TicketTag.tag == tag)


def _reminding(desk: Reading) -> Exists:
    mine = exists().where(Reminder.ticket_id == Ticket.id, Reminder.person_id == desk.reader.person_id)
    return mine.where(Reminder.done_at.is_(None))


def _put_aside(desk: Reading) -> ColumnElement[bool]:
    return _reminding(desk).where(Reminder.snoozes, Reminder.at > desk.now)
