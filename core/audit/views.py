from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String, and_, cast, func, select
from sqlalchemy.orm import aliased

from core.actors import ActorKind
from core.audit.forms import Wanted
from core.models.events import EventRow
from core.models.people import Person, Team
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.settings.views import zone
from core.work import Reading
from db.base import Json


@dataclass(frozen=True, slots=True)
class Happening:
    """``name`` is that of a member of staff; customers stay numbers here. ``about``: what people call the subject."""

    id: int
    at: datetime
    kind: str
    subject_kind: str
    subject_id: int
    actor_kind: ActorKind
    actor_id: int | None
    name: str | None
    detail: Json
    about: str


def happenings(
    desk: Reading, wanted: Wanted, before: int | None = None, most: int = 50
) -> tuple[Happening, ...]:  # fmt: skip
    """The newest first; ``before`` is the id of the last one seen, so that no page is counted through."""
    demand(desk.reader, Permission.READ_AUDIT)
    subject = aliased(Person)
    about = func.coalesce(subject.name, Team.name, cast(func.coalesce(Ticket.number, EventRow.subject_id), String))
    query = (
        select(EventRow, Person.name, about)
        .outerjoin(Person, and_(EventRow.actor_kind == ActorKind.STAFF, Person.id == EventRow.actor_id))
        .outerjoin(subject, and_(EventRow.subject_kind == "person", subject.id == EventRow.subject_id))
        .outerjoin(Team, and_(EventRow.subject_kind == "team", Team.id == EventRow.subject_id))
        .outerjoin(Ticket, and_(EventRow.subject_kind == "ticket", Ticket.id == EventRow.subject_id))
        .where(*_conditions(wanted, zone(desk)))
        .order_by(EventRow.id.desc())
        .limit(most)
    )
    if before is not None:
        query = query.where(EventRow.id < before)
    return tuple(_happening(*row) for row in desk.session.execute(query))


def _happening(row: EventRow, name: str | None, about: str) -> Happening:
    return Happening(
        row.id, row.at, row.kind, row.subject_kind, row.subject_id,
        row.actor_kind, row.actor_id, name, row.detail, about,
    )  # fmt: skip


def _conditions(wanted: Wanted, clock: ZoneInfo) -> Sequence[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kinds:
        found.append(EventRow.kind.in_(wanted.kinds))
    if wanted.person is not None:
        found += (EventRow.actor_kind == ActorKind.STAFF, EventRow.actor_id == wanted.person)
    if wanted.subject_kind is not None:
        found.append(EventRow.subject_kind == wanted.subject_kind)
    if wanted.number is not None:
        by_number = Ticket.number if wanted.subject_kind == "ticket" else EventRow.subject_id
        found.append(by_number == wanted.number)
    if wanted.first is not None:
        found.append(EventRow.at >= _midnight(wanted.first, clock))
    if wanted.last is not None:
        found.append(EventRow.at < _midnight(wanted.last + timedelta(days=1), clock))
    return found


def _midnight(day: date, clock: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), clock)
