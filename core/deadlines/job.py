"""Open cases follow new settings: in batches, most urgent first, each kept with how far the job is."""

from itertools import chain

from core.deadlines import claims, settle, views
from core.deadlines.claims import Place
from core.deadlines.events import DeadlinesRecomputed
from core.jobs.run import Batch, Run


def recompute(run: Run) -> None:
    """Until no open case is left that follows other settings than those in force.

    A case that was moved meanwhile may have gone behind the place that was reached, so the way is made once more.
    """
    after: Place | None = None
    while True:
        with run.batch() as batch:
            reached = _one(batch, after)
            done = batch.job.done
        if reached is None and after is None:
            break
        after = reached
    if done:
        with run.batch() as batch:
            batch.work.record(DeadlinesRecomputed(1, cases=done))


def _one(batch: Batch, after: Place | None) -> Place | None:
    """Where the batch ended; nowhere, when nothing was left."""
    work = batch.work
    if batch.job.total is None:
        batch.progress(0, views.how_many_stale(work))
    terms = views.terms(work)
    tickets = claims.stale(work, terms, after)
    if not tickets:
        return None
    last = tickets[-1].sort_due, tickets[-1].id
    ids = [each.id for each in tickets]
    rows, visits = claims.newest(work, ids), claims.visits(work, ids)
    followed = views.documents(work, chain(*visits.values()))
    for ticket in tickets:
        past, own = visits[ticket.id], rows[ticket.id]
        settle.anew(work, ticket, views.history(ticket, past, followed), own, terms)
        settle.next_due(ticket, past[-1], own)
    claims.keep(work, tickets)
    batch.progress(batch.job.done + len(tickets))
    return last
