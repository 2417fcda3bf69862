from sqlalchemy.exc import IntegrityError

from core.assignment import routing
from core.customers import actions as customers
from core.customers import views as known_customers
from core.deadlines.rules import NEVER
from core.errors import Missing, Names, TooLong
from core.fields import answering
from core.files import actions as files
from core.hints.answering import answered
from core.intake import about, rules, views
from core.intake.errors import UnknownTerm
from core.intake.events import TicketOpened
from core.intake.forms import NewTicket
from core.language import N_
from core.models.customers import Customer
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.process import course
from core.process import views as processes
from core.progress import telling
from core.search import keeping
from core.settings import views as settings
from core.triage import rules as triage
from core.triage import views as grading
from core.work import Work

CATEGORY, SUBJECT, STORY = N_("Category"), N_("Subject"), N_("What happened")  # as the pages call them


@needs(Permission.TAKE_IN)
def take_in(work: Work, form: NewTicket) -> Ticket:
    """A person of the desk opens a case; its customer gets a receipt where their mail address is known."""
    ticket = open_ticket(work, form)
    telling.receipt(work, ticket)
    return ticket


@needs(Permission.TAKE_IN)
def open_ticket(work: Work, form: NewTicket) -> Ticket:
    """Take a case in; the same form sent twice (a double click, a retry) is the same ticket."""
    _checked(work, form)
    if known := views.by_key(work, form.key):
        return known
    verdict = _verdict(work, form)
    ticket = _row(work, form, verdict)
    facts = {"category": form.category, "channel": form.channel, "priority": str(verdict.priority)}
    running = processes.claiming(work, facts, settings.lineage(work, "category", form.category)[1:])
    ticket.process_version_id = running.id
    ticket.step, ticket.stage = running.document.start, running.document.steps[running.document.start].stage
    if not _kept_once(work, ticket, form):
        return _already(work, form.key)
    ticket.number = rules.number_of(ticket.id)
    way = routing.sent(work, ticket)
    course.start(work, ticket, running)
    work.record(
        TicketOpened(
            ticket.id,
            channel=form.channel,
            category=form.category,
            priority=verdict.priority,
            reasons=verdict.reasons,
            process=running.document.process,
            version=running.version,
        )
    )
    answered(work, ticket.id, form.hint, form.category)
    if form.answers is not None:
        answering.keep(work, ticket, form.answers)
    keeping.opened(work, ticket)
    files.attach(work, ticket, form.files)
    routing.route(work, ticket, way)
    return ticket


def _checked(work: Work, form: NewTicket) -> None:
    subject = rules.one_line(form.subject)
    told = {CATEGORY: form.category, SUBJECT: subject} | ({} if form.in_one_line else {STORY: form.story.strip()})
    if empty := Names(name for name, text in told.items() if not text):
        raise Missing(field=empty)
    if len(subject) > rules.LONGEST_SUBJECT:
        raise TooLong(field=SUBJECT, limit=rules.LONGEST_SUBJECT)
    if len(form.story) > rules.LONGEST_DESCRIPTION:
        raise TooLong(field=STORY, limit=rules.LONGEST_DESCRIPTION)
    if unknown := views.unknown_terms(work, {"category": form.category, "channel": form.channel}):
        raise UnknownTerm(code=unknown[0])
    if form.team_id is not None and not views.team_exists(work, form.team_id):
        raise UnknownTerm(code=form.team_id)


def _verdict(work: Work, form: NewTicket) -> triage.Verdict:
    signs = triage.Signs(form.severity, form.urgency, form.impact, form.category, form.danger)
    return grading.verdict(work, signs, f"{form.subject} {form.story}")


def _row(work: Work, form: NewTicket, verdict: triage.Verdict) -> Ticket:
    return Ticket(
        subject=rules.one_line(form.subject),
        description=form.story.strip(),
        channel=form.channel,
        category=form.category,
        severity=form.severity,
        urgency=form.urgency,
        impact=form.impact,
        priority=verdict.priority,
        priority_reasons=list(verdict.reasons),
        sensitive=form.sensitive,
        team_id=form.team_id,
        opened_at=work.now,
        entered_at=work.now,
        sort_due=NEVER,
        idempotency_key=form.key,
    )


def _kept_once(work: Work, ticket: Ticket, form: NewTicket) -> bool:
    """The unique key decides between two forms that arrive at the same moment; the later one leaves nothing."""
    try:
        with work.session.begin_nested():
            about.settle(work, ticket, _customer(work, form), form.goods)
            work.session.add(ticket)
            work.session.flush()
    except IntegrityError:
        return False
    return True


def _already(work: Work, key: str) -> Ticket:
    known = views.by_key(work, key)
    assert known is not None
    return known


def _customer(work: Work, form: NewTicket) -> Customer | None:
    if form.customer is not None:
        return customers.add(work, form.customer)
    return known_customers.current(work, form.customer_id) if form.customer_id is not None else None
