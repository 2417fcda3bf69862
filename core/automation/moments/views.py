from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    SQLColumnExpression,
    String,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    type_coerce,
)

from core import scope
from core.automation import finds
from core.automation.forms import Body
from core.automation.views import Armed
from core.automation.words import ANY, STEP, Trigger
from core.deadlines.words import DeadlineKind
from core.models.automation import RuleRun
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Message, Ticket
from core.process.words import Stage
from core.resolution.words import Author, Direction
from core.work import Reading
from db.base import MICROSECOND

WAITING = tuple(each for each in Stage if each.waiting)


@dataclass(frozen=True, slots=True)
class Moment:
    """A rule's time has come in a case; ``mark`` tells this cause from any other, ``at``: what it counts from."""

    ticket_id: int
    mark: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """What a kind of time counts from: ``begun`` in a case, until it was ``over``; ``runs``: it is not over yet."""

    query: Select[Any]
    mark: ColumnElement[str]
    begun: SQLColumnExpression[Any]
    over: SQLColumnExpression[Any]
    runs: tuple[ColumnElement[bool], ...] = ()


def due(desk: Reading, rule: Armed, limit: int = 200, ticket_id: int | None = None) -> list[Moment]:
    """Where the moment of a rule has come, its conditions hold, and it has not run; the longest waiting first."""
    found = [each for source in _sources(rule.body) for each in _due(desk, rule, source, limit, ticket_id)]
    return sorted(found, key=lambda each: each.at)[:limit]


def _due(desk: Reading, rule: Armed, source: Source, limit: int, ticket_id: int | None) -> list[Moment]:
    when, after = rule.body.when, timedelta(minutes=rule.body.when.minutes)
    query = source.query.where(scope.unfinished(), Ticket.trashed_at.is_(None), *source.runs)
    query = query.where(source.begun <= desk.now - after, finds.holds(desk, rule.body), ~_done(rule, source.mark))
    if when.trigger is Trigger.DEADLINE:
        query = query.where(Ticket.sort_due <= desk.now - after)  # the index of the queue finds them
    if when.of == ANY:
        query = query.where(source.begun == Ticket.next_due)
    if after < timedelta(0):
        query = query.where(source.begun > desk.now)  # what is late is not about to be late
    else:
        query = query.where(source.begun >= rule.since - after)
    if ticket_id is not None:
        query = query.where(Ticket.id == ticket_id)
    return _moments(desk, source, query.order_by(source.begun).limit(limit))


def past(desk: Reading, body: Body, since: datetime, limit: int) -> list[Moment]:
    """Where the moment came since then in the reader's cases that are now as the conditions ask, the newest first."""
    after = timedelta(minutes=body.when.minutes)
    found = list[Moment]()
    for source in _sources(body):
        lasted = type_coerce(source.over, BigInteger) - type_coerce(source.begun, BigInteger) > after // MICROSECOND
        query = source.query.where(Ticket.id.in_(scope.tickets(desk.reader).with_only_columns(Ticket.id)))
        query = query.where(source.begun.between(since - after, desk.now - after), finds.holds(desk, body))
        query = query.where(source.over.is_(None) | lasted)
        found += _moments(desk, source, query.order_by(source.begun.desc()).limit(limit))
    return sorted(found, key=lambda each: each.at, reverse=True)[:limit]


def _done(rule: Armed, mark: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(RuleRun.rule_id == rule.id, RuleRun.ticket_id == Ticket.id, RuleRun.mark == mark)


def _moments(desk: Reading, source: Source, query: Select[Any]) -> list[Moment]:
    rows = desk.session.execute(query.with_only_columns(Ticket.id, source.mark, source.begun))
    return [Moment(ticket_id, mark, at) for ticket_id, mark, at in rows]


def _sources(body: Body) -> Sequence[Source]:
    when = body.when
    if when.trigger is not Trigger.DEADLINE:
        return (SOURCES[when.trigger](),)
    kinds = [each for each in DeadlineKind if when.of in {each, ANY}]
    steps = (_step_limit(),) if when.of in {STEP, ANY} else ()
    return (*((_promise(kinds),) if kinds else ()), *steps)


def _promise(kinds: Sequence[DeadlineKind]) -> Source:
    return Source(
        select(Ticket).join(Deadline, Deadline.ticket_id == Ticket.id).where(Deadline.kind.in_(kinds)),
        cast(Deadline.kind, String) + literal(".") + cast(Deadline.cycle, String),
        Deadline.due_at,
        func.coalesce(Deadline.met_at, Deadline.dropped_at),
        (Deadline.met_at.is_(None), Deadline.dropped_at.is_(None)),
    )


def _visit(begun: SQLColumnExpression[Any], mark: str) -> Source:
    return Source(
        select(Ticket).join(Visit, Visit.ticket_id == Ticket.id),
        literal(f"{mark}.") + cast(Visit.seq, String),
        begun,
        Visit.left_at,
        (Visit.left_at.is_(None),),
    )


def _step_limit() -> Source:
    """None runs while a case waits."""
    limit = _visit(Visit.due_at, "step")
    return replace(limit, runs=(*limit.runs, Ticket.stage.not_in(WAITING)))


def _words(until: ColumnElement[bool] | None) -> Source:
    """Since the customer's last word, or the opening; ``until``: what ends it before the customer's next word."""
    said = Message.ticket_id == Ticket.id
    last = select(func.max(Message.id)).where(said, Message.direction == Direction.INCOMING)
    word = func.coalesce(last.correlate(Ticket).scalar_subquery(), 0)
    at = select(Message.at).where(Message.id == word).correlate(Ticket).scalar_subquery()
    ended = (~exists().where(said, Message.id > word, until),) if until is not None else ()
    begun = func.coalesce(type_coerce(at, BigInteger), type_coerce(Ticket.opened_at, BigInteger))
    return Source(
        select(Ticket).where(*ended),
        literal("word.") + cast(word, String),
        type_coerce(begun, Ticket.opened_at.type),
        type_coerce(null(), BigInteger),
    )


def _opened() -> Source:
    return Source(select(Ticket), literal("opened", String), Ticket.opened_at, Ticket.resolved_at)


SOURCES: dict[Trigger, Callable[[], Source]] = {
    Trigger.OPENED_AGO: _opened,
    Trigger.STEP_AGO: lambda: _visit(Visit.entered_at, "stay"),
    Trigger.UNANSWERED: lambda: _words((Message.direction == Direction.OUTGOING) & (Message.author == Author.STAFF)),
    Trigger.SILENT: lambda: _words(None),
}
