"""A case's deadlines follow what happened to it; called by the verbs that begin, answer, grade and move cases, only."""

from collections.abc import Sequence
from datetime import datetime

from core.deadlines import claims, rules, views
from core.deadlines.rules import History, Standing
from core.deadlines.views import Terms
from core.deadlines.words import DeadlineKind
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process.views import Running
from core.work import Work

Rows = claims.Rows


def begin(work: Work, ticket: Ticket, running: Running, visit: Visit) -> None:
    """The promises for a new case."""
    history = views.history(ticket, [visit], {running.id: running.document})
    with work.session.no_autoflush:  # the case is written once, when all of it is known
        terms = views.terms(work)
        standings = _standings(ticket, history, terms)
        claims.add(work, ticket.id, standings, terms)
    ticket.response_due = standings[0].due_at
    _aim(ticket, visit, [each.due_at for each in standings if not (each.met_at or each.dropped_at)])


def follow(work: Work, ticket: Ticket, visits: Sequence[Visit], *known: Running) -> None:
    """Work them out anew, by the settings in force; a case that came without promises gets none now."""
    with work.session.no_autoflush:
        rows = claims.newest(work, [ticket.id])[ticket.id]
        if rows:
            history = views.history(ticket, visits, views.documents(work, visits, *known))
            anew(work, ticket, history, rows, views.terms(work))
    next_due(ticket, visits[-1], rows)


def move(work: Work, ticket: Ticket, running: Running, visits: Sequence[Visit]) -> None:
    """After a move: anew where the clock stops, goes on or ends by it, and otherwise only what is next."""
    with work.session.no_autoflush:
        followed = views.documents(work, visits[-2:], running)
        left, entered = views.history(ticket, visits[-2:], followed).stays
        if left.stands != entered.stands:
            follow(work, ticket, visits, running)
        else:
            next_due(ticket, visits[-1], claims.newest(work, [ticket.id])[ticket.id])


def anew(work: Work, ticket: Ticket, history: History, rows: Rows, terms: Terms) -> None:
    """The rows as the history and the settings have them."""
    for each in _standings(ticket, history, terms):
        _keep(work, ticket, rows, each, terms)


def next_due(ticket: Ticket, visit: Visit, rows: Rows) -> None:
    open_ones = [row for row in rows.values() if not (row.met_at or row.dropped_at)]
    _aim(ticket, visit, [row.due_at for row in open_ones])


def _aim(ticket: Ticket, visit: Visit, dues: Sequence[datetime | None]) -> None:
    """The earliest open deadline of any kind; a step that waits has no limit, and a finished case has no deadline."""
    step = None if ticket.stage.waiting else visit.due_at
    ticket.next_due = rules.earliest([step, *dues]) if ticket.stage.open else None
    ticket.sort_due = ticket.next_due or rules.NEVER


def _standings(ticket: Ticket, history: History, terms: Terms) -> list[Standing]:
    return [rules.standing(kind, history, terms.target(kind, ticket.priority, ticket.team_id)) for kind in DeadlineKind]


def _keep(work: Work, ticket: Ticket, rows: Rows, new: Standing, terms: Terms) -> None:
    """What has ended stays as it was; a solution that did not last begins a new cycle."""
    row = rows.get(new.kind)
    if row and row.met_at and new.met_at:
        return
    if row is None or (row.met_at and new.cycle > row.cycle):
        row = rows[new.kind] = Deadline(ticket_id=ticket.id)
        work.session.add(row)
    for name, value in claims.values(new, terms).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    if new.kind is DeadlineKind.RESPONSE:
        ticket.response_due = new.due_at
