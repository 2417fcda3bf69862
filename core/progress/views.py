"""What a customer is shown of their case: what is theirs, and no word among ourselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core import scope
from core.actors import Actor, ActorKind
from core.fields.forms import Labels
from core.files.views import Served
from core.hours import views as hours
from core.links.errors import NoSuchLink
from core.models.customers import Customer
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import rules as process
from core.process import views as processes
from core.process.document import Step
from core.process.words import Happening, Stage
from core.progress import rules
from core.progress.said import views as conversation
from core.progress.said.views import Said
from core.progress.words import DECISIONS, Next
from core.settings import views as settings
from core.settings.words import Desk
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole page, read at one moment; ``next_at``: in UTC, none where no time is promised."""

    number: int
    subject: str
    desk_name: str
    stage: Stage
    step: Labels
    since: datetime
    next: Next
    next_at: datetime | None
    said: tuple[Said, ...]
    decisions: tuple[Happening, ...]
    reopens: bool
    moves: int
    team: int | None


def customer_of(desk: Reading, ticket_id: int) -> Actor:
    """Who comes by the link to this ticket: its customer, or nobody by name where the case has none.

    They see this one case, or the one that it was merged into. The link of a case in the trash, or closed long ago,
    opens nothing.
    """
    ticket = desk.session.get(Ticket, ticket_id)
    if ticket is not None and ticket.merged_into is not None:
        ticket = desk.session.get(Ticket, ticket.merged_into)
    if ticket is None or ticket.trashed_at or _over(ticket, desk.now):
        raise NoSuchLink
    customer = desk.session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    name, language = (customer.name, customer.language or "") if customer else ("", "")
    return Actor(ActorKind.CUSTOMER, ticket.customer_id, name, language=language, case=ticket.id)


def page(desk: Reading) -> Progress:
    """The case of the reader's link."""
    ticket = mine(desk)
    step = processes.version(desk, ticket.process_version_id).document.steps[ticket.step]
    kind, at = coming(desk, ticket)
    return Progress(
        number=ticket.number or 0,
        subject=ticket.subject,
        desk_name=settings.read(desk, Desk).name,
        stage=ticket.stage,
        step=step.labels,
        since=ticket.entered_at,
        next=kind,
        next_at=at,
        said=conversation.said(desk, ticket),
        decisions=decisions(step),
        reopens=kind is Next.REOPEN_UNTIL,
        moves=ticket.moves,
        team=ticket.team_id,
    )


def coming(desk: Reading, ticket: Ticket) -> tuple[Next, datetime | None]:
    """What happens next in this case, and by when."""
    step = processes.version(desk, ticket.process_version_id).document.steps[ticket.step]
    reopens = ticket.entered_at + step.reopen.within if step.reopen else None
    return rules.what_next(_facts(desk, ticket, reopens), office(desk, ticket.team_id))


def mine(desk: Reading) -> Ticket:
    """The one case of the reader's link."""
    found = desk.session.scalar(scope.tickets(desk.reader).where(Ticket.id == desk.reader.case))
    if found is None:
        raise NoSuchLink
    return found


def decisions(step: Step) -> tuple[Happening, ...]:
    """What this step waits to hear from the customer."""
    return tuple(each for each in DECISIONS if process.move_on(step, each))


def office(desk: Reading, team: int | None) -> Callable[[datetime], datetime]:
    """When a promise is kept: within the hours of the team, or of the desk."""
    return hours.calendar(desk, team).answered_by


def served(desk: Reading, attachment_id: int) -> Served:
    """A file of the reader's case that came or went with a message they know of."""
    return conversation.served(desk, mine(desk), attachment_id)


def _over(ticket: Ticket, now: datetime) -> bool:
    return ticket.closed_at is not None and ticket.closed_at + rules.LINK_OUTLIVES_CASE < now


def _facts(desk: Reading, ticket: Ticket, reopens: datetime | None) -> rules.Facts:
    visit = select(Visit.due_at).where(Visit.ticket_id == ticket.id).order_by(Visit.seq.desc()).limit(1)
    return rules.Facts(
        now=desk.now,
        stage=ticket.stage,
        answered=ticket.first_response_at is not None,
        response_due=ticket.response_due,
        step_due=desk.session.scalar(visit),
        wakes=ticket.wakes_at,
        reopens=reopens,
    )
