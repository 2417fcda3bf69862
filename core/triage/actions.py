from core.deadlines import settle
from core.errors import ChangedMeanwhile
from core.intake import views as terms
from core.intake.errors import UnknownTerm
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.process import claims as visits
from core.queue.events import OWNED
from core.resolution import claims, views
from core.triage import views as grading
from core.triage.events import TicketRegraded
from core.triage.forms import Grading
from core.triage.rules import Signs
from core.triage.words import Priority, Reason
from core.work import Work

#: What moves the version of a case on.
CHANGING = (
    *OWNED, "ticket.regraded", "ticket.moved", "ticket.goods_changed", "ticket.message_added", "ticket.merged_into",
    "ticket.unmerged",
)  # fmt: skip
GRADED = ("category", "severity", "urgency", "impact", "sensitive")


@needs(Permission.WORK)
def regrade(work: Work, number: int, form: Grading) -> Ticket:
    """Correct what kind of case this is; its priority and its deadlines follow."""
    ticket = claims.ticket(work, number)
    if ticket.version != form.seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id, CHANGING))
    if form.category != ticket.category and not terms.term_exists(work, "category", form.category):
        raise UnknownTerm(code=form.category)
    changed = tuple(name for name in GRADED if getattr(ticket, name) != getattr(form, name))
    for name in changed:
        setattr(ticket, name, getattr(form, name))
    signs = Signs(form.severity, form.urgency, form.impact, form.category, form.danger)
    verdict = grading.verdict(work, signs, f"{ticket.subject} {ticket.description}")
    ticket.priority, ticket.priority_reasons = verdict.priority, list(verdict.reasons)
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(TicketRegraded(ticket.id, fields=changed, priority=verdict.priority, reasons=verdict.reasons))
    return ticket


@needs(Permission.OVERRIDE)
def raised(work: Work, ticket: Ticket, priority: Priority) -> None:
    """A case that is held already matters sooner than its signs say; the next grading decides anew."""
    ticket.priority, ticket.priority_reasons = priority, [*ticket.priority_reasons, Reason.RULE]
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(TicketRegraded(ticket.id, fields=(), priority=priority, reasons=(Reason.RULE,)))
