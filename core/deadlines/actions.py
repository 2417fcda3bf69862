from dataclasses import replace

from sqlalchemy import ColumnElement

from core.actors import SYSTEM
from core.deadlines import claims, settle, views
from core.deadlines.events import PartnerContacted
from core.deadlines.words import Party
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.process import claims as visits
from core.resolution import claims as tickets
from core.work import Work


@needs(Permission.EDIT_SETTINGS)
def recompute(work: Work) -> None:
    """One job for all open cases, as other settings are in force now; none where no case follows other ones."""
    if not views.is_asked_for(work) and (stale := views.how_many_stale(work)):
        jobs.enqueue(work, JobKind.DEADLINES, {}).total = stale


@needs(Permission.WORK)
def contacted(work: Work, number: int, party: Party) -> Ticket:
    """A third party has heard of the case from us; the first time keeps the promise."""
    ticket = tickets.ticket(work, number)
    ticket.contacted_at = ticket.contacted_at or work.now
    settle.follow(work, ticket, visits.visits(work, ticket))
    work.record(PartnerContacted(ticket.id, party=party))
    return ticket


@needs(Permission.WORK)
def follow_tier(work: Work, customer_id: int) -> None:
    """Another tier may mean other promises for the open cases of a customer."""
    for ticket in claims.open_cases(work, customer_id):
        settle.follow(work, ticket, visits.visits(work, ticket))


@needs(Permission.WORK)
def follow_later(work: Work, these: ColumnElement[bool]) -> None:
    """Something beside many cases has changed, such as a tree of categories: those that are open follow by a job."""
    stale = claims.mark(work, these)
    if stale and not views.is_asked_for(work):
        jobs.enqueue(replace(work, reader=SYSTEM), JobKind.DEADLINES, {}).total = views.how_many_stale(work)
