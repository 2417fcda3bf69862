"""Cases and teams held while the desk decides: two workers never give away the same case, nor fill a person twice."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select

from core import scope
from core.actors import ActorKind
from core.attention.views import PRESENT
from core.models.assignment import Turn, Unplaced
from core.models.attention import Draft, Presence, Reminder
from core.models.events import EventRow
from core.models.people import Person
from core.models.tickets import Ticket
from core.process.words import Stage
from core.queue.events import OWNED
from core.work import Reading, Work

BATCH = 20
WRITING = timedelta(hours=1)  # whose draft was kept since then is still at it
WORKED_ON = (Stage.NEW, Stage.WORKING)


def people(work: Work, people_ids: Collection[int]) -> None:
    """Decisions that concern the same people go one after the other; what is read after this is up to date."""
    query = select(Person.id).where(Person.id.in_(people_ids)).order_by(Person.id)
    work.session.execute(query.with_for_update(key_share=True))


def free(work: Work, team_id: int | None, after: tuple[datetime, int]) -> Sequence[Ticket]:
    """The next cases of a team without an owner, most urgent first, locked; those others hold are left to them."""
    query = (
        select(Ticket)
        .where(Ticket.owner_id.is_(None), scope.unfinished(), Ticket.trashed_at.is_(None))
        .where(Ticket.team_id == team_id if team_id else Ticket.team_id.is_(None))
        .where(or_(Ticket.sort_due > after[0], and_(Ticket.sort_due == after[0], Ticket.id > after[1])))
        .order_by(Ticket.sort_due, Ticket.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    return work.session.scalars(query).all()


def lying(desk: Reading, team_id: int | None, which: ColumnElement[bool]) -> Sequence[int]:
    """The ids of those that may be taken back; many are looked at, and nobody who writes waits for it."""
    return desk.session.scalars(_owned(desk, team_id, which).with_only_columns(Ticket.id)).all()


def owned(
    work: Work, team_id: int | None, among: Collection[int], which: ColumnElement[bool]
) -> Sequence[Ticket]:
    """Those of the cases that were found which still may be taken back, locked."""
    query = _owned(work, team_id, which).where(Ticket.id.in_(among))
    return work.session.scalars(query.with_for_update(skip_locked=True)).all()


def of_person(work: Work, person_id: int, teams: Collection[int] | None = None) -> Sequence[Ticket]:
    """The open cases of one person, in these teams or anywhere; what somebody else holds now is left to a clock."""
    query = select(Ticket).where(Ticket.owner_id == person_id, scope.unfinished(), Ticket.trashed_at.is_(None))
    if teams is not None:
        query = query.where(Ticket.team_id.in_(teams), ~_written(work))
    return work.session.scalars(query.order_by(Ticket.id).with_for_update(skip_locked=True)).all()


def abandoned(work: Work) -> Sequence[Ticket]:
    """Open cases whose owner has left the desk."""
    query = (
        select(Ticket)
        .join(Person, Person.id == Ticket.owner_id)
        .where(Person.disabled_at.is_not(None), scope.unfinished(), Ticket.trashed_at.is_(None))
        .limit(BATCH)
        .with_for_update(of=Ticket, skip_locked=True)
    )
    return work.session.scalars(query).all()


def untouched(since: datetime) -> ColumnElement[bool]:
    """The owner has done nothing in the case since then, and has had it for as long."""
    last = _last_touch().correlate(Ticket).scalar_subquery()
    return func.coalesce(last, Ticket.opened_at) <= since


def last_touch(work: Work, ticket: Ticket) -> datetime:
    """When the owner last did something in the case, or got it."""
    return work.session.scalar(_last_touch().where(Ticket.id == ticket.id)) or ticket.opened_at


def unplaced(work: Work, ticket_id: int, passed: dict[str, int]) -> Unplaced:
    """Keep why nobody suits; what has not changed is not written again."""
    row = work.session.get(Unplaced, ticket_id)
    if row is None:
        row = Unplaced(ticket_id=ticket_id, at=work.now, passed=passed, told=False)
        work.session.add(row)
    elif row.passed != passed:
        row.at, row.passed = work.now, passed
    return row


def forget_unplaced(work: Work, ticket_id: int) -> None:
    work.session.execute(delete(Unplaced).where(Unplaced.ticket_id == ticket_id))


def give_turn(work: Work, person_id: int) -> None:
    if turn := work.session.get(Turn, person_id):
        turn.at = work.now
    else:
        work.session.put(Turn(person_id=person_id, at=work.now))


def _owned(desk: Reading, team_id: int | None, which: ColumnElement[bool]) -> Select[Ticket]:
    """Cases of a team that somebody owns and should be working on, without those in which anybody writes now."""
    return (
        select(Ticket)
        .where(Ticket.owner_id.is_not(None), Ticket.stage.in_(WORKED_ON), Ticket.trashed_at.is_(None))
        .where(Ticket.team_id == team_id if team_id else Ticket.team_id.is_(None))
        .where(scope.unfinished(), which, ~_written(desk), ~_put_aside(desk))
        .order_by(Ticket.sort_due, Ticket.id)
        .limit(BATCH)
    )


def _last_touch() -> Select[datetime]:
    """By the owner, or by whoever made them the owner."""
    own = and_(EventRow.actor_kind == ActorKind.STAFF, EventRow.actor_id == Ticket.owner_id)
    return select(func.max(EventRow.at)).where(
        EventRow.subject_kind == "ticket", EventRow.subject_id == Ticket.id, or_(own, EventRow.kind.in_(OWNED))
    )


def _written(desk: Reading) -> ColumnElement[bool]:
    """Somebody has the case open, or kept a draft in it a moment ago."""
    here = exists().where(Presence.ticket_id == Ticket.id, Presence.seen_at > desk.now - PRESENT)
    return or_(here, exists().where(Draft.ticket_id == Ticket.id, Draft.at > desk.now - WRITING))


def _put_aside(desk: Reading) -> ColumnElement[bool]:
    """Its owner wants to come back to it later."""
    mine = exists().where(Reminder.ticket_id == Ticket.id, Reminder.person_id == Ticket.owner_id)
    return mine.where(Reminder.done_at.is_(None), Reminder.at > desk.now)
