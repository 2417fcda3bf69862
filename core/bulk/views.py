from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import defer

from core import scope
from core.bulk.forms import Choice
from core.bulk.words import BulkState, Obstacle, Outcome, What
from core.models.attention import TicketTag
from core.models.bulk import BulkChange, BulkItem
from core.models.customers import Customer
from core.models.events import EventRow
from core.models.people import Person
from core.models.products import Batch
from core.models.tickets import Ticket
from core.permissions import Permission, may
from core.queue import views as queue
from core.resolution import views as cases
from core.triage.events import PriorityOverridden
from core.work import Reading

MOST = 1_000
#: The events by which each thing is changed, in many cases or in one.
OWNED = ("ticket.taken", "ticket.released", "ticket.assigned", "ticket.transferred")
KINDS: dict[What, tuple[str, ...]] = {
    **dict.fromkeys(What, ("ticket.regraded",)),
    What.OWNER: OWNED,
    What.TEAM: OWNED,
    What.PRIORITY: ("ticket.priority_overridden", "ticket.override_taken_back"),
    What.TAG: ("ticket.tags_changed",),
    What.UNTAG: ("ticket.tags_changed",),
    What.PRODUCT: ("ticket.goods_changed",),
    What.SPAM: ("ticket.restored", "ticket.trashed", "ticket.is_spam"),
    What.TRASH: ("ticket.restored", "ticket.trashed", "ticket.is_spam"),
}
UNDO = timedelta(hours=24)
HOLD = timedelta(minutes=10)  # so long customers hear nothing of it


@dataclass(frozen=True, slots=True)
class Bulk:
    """A bulk change as its list shows it; ``undoable``: now, by this reader."""

    id: int
    what: What
    value: Any
    who: str
    made_at: datetime
    state: BulkState
    outcomes: dict[Outcome, int]
    job_id: int | None
    undoable: bool


@dataclass(frozen=True, slots=True)
class Item:
    """What became of one case."""

    ticket_id: int
    number: int | None
    outcome: Outcome
    obstacle: Obstacle | None
    before: Any
    after: Any


def chosen(desk: Reading, choice: Choice) -> Sequence[Ticket]:
    """The cases meant, within reach, the most urgent first; never more than ``MOST``."""
    if choice.criteria is None:
        query = scope.tickets(desk.reader).where(Ticket.number.in_(choice.numbers))
    else:
        query = queue.matching(desk, choice.criteria).outerjoin(Customer, Customer.id == Ticket.customer_id)
    query = query.options(defer(Ticket.description)).order_by(Ticket.sort_due, Ticket.id).limit(MOST)
    return desk.session.scalars(query).all()


def tagged(desk: Reading, ids: Collection[int], tag: str) -> set[int]:
    """Those of these cases that carry a tag."""
    query = select(TicketTag.ticket_id).where(TicketTag.tag == tag, TicketTag.ticket_id.in_(ids))
    return set(desk.session.scalars(query))


def why_by_hand(desk: Reading, ticket_id: int) -> str:
    """The reason that stands with the priority which a person has set."""
    of = EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id, EventRow.kind == PriorityOverridden.kind
    newest = desk.session.scalar(select(EventRow).where(*of).order_by(EventRow.id.desc()).limit(1))
    return newest.detail["reason"] if newest else ""


def batch_code(desk: Reading, batch_id: int | None) -> str:
    row = desk.session.get(Batch, batch_id) if batch_id else None
    return row.code if row else ""


def newest(desk: Reading, limit: int = 30) -> Sequence[Bulk]:
    """The reader's, or everybody's for those who lead; the newest first."""
    rows = desk.session.execute(_visible(desk).order_by(BulkChange.id.desc()).limit(limit)).all()
    counts = _outcomes(desk, [row.id for row, _ in rows])
    return [_bulk(desk, row, name, counts.get(row.id, Counter())) for row, name in rows]


def one(desk: Reading, bulk_id: int) -> Bulk | None:
    found = desk.session.execute(_visible(desk).where(BulkChange.id == bulk_id)).one_or_none()
    if found is None:
        return None
    row, name = found
    return _bulk(desk, row, name, _outcomes(desk, [bulk_id]).get(bulk_id, Counter()))


def items(desk: Reading, bulk_id: int, limit: int = MOST) -> Sequence[Item]:
    """Its cases by number; what stayed as it is comes first."""
    told = BulkItem.outcome, BulkItem.obstacle, BulkItem.before, BulkItem.after
    query = (
        select(BulkItem.ticket_id, Ticket.number, *told)
        .join(Ticket, Ticket.id == BulkItem.ticket_id)
        .join(BulkChange, BulkChange.id == BulkItem.bulk_id)
        .where(BulkItem.bulk_id == bulk_id, _is_theirs(desk))
        .order_by(BulkItem.obstacle.is_(None), Ticket.number)
        .limit(limit)
    )
    return [Item(*row) for row in desk.session.execute(query)]


def changed_by(desk: Reading, ids: Collection[int], what: What) -> dict[int, str]:
    """Who changed this last, in each of these cases."""
    return {each: cases.last_actor(desk, each, KINDS[what]) for each in ids}


def how_many_are(desk: Reading, bulk_id: int, outcome: Outcome) -> int:
    query = select(func.count()).where(BulkItem.bulk_id == bulk_id, BulkItem.outcome == outcome)
    return desk.session.scalar(query) or 0


def _is_theirs(desk: Reading) -> Any:
    leads = may(desk.reader, Permission.ASSIGN)
    return BulkChange.id.is_not(None) if leads else BulkChange.person_id == desk.reader.person_id


def _visible(desk: Reading) -> Select[BulkChange, str]:
    return select(BulkChange, Person.name).join(Person, Person.id == BulkChange.person_id).where(_is_theirs(desk))


def _outcomes(desk: Reading, ids: Iterable[int]) -> dict[int, Counter[Outcome]]:
    query = select(BulkItem.bulk_id, BulkItem.outcome, func.count()).where(BulkItem.bulk_id.in_(list(ids)))
    found: dict[int, Counter[Outcome]] = {}
    for bulk_id, outcome, count in desk.session.execute(query.group_by(BulkItem.bulk_id, BulkItem.outcome)):
        found.setdefault(bulk_id, Counter())[outcome] = count
    return found


def _bulk(desk: Reading, row: BulkChange, who: str, outcomes: Counter[Outcome]) -> Bulk:
    within = HOLD if row.what is What.MOVE else UNDO  # of moves only what customers would hear
    undoable = desk.now - row.made_at <= within and row.state in {BulkState.RUNNING, BulkState.DONE}
    return Bulk(row.id, row.what, row.value, who, row.made_at, row.state, dict(outcomes), row.job_id, undoable)
