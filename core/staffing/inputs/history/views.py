from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, Executable, Select, case, distinct, func, literal, select, type_coerce

from core import scope as sight
from core.models.chores import Call, TimeEntry
from core.models.customers import Customer, Organisation
from core.models.tickets import Message, Ticket
from core.reports import promises, scope
from core.reports.attainment import counts
from core.reports.forms import Criteria
from core.reports.scope import TIMED
from core.resolution.words import Author, Direction
from core.rota.rules import midnight
from core.staffing.inputs import rules
from core.staffing.inputs.figures import Called, Spent, Touched, Trait, Volume, Waiting
from core.staffing.inputs.words import LIVE, Flow
from core.work import Reading
from db.base import Code

HOUR = timedelta(hours=1)
FORGOTTEN = 4 * 60 * 60  # seconds: of a longer call somebody forgot to record the end
MOST_OPEN = 20_000  # cases that a simulation may begin with


@dataclass(frozen=True, slots=True)
class Window:
    """Whole days on the desk's clock, and whose eyes look at them; ``tiers``: whether promises ask for those."""

    desk: Reading
    zone: ZoneInfo
    first: date
    days: int
    tiers: bool = False

    @property
    def since(self) -> datetime:
        return midnight(self.first, self.zone)

    @property
    def until(self) -> datetime:
        return midnight(self.first + timedelta(days=self.days), self.zone)


def counted(window: Window) -> Select[Ticket]:
    """Each case once; without spam and trash, without merged ones, and without the impossible and the unknown."""
    return scope.counted(scope.lens(window.desk, Criteria())).where(TIMED)


def came(window: Window) -> Select[Ticket]:
    return counted(window).where(Ticket.opened_at >= window.since, Ticket.opened_at < window.until)


def solved(window: Window) -> Select[Ticket]:
    """Of those that came: only of these one knows how much work they were."""
    return came(window).where(~sight.unfinished())


def began(window: Window) -> datetime | None:
    """When the first case of all came in: before that there is no history, which is not the same as none came."""
    return window.desk.session.scalar(counted(window).with_only_columns(func.min(Ticket.opened_at)))


def volumes(window: Window) -> dict[Flow, Volume]:
    """By day and hour on the desk's clock; an hour that comes twice counts once, with what came in both."""
    flow = case((Ticket.channel.in_(LIVE), str(Flow.CHATS)), else_=str(Flow.CASES))
    hour = _hour(window, Ticket.opened_at)
    cases = came(window).with_only_columns(flow, hour, func.count()).group_by(flow, hour)
    rang = _hour(window, Call.rang_at)
    calls = _calls(window).with_only_columns(literal(str(Flow.CALLS)), rang, func.count()).group_by(rang)
    found: dict[str, dict[int, int]] = {each: {} for each in Flow}
    for query in (cases, calls):
        for code, place, count in window.desk.session.execute(query):
            found[code][int(place)] = count
    return {flow: Volume(window.first, rules.by_day(found[flow], window.days)) for flow in Flow}


def seen(window: Window) -> dict[Trait, int]:
    """How many cases came in of each kind."""
    columns = _traits(window)
    query = _with_tiers(window, came(window)).with_only_columns(*columns, func.count()).group_by(*columns)
    return {Trait(*told): count for *told, count in window.desk.session.execute(query)}


def spent(window: Window) -> Spent:
    """Minutes noted in the cases that are solved; counted by minute, as SQLite may lack a logarithm."""
    noted = (
        select(TimeEntry.ticket_id, func.sum(TimeEntry.minutes).label("minutes"))
        .where(TimeEntry.retired_at.is_(None))
        .group_by(TimeEntry.ticket_id)
        .subquery()
    )
    columns = Ticket.category, Ticket.priority, noted.c.minutes
    query = solved(window).join(noted, noted.c.ticket_id == Ticket.id)
    counted = query.with_only_columns(*columns, func.count()).group_by(*columns)
    return rules.spent([
        (category, priority, int(minutes), count)
        for category, priority, minutes, count in window.desk.session.execute(counted)
    ])  # fmt: skip


def touched(window: Window) -> Touched:
    """A touch is what we say until the customer has the word; theirs lasts from our last word to their first."""
    said = _said(window).subquery()
    ours, theirs = said.c.direction == Direction.OUTGOING, said.c.direction == Direction.INCOMING
    touch = ours & (said.c.before.is_(None) | (said.c.before == Direction.INCOMING))
    answer = theirs & (said.c.before == Direction.OUTGOING)
    query = select(
        func.count(case((touch, 1))),
        func.count(distinct(case((ours, said.c.ticket_id)))),
        func.count(case((answer, 1))),
        func.sum(case((answer, said.c.waited // 1_000_000))),
    )
    touches, cases, answers, waited = window.desk.session.execute(query).one()
    return rules.touched(touches, cases, answers, float(waited or 0) / 60)


def _said(window: Window) -> Select[int, Direction, Direction, int]:
    """Words between the customer and people of ours, each with the one before it; notes and the desk's own are none."""
    heard = (Message.direction == Direction.INCOMING) | (Message.author == Author.STAFF)
    query = solved(window).join(Message, Message.ticket_id == Ticket.id)
    query = query.where(Message.direction != Direction.NOTE, Message.taken_back_at.is_(None), heard)
    order: dict[str, Any] = {"partition_by": Message.ticket_id, "order_by": (Message.at, Message.id)}
    before = type_coerce(func.lag(Message.direction).over(**order), Code(Direction))
    at = scope.microseconds(Message.at)
    waited = at - func.lag(at, type_=BigInteger).over(**order)
    return query.with_only_columns(
        Message.ticket_id, Message.direction, before.label("before"), waited.label("waited")
    )


def called(window: Window) -> Called:
    """Whoever gave up waited so long at most; whoever was answered would have waited longer."""
    rang, answered, ended = map(scope.microseconds, (Call.rang_at, Call.answered_at, Call.ended_at))
    talked, waited = (ended - answered) // 1_000_000, (func.coalesce(answered, ended) - rang) // 1_000_000
    sound, lost = (talked >= 0) & (talked <= FORGOTTEN), Call.answered_at.is_(None)
    columns: Sequence[ColumnElement[Any]] = (
        func.count(case((sound, 1))),
        func.sum(case((sound, talked))),
        func.sum(case((sound, talked * talked))),
        func.count(case((lost, 1))),
        func.sum(case((waited >= 0, waited))),
    )
    query = _calls(window).with_only_columns(*columns)
    n, total, squares, gave_up, patient = (float(each or 0) for each in window.desk.session.execute(query).one())
    minutes = rules.mean(int(n), total / 60, squares / 3_600)
    return Called(minutes, rules.exponential(int(gave_up), patient / 60))


def waiting(window: Window, at: datetime) -> tuple[Sequence[Waiting], bool]:
    """The cases that are or were open at a moment, the newest first; and whether there are more than can be played."""
    done = promises.DONE
    open_then = sight.unfinished() if at >= window.desk.now else sight.unfinished() | (done >= at)
    answered = func.coalesce(Ticket.first_response_at < at, literal(False))
    columns = (*_traits(window), Ticket.opened_at, answered)
    query = _with_tiers(window, counted(window)).where(Ticket.opened_at < at, open_then)
    query = query.with_only_columns(*columns).order_by(Ticket.opened_at.desc(), Ticket.id).limit(MOST_OPEN + 1)
    rows = [Waiting(Trait(*row[:-2]), row[-2], bool(row[-1])) for row in _told(window, query)]
    return rows[:MOST_OPEN], len(rows) > MOST_OPEN


def _told(window: Window, query: Executable) -> Iterable[Sequence[Any]]:
    return window.desk.session.execute(query)


def _calls(window: Window) -> Select[Ticket]:
    rang = counts.rang(scope.lens(window.desk, Criteria()))
    return rang.where(Call.rang_at >= window.since, Call.rang_at < window.until)


def _hour(window: Window, column: scope.Column) -> ColumnElement[Any]:
    return scope.step(column, window.zone, (window.since, window.until), HOUR)


def _traits(window: Window) -> tuple[scope.Column, ...]:
    tier = func.coalesce(Customer.tier, Organisation.tier) if window.tiers else literal(None)
    return Ticket.channel, Ticket.priority, Ticket.team_id, Ticket.category, tier


def _with_tiers(window: Window, query: Select[Ticket]) -> Select[Ticket]:
    if not window.tiers:
        return query
    people = query.outerjoin(Customer, Customer.id == Ticket.customer_id)
    return people.outerjoin(Organisation, Organisation.id == Ticket.organisation_id)


