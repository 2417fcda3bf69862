from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core import scope
from core.models.attention import Reminder, TicketTag, Watch
from core.models.customers import Customer
from core.models.people import Team
from core.models.tickets import Ticket
from core.settings import views as settings
from core.settings.views import TermRow
from core.settings.words import Vocabulary
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Reminded:
    """An open reminder of the reader's; ``due`` where its time has come."""

    id: int
    number: int | None
    subject: str
    at: datetime
    text: str
    snoozes: bool
    due: bool


@dataclass(frozen=True, slots=True)
class PutAway:
    """A case in the trash."""

    number: int | None
    subject: str
    customer: str | None
    text: str
    spam: bool
    at: datetime | None


def known_tags(desk: Reading) -> tuple[TermRow, ...]:
    """The tags of the desk that can be given."""
    return tuple(row for row in settings.terms(desk, Vocabulary.TAG) if row.active)


def tag_rows(desk: Reading, ticket_id: int) -> Sequence[TicketTag]:
    return desk.session.scalars(select(TicketTag).where(TicketTag.ticket_id == ticket_id)).all()


def tags_of(desk: Reading, ticket_id: int) -> tuple[str, ...]:
    """The codes of a case's tags."""
    return tuple(sorted(row.tag for row in tag_rows(desk, ticket_id)))


def watch_of(desk: Reading, ticket_id: int) -> Watch | None:
    """Whether the reader watches this case."""
    return desk.session.get(Watch, (desk.reader.id, ticket_id))


def open_teams(desk: Reading) -> Sequence[tuple[int, str]]:
    """The teams that can be given a case: id and name."""
    query = select(Team.id, Team.name).where(Team.retired_at.is_(None)).order_by(Team.name)
    return [(number, name) for number, name in desk.session.execute(query)]


def reminders(desk: Reading, ticket_id: int | None = None, limit: int = 20) -> tuple[Reminded, ...]:
    """The reader's open reminders, of all their cases or of one, the earliest first."""
    query = (
        scope.tickets(desk.reader)
        .join(Reminder, Reminder.ticket_id == Ticket.id)
        .where(Reminder.person_id == desk.reader.person_id, Reminder.done_at.is_(None))
        .with_only_columns(Reminder.id, Ticket.number, Ticket.subject, Reminder.at, Reminder.text, Reminder.snoozes)
        .order_by(Reminder.at, Reminder.id)
        .limit(limit)
    )
    if ticket_id is not None:
        query = query.where(Reminder.ticket_id == ticket_id)
    return tuple(Reminded(*row, due=row.at <= desk.now) for row in desk.session.execute(query))


def put_away(desk: Reading, limit: int = 200) -> tuple[PutAway, ...]:
    """What lies in the trash, the latest first."""
    query = (
        scope.trash(desk.reader)
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .with_only_columns(
            Ticket.number, Ticket.subject, Customer.name, Ticket.description, Ticket.spam, Ticket.trashed_at
        )
        .order_by(Ticket.trashed_at.desc(), Ticket.id.desc())
        .limit(limit)
    )
    return tuple(PutAway(*row) for row in desk.session.execute(query))
