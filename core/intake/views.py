from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, bindparam, or_, select, true

from core import scope
from core.customers.rules import folded
from core.intake import rules
from core.intake.events import TicketOpened
from core.models.events import EventRow
from core.models.people import Person, Team
from core.models.products import Batch, Product
from core.models.settings import Term
from core.models.tickets import Ticket
from core.process.words import Stage
from core.settings import views as settings
from core.triage.words import Priority
from core.work import Reading
from db.base import Base

COMPARED = 300  # open cases that a new one is compared with, the newest
ALIKE = 0.3  # from this likeness on a case of the same category is shown
SAME_BATCH, SAME_PRODUCT = 1.0, 0.5  # what counts besides words
TICKETS = Base.metadata.tables[Ticket.__tablename__].c
KEYED = select(TICKETS.id).where(TICKETS.idempotency_key == bindparam("key"))


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in one line; ``due``: none where no clock runs."""

    id: int
    number: int
    subject: str
    priority: Priority
    stage: Stage
    opened_at: datetime
    due: datetime | None
    owner: str


@dataclass(frozen=True, slots=True)
class Likely:
    """What is known so far of a case that is being taken in; ``category``: empty while none is chosen."""

    subject: str
    category: str
    product_id: int | None = None
    batch: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about, by name."""

    product_id: int | None
    purchase_id: int | None
    product: str
    batch: str
    said: str
    happened_on: date | None
    happened_where: str

    @property
    def known(self) -> bool:
        return any((self.product_id, self.said, self.happened_on, self.happened_where))


class About(StrEnum):
    """Whose cases are listed, by the column that says so."""

    CUSTOMER = "customer_id"
    ORGANISATION = "organisation_id"
    PRODUCT = "product_id"
    BATCH = "batch_id"


def similar(desk: Reading, likely: Likely, limit: int = 4) -> Sequence[CaseLine]:
    """Open cases that may be the same trouble: of this batch or product, or alike in words within the category."""
    said = rules.pieces(likely.subject)
    if not said and likely.product_id is None:
        return []
    rows = (
        scope.tickets(desk.reader)
        .where(scope.unfinished(), _near(likely))
        .outerjoin(Batch, Batch.id == Ticket.batch_id)
    )
    told = rows.with_only_columns(Ticket.id, Ticket.subject, Ticket.product_id, Batch.folded_code)
    weighed: list[tuple[float, int]] = []
    newest = told.order_by(Ticket.id.desc()).limit(COMPARED)
    for number, subject, product_id, batch in desk.session.execute(newest):
        weight = rules.likeness(said, rules.pieces(subject))
        if product_id is not None and product_id == likely.product_id:
            weight += SAME_BATCH if likely.batch.strip() and batch == folded(likely.batch) else SAME_PRODUCT
        weighed.append((weight, number))
    best = sorted((each for each in weighed if each[0] >= ALIKE), reverse=True)[:limit]
    found = {line.id: line for line in _lines(desk, Ticket.id.in_([each for _, each in best]))}
    return [found[number] for _, number in best]


def subject(desk: Reading, ticket: Ticket) -> Subject:
    product = desk.session.get(Product, ticket.product_id) if ticket.product_id else None
    batch = desk.session.get(Batch, ticket.batch_id) if ticket.batch_id else None
    return Subject(
        product_id=ticket.product_id,
        purchase_id=ticket.purchase_id,
        product=product.name if product else "",
        batch=batch.code if batch else "",
        said=ticket.product_said,
        happened_on=ticket.happened_on,
        happened_where=ticket.happened_where,
    )


def cases_of(desk: Reading, about: About, number: int, limit: int = 20) -> Sequence[CaseLine]:
    """Cases of a customer, an organisation, a product or a batch, the newest first."""
    return _lines(desk, getattr(Ticket, about.value) == number, limit)


def _near(likely: Likely) -> ColumnElement[bool]:
    same = Ticket.category == likely.category if likely.category else true()
    return same if likely.product_id is None else or_(same, Ticket.product_id == likely.product_id)


def _lines(desk: Reading, which: ColumnElement[bool], limit: int = 20) -> Sequence[CaseLine]:
    query = scope.tickets(desk.reader).where(which).add_columns(Person.name)
    query = query.outerjoin(Person, Person.id == Ticket.owner_id).order_by(Ticket.id.desc()).limit(limit)
    return [
        CaseLine(
            row.id, row.number or 0, row.subject, row.priority, row.stage, row.opened_at, row.next_due, owner or ""
        )
        for row, owner in desk.session.execute(query)
    ]


def opening(desk: Reading, ticket_id: int) -> EventRow:
    """The event with which the case was taken in."""
    mine = EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id, EventRow.kind == TicketOpened.kind
    return desk.session.scalars(select(EventRow).where(*mine)).one()


def by_key(desk: Reading, key: str) -> Ticket | None:
    """The ticket that this form has made already."""
    found = desk.session.connection().scalar(KEYED, {"key": key})
    return None if found is None else desk.session.get(Ticket, found)


def team_exists(desk: Reading, team_id: int) -> bool:
    query = select(Team.id).where(Team.id == team_id, Team.retired_at.is_(None))
    return desk.session.scalar(query) is not None


def unknown_terms(desk: Reading, codes: Mapping[str, str]) -> Sequence[str]:
    """Which of these codes, by vocabulary, the desk does not have or has retired."""
    return [code for vocabulary, code in codes.items() if not _in_use(desk, vocabulary, code)]


def _in_use(desk: Reading, vocabulary: str, code: str) -> bool:
    place = settings.tree(desk, vocabulary).get(code)
    return place is not None and place.active


def term_exists(desk: Reading, vocabulary: str, code: str) -> bool:
    query = select(Term.id).where(Term.vocabulary == vocabulary, Term.code == code, Term.active)
    return desk.session.scalar(query) is not None
