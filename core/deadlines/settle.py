"""A case's deadlines follow what happened to it; called by the verbs that change cases, only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.deadlines import claims, courses, gathering, rules, terms, told, views
from core.deadlines.clock import Clock, only
from core.deadlines.courses import History
from core.deadlines.rules import Standing
from core.deadlines.terms import Stood, Terms
from core.deadlines.words import DeadlineKind
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import handing
from core.process.views import Running
from core.process.words import Counting
from core.rows import amend
from core.work import Work

Rows = claims.Rows


@dataclass(frozen=True, slots=True)
class Plan:
    """What the deadlines of a case should be: each with the row that is to say so, none where it is a new one."""

    rows: Sequence[tuple[Deadline | None, Standing]]
    response_due: datetime | None
    next_due: datetime | None


def begin(work: Work, ticket: Ticket, running: Running, visit: Visit) -> None:
    """The promises for a new case."""
    with work.session.no_autoflush:  # the case is written once, when all of it is known
        now = views.terms(work)
        terms.note(ticket, work.now)
        was = gathering.stood(work, [ticket], now)[ticket.id]
        visit.due_at = told.step_due(ticket, visit, running.document, now.working(was))
        history = views.history(ticket, [visit], {running.id: running.document})
        _write(work, ticket, plan(ticket, visit, history, {}, now, was), now)


def follow(work: Work, ticket: Ticket, visits: Sequence[Visit], *known: Running) -> None:
    """Work them out anew, by the settings in force; a case that came without promises gets none now."""
    with work.session.no_autoflush:
        rows, visit = claims.newest(work, [ticket.id])[ticket.id], visits[-1]
        now = views.terms(work)
        terms.note(ticket, work.now)
        stood, followed = gathering.stood(work, [ticket], now), views.documents(work, visits, *known)
        was = stood[ticket.id]
        visit.due_at = told.step_due(ticket, visit, followed[visit.process_version_id], now.working(was))
        if rows:
            said = gathering.heard(work, stood, now)[ticket.id]
            history = views.history(ticket, visits, followed, said)
            _write(work, ticket, plan(ticket, visit, history, rows, now, was), now)
        else:
            _aim(ticket, earliest(ticket, visit, []))


def move(work: Work, ticket: Ticket, running: Running, visits: Sequence[Visit]) -> None:
    """After a move: anew where the clock stops, goes on or ends by it, and otherwise only what is next."""
    with work.session.no_autoflush:
        last = handing.stayed(visits)[-2:]
        followed = views.documents(work, last, running)
        left, entered = views.history(ticket, last, followed).stays
        if left.stands != entered.stands:
            follow(work, ticket, visits, running)
        else:
            visits[-1].due_at = told.step_due(ticket, visits[-1], running.document, _working(work, ticket, running))
            rows = claims.newest(work, [ticket.id])[ticket.id].values()
            dues = [row.due_at for row in rows if not (row.met_at or row.dropped_at)]
            _aim(ticket, earliest(ticket, visits[-1], dues))


def plan(ticket: Ticket, visit: Visit, history: History, rows: Rows, now: Terms, was: Stood) -> Plan:
    """What has ended stays as it was; a solution that did not last, and a new word, begin a new cycle."""
    found = list[tuple[Deadline | None, Standing]]()
    response, dues = ticket.response_due, list[datetime | None]()
    for kind in DeadlineKind:
        row = rows.get(kind)
        new = standing(kind, history, now, was, row)
        if new is None:
            continue
        dues += [new.due_at] if new.runs else []
        if not (row and row.met_at and new.met_at and new.cycle <= row.cycle):
            found.append((None if row and row.met_at and new.cycle > row.cycle else row, new))
            response = new.due_at if kind is DeadlineKind.RESPONSE else response
    return Plan(found, response, earliest(ticket, visit, dues))


def standing(kind: DeadlineKind, history: History, now: Terms, was: Stood, row: Deadline | None) -> Standing | None:
    """None where nothing is owed, and nothing was. The end is kept also where nobody promises it."""
    target = now.target(kind, was)
    new = rules.standing(kind, history, target) if target else None
    if new and row:
        return replace(new, cycle=max(new.cycle, row.cycle))
    if new or (row and row.met_at) or not (row or kind is DeadlineKind.RESOLUTION):
        return new
    return rules.unpromised(kind, history.opened, row.cycle if row else 1)


def earliest(ticket: Ticket, visit: Visit, dues: Sequence[datetime | None]) -> datetime | None:
    """The earliest open deadline of any kind, the step's own limit included; a finished case has none."""
    return courses.earliest([visit.due_at, *dues]) if ticket.stage.open else None


def _working(work: Work, ticket: Ticket, running: Running) -> Clock:
    """Asked for only where the step has a limit, and the document counts it by working time."""
    business = running.document.clock is Counting.BUSINESS and running.document.steps[ticket.step].due
    return terms.working(views.times(work), terms.stood(ticket, None)) if business else only(terms.ALWAYS)


def _aim(ticket: Ticket, due: datetime | None) -> None:
    ticket.next_due, ticket.sort_due = due, due or rules.NEVER


def _write(work: Work, ticket: Ticket, made: Plan, now: Terms) -> None:
    fresh = [standing for row, standing in made.rows if row is None]
    for row, standing in made.rows:
        if row:
            amend(row, claims.values(standing, now))
    if fresh:
        claims.add(work, ticket.id, fresh, now)
    ticket.response_due = made.response_due
    _aim(ticket, made.next_due)
