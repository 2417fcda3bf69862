"""The public page's way in: a customer asks without an account, and says that their data may be used for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.access import rates
from core.access.secrets import fingerprint
from core.actors import Actor, ActorKind
from core.clock import Clock, utc_now
from core.customers import rules
from core.customers.forms import NewCustomer
from core.errors import Missing, Names, TooLong
from core.hints import actions as hints
from core.hours import views as hours
from core.intake import views
from core.intake.actions import open_ticket
from core.intake.errors import ConsentMissing, Unreachable
from core.intake.events import ConsentGiven
from core.intake.forms import NewTicket, Question
from core.language import N_
from core.links import issuing
from core.links.words import Purpose
from core.models.tickets import Ticket
from core.progress import telling
from core.settings import views as settings
from core.settings.public import PublicTexts
from core.work import Reading, Work, begin, look

CUSTOMER = Actor(ActorKind.CUSTOMER)
CHANNEL = "web"
SUBJECT, STORY = N_("In one line: what is it about?"), N_("What happened?")  # as the page calls them
NAME, CONTACT = N_("Your name"), N_("Mail address or phone number")
LONGEST = 20_000  # characters, whatever the field on the page lets through
LIMIT = rates.Limit("ask", 20, timedelta(hours=1))  # by address: a household, a small office


@dataclass(frozen=True, slots=True)
class Asked:
    """``token``: of the customer's link to this case; ``due``: by when they hear from us, by the hours of ``team``."""

    number: int
    token: str
    due: datetime | None
    team: int | None = None


def key_of(visitor: str, tab: str, *words: str) -> str:
    """The same visitor with the same words makes the same case, even if the server was started anew in between.

    Without their cookie only the tab tells one visitor from another.
    """
    return fingerprint("\n".join((visitor or tab, *words)))


def ask(form: Question, clock: Clock = utc_now) -> Asked:
    """The case; the same form sent twice is the same case, and only the first counts towards the limit."""
    _check(form)
    with look(CUSTOMER, clock) as desk:
        if views.by_key(desk, form.key) is None:
            rates.demand(desk, LIMIT, form.address)
    with begin(CUSTOMER, clock) as work:
        rates.hold(work, LIMIT, form.address)
        ticket = views.by_key(work, form.key) or _taken_in(work, form)
        token = issuing.issue(work, Purpose.PROGRESS, ticket.id)
        return Asked(ticket.number or 0, token, _kept_by(work, ticket), ticket.team_id)


def _check(form: Question) -> None:
    if not form.consent:
        raise ConsentMissing
    told = {SUBJECT: form.subject, STORY: form.description, NAME: form.name, CONTACT: form.contact}
    if empty := Names(name for name, text in told.items() if not text.strip()):
        raise Missing(field=empty)
    if not rules.reachable(form.contact):
        raise Unreachable(field=CONTACT)
    if len(form.description) > LONGEST:
        raise TooLong(field=STORY, limit=LONGEST)


def _kept_by(desk: Reading, ticket: Ticket) -> datetime | None:
    if ticket.response_due is None:
        return None
    return hours.calendar(desk, ticket.team_id).answered_by(ticket.response_due)


def _taken_in(work: Work, form: Question) -> Ticket:
    rates.count(work, LIMIT, form.address)
    ticket = open_ticket(work, _new(form))
    hints.came_in(work, ticket)
    work.record(ConsentGiven(ticket.id, version=settings.in_force(work, PublicTexts)[1] or 0))
    telling.receipt(work, ticket)
    return ticket


def _new(form: Question) -> NewTicket:
    return NewTicket(
        channel=CHANNEL,
        category=form.category,
        subject=form.subject,
        description=form.description,
        key=form.key,
        customer=NewCustomer(form.name, (form.contact,), form.language),
        files=form.files,
        answers=form.answers,
    )
