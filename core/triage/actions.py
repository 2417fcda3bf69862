from core.deadlines import settle
from core.hints.answering import answered
from core.intake import views as terms
from core.intake.errors import UnknownTerm
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.process import claims as visits
from core.resolution import claims
from core.rows import amend
from core.triage import seen
from core.triage import views as grading
from core.triage.errors import NothingByHand
from core.triage.events import OverrideTakenBack, PriorityOverridden, TicketRegraded
from core.triage.forms import Grading, Override
from core.triage.rules import Signs, Verdict, reasoned
from core.triage.words import Priority, Reason
from core.work import Work

GRADED = ("category", "severity", "urgency", "impact", "sensitive")


@needs(Permission.WORK)
def regrade(work: Work, number: int, form: Grading) -> Ticket:
    """Correct what kind of case this is; its priority and its deadlines follow."""
    ticket = _seen(work, number, form.seen)
    if form.category != ticket.category and not terms.term_exists(work, "category", form.category):
        raise UnknownTerm(code=form.category)
    changed = amend(ticket, {name: getattr(form, name) for name in GRADED})
    signs = Signs(form.severity, form.urgency, form.impact, form.category, form.danger)
    verdict = grading.verdict(work, signs, f"{ticket.subject} {ticket.description}")
    _graded(ticket, verdict)
    settle.follow(work, ticket, visits.visits(work, ticket))
    reasons = tuple(ticket.priority_reasons)
    work.record(TicketRegraded(ticket.id, fields=changed, priority=ticket.priority, reasons=reasons))
    answered(work, ticket.id, form.hint, ticket.category)
    return ticket


@needs(Permission.OVERRIDE)
def raised(work: Work, ticket: Ticket, priority: Priority) -> None:
    """A case that is held already matters sooner than its signs say; the next grading decides anew.

    What a person has set by hand stands all the same, until it is taken back.
    """
    ticket.rank(priority)
    ticket.priority_reasons = [*dict.fromkeys([*ticket.priority_reasons, Reason.RULE])]
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(TicketRegraded(ticket.id, fields=(), priority=ticket.priority, reasons=(Reason.RULE,)))


@needs(Permission.WORK)
def override(work: Work, number: int, form: Override) -> Ticket:
    """Set the priority by hand, with a reason; it stands until it is taken back, whatever is worked out meanwhile."""
    ticket = _seen(work, number, form.seen)
    reason = reasoned(form.reason)
    if ticket.computed_priority is None:
        ticket.computed_priority = ticket.priority
        ticket.priority_reasons = [*ticket.priority_reasons, Reason.BY_HAND]
    ticket.priority = form.priority
    settle.follow(work, ticket, visits.visits(work, ticket))
    told = PriorityOverridden(ticket.id, priority=form.priority, computed=ticket.computed_priority, reason=reason)
    work.record(told)
    answered(work, ticket.id, form.hint, form.priority)
    return ticket


@needs(Permission.WORK)
def take_back(work: Work, number: int, seen: int) -> Ticket:
    """The priority is again what the rules say."""
    ticket = _seen(work, number, seen)
    if ticket.computed_priority is None:
        raise NothingByHand
    ticket.priority, ticket.computed_priority = ticket.computed_priority, None
    ticket.priority_reasons = [each for each in ticket.priority_reasons if each != Reason.BY_HAND]
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(OverrideTakenBack(ticket.id, priority=ticket.priority))
    return ticket


def _seen(work: Work, number: int, version: int) -> Ticket:
    """The case as the person looked at it, locked."""
    ticket = claims.ticket(work, number)
    seen.demand(work, ticket, version)
    return ticket


def _graded(ticket: Ticket, verdict: Verdict) -> None:
    ticket.rank(verdict.priority)
    by_hand = [Reason.BY_HAND] if ticket.computed_priority else []
    ticket.priority_reasons = [*verdict.reasons, *by_hand]
