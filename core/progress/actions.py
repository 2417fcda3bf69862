"""What a customer may do by their link, and what staff do with the link."""

from datetime import timedelta

from core.access import rates
from core.links import issuing
from core.links.words import Purpose
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.process import views as processes
from core.process.words import Happening, Stage
from core.progress import views
from core.progress.errors import CaseClosed, MovedMeanwhile, SaidAlready, WordsMissing
from core.progress.events import LinkRenewed
from core.progress.forms import Answer
from core.progress.said import views as said
from core.progress.words import WITH_REASON
from core.resolution import actions as resolution
from core.resolution import claims
from core.resolution.actions import LONGEST_REASON
from core.resolution.errors import NoSuchMove
from core.work import Work

BY_LINK = rates.Limit("word by link", 20, timedelta(hours=1))
BY_ADDRESS = rates.Limit("word by address", 60, timedelta(hours=1))


@needs(Permission.HEAR)
def answer(work: Work, form: Answer) -> None:
    """The customer writes; it ends the wait for them. The same words twice in a row are one answer."""
    ticket = _case(work, form)
    if ticket.stage is Stage.CLOSED:
        raise CaseClosed
    if form.text.strip() and form.text.strip() == said.last_words(work, ticket):
        raise SaidAlready
    resolution.customer_said(work, ticket.number or 0, form.text, form.files)


@needs(Permission.HEAR)
def decide(work: Work, happening: Happening, form: Answer) -> None:
    """The customer confirms, objects, agrees or declines, where the step of their case waits for that."""
    ticket = _unmoved(work, form)
    step = processes.version(work, ticket.process_version_id).document.steps[ticket.step]
    if happening not in views.decisions(step):
        raise NoSuchMove
    if happening in WITH_REASON and not form.text.strip():
        raise WordsMissing
    resolution.happened(work, ticket.number or 0, happening, form.seen)
    if form.text.strip() or form.files:
        resolution.customer_said(work, ticket.number or 0, form.text, form.files)


@needs(Permission.HEAR)
def reopen(work: Work, form: Answer) -> None:
    """A closed case comes back, within the time that its document gives; the customer says why."""
    ticket = _unmoved(work, form)
    if not form.text.strip():
        raise WordsMissing
    resolution.reopen(work, ticket.number or 0, form.seen, form.text.strip()[:LONGEST_REASON])
    resolution.customer_said(work, ticket.number or 0, form.text, form.files)


@needs(Permission.WORK)
def link(work: Work, number: int) -> str:
    """The token of the customer's link, the same each time, to be copied and handed over."""
    return issuing.issue(work, Purpose.PROGRESS, claims.ticket(work, number).id)


@needs(Permission.WORK)
def renew_link(work: Work, number: int) -> str:
    """For a link that fell into wrong hands: a new one, and the old one opens nothing."""
    ticket = claims.ticket(work, number)
    work.record(LinkRenewed(ticket.id))
    return issuing.renew(work, Purpose.PROGRESS, ticket.id)


def _case(work: Work, form: Answer) -> Ticket:
    """Counted first, for the link and the address alike."""
    found = views.mine(work)
    rates.count(work, BY_LINK, str(found.id))
    rates.count(work, BY_ADDRESS, form.address)
    return claims.ticket(work, found.number or 0)


def _unmoved(work: Work, form: Answer) -> Ticket:
    """What was decided about another state of the case is not decided about this one."""
    ticket = _case(work, form)
    if ticket.moves != form.seen:
        raise MovedMeanwhile
    return ticket
