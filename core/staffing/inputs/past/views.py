from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Select, case, func, or_

from core.deadlines.words import DeadlineKind
from core.models.deadlines import Deadline
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.reports import promises, scope
from core.staffing.inputs import views
from core.staffing.inputs.figures import Ahead
from core.staffing.inputs.history import views as history
from core.staffing.inputs.history.views import Window
from core.staffing.inputs.measured import Kept, Past
from core.staffing.inputs.words import AT_ONCE, LIVE
from core.survey.rules import share
from core.triage.words import Priority
from core.work import Reading

MOST_WAITS = 5_000
TOLD = (DeadlineKind.RESPONSE, DeadlineKind.RESOLUTION)
HOUR = timedelta(hours=1) // timedelta(microseconds=1)


def past(desk: Reading, first: date, days: int, tail: int, weeks_back: int) -> Past:
    """These days as they were: what came in, who was there, what was open at their beginning, and what was kept.

    How long work took is told by the weeks up to their end, as little of it is noted. ``tail``: days after them in
    which the same people are busy; promises that are not met yet count as of now.
    """
    demand(desk.reader, Permission.READ_REPORTS)
    terms = views.in_force(desk)
    came = views.window(desk, terms, first, days)
    end = first + timedelta(days=days)
    told = views.window(desk, terms, end - timedelta(weeks=weeks_back), 7 * weeks_back)
    measured = views.of_window(told, came, Ahead(first, days, tail), terms)
    return Past(measured, came.since, _arrivals(replace(came, days=days + tail)), kept(came), waits(came))


def _arrivals(came: Window) -> tuple[int, ...]:
    """Cases that may wait, by real hour."""
    hour = (scope.microseconds(Ticket.opened_at) - scope.number(came.since)) // HOUR
    query = history.came(came).where(Ticket.channel.not_in(LIVE))
    counted = query.with_only_columns(hour, func.count()).group_by(hour)
    found = {int(place): n for place, n in came.desk.session.execute(counted)}
    return tuple(found.get(place, 0) for place in range(24 * came.days))


def kept(came: Window) -> list[Kept]:
    """First answers and resolutions, by channel and priority: met in time, of those met or over by now."""
    right, wrong = promises.met_in_time(), promises.met_late(came.desk.now)
    columns = Deadline.kind, Ticket.channel, Ticket.priority
    query = (
        _promised(came)
        .with_only_columns(*columns, func.count(case((right, 1))), func.count(case((or_(right, wrong), 1))))
        .group_by(*columns)
        .order_by(*columns)
    )
    rows = came.desk.session.execute(query)
    return [Kept(kind, channel, priority, share(good, n)) for kind, channel, priority, good, n in rows if n]


def waits(came: Window) -> Mapping[tuple[str, Priority], tuple[float, ...]]:
    """Minutes of working time until the first answer of cases that waited; of very many every second, third, … one."""
    met = Deadline.kind == DeadlineKind.RESPONSE, Deadline.used.is_not(None), Deadline.met_at.is_not(None)
    query = _promised(came).where(*met, Deadline.day_and_night.is_(False), Ticket.channel.not_in(LIVE | AT_ONCE))
    n = came.desk.session.scalar(query.with_only_columns(func.count())) or 0
    step = -(-n // MOST_WAITS) or 1
    place = func.row_number().over(order_by=Ticket.id).label("place")
    rows = query.with_only_columns(Ticket.channel, Ticket.priority, Deadline.used, place)
    found: dict[tuple[str, Priority], list[float]] = {}
    for channel, priority, used, number in came.desk.session.execute(rows):
        if used is not None and number % step == 0:
            found.setdefault((channel, priority), []).append(used / 60)
    return {each: tuple(sorted(minutes)) for each, minutes in found.items()}


def _promised(came: Window) -> Select[Ticket]:
    """A case that was opened again is not resolved by its first end: of resolutions the newest counts."""
    counts = or_(Deadline.kind != DeadlineKind.RESOLUTION, promises.newest())
    query = history.came(came).join(Deadline, Deadline.ticket_id == Ticket.id)
    return query.where(Deadline.kind.in_(TOLD), Deadline.dropped_at.is_(None), counts)
