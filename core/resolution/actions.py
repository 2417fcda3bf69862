"""A case is answered, moved, closed and reopened; ``advance`` and its kin are the only ways a case moves."""

import logging

from core.bundling.errors import AlreadyMerged
from core.errors import ChangedMeanwhile, TooLong
from core.language import N_
from core.models.tickets import Ticket
from core.permissions import Permission, demand, needs
from core.process import rules
from core.process import views as processes
from core.process.course import Leaving
from core.process.errors import HandedOnTooOften, NobodyGoesOn
from core.process.known import views as known
from core.process.views import Running
from core.process.words import Happening, MoveKind
from core.resolution import checks, claims, views
from core.resolution.errors import NoSuchMove, ReasonMissing, TooLate
from core.resolution.events import TicketMoved
from core.resolution.forms import Advance
from core.resolution.moves import moved, moved_by
from core.resolution.talk import customer_said, note, reply
from core.switching.events import TicketSwitched, TicketSwitchedBack
from core.work import Work

__all__ = ["advance", "customer_said", "happened", "note", "pass_time", "reopen", "reply"]

LONGEST_REASON = 2_000
log = logging.getLogger("desk.resolution")
MOVES = (TicketMoved.kind, TicketSwitched.kind, TicketSwitchedBack.kind)  # for those who were slower


@needs(Permission.WORK)
def advance(work: Work, number: int, form: Advance) -> Ticket:
    """Make a move of the document; with a reason, and the right to, any other one."""
    ticket = _looked_at(work, number, form.seen)
    running = processes.version(work, ticket.process_version_id)
    if form.reason.strip():
        return _override(work, ticket, running, form)
    step, facts = known.step_here(work, running.document, ticket)
    checks.demand_role(work, running.document, step)
    alone = checks.demand_four_eyes(work, running, ticket, step)
    values = rules.kept(running.document, step, form.values)
    checked = rules.ticked(step, form.checked)
    offer = next((each for each in rules.offers(step, values, checked, facts) if each.move.to == form.to), None)
    if offer is None:
        raise NoSuchMove
    checks.demand_complete(running.document, step, offer)
    kind = MoveKind.BACK if offer.move.back else MoveKind.ALONE if alone else MoveKind.NORMAL
    return moved(work, ticket, running, Leaving(form.to, kind, values, checked))


@needs(Permission.HEAR)
def happened(work: Work, number: int, happening: Happening, seen: int) -> Ticket:
    """Record what the customer or a partner did, which moves the case where its step waits for that."""
    ticket = _looked_at(work, number, seen)
    if not moved_by(work, ticket, happening):
        raise NoSuchMove
    return ticket


@needs(Permission.HEAR)
def reopen(work: Work, number: int, seen: int, reason: str) -> Ticket:
    """A closed case comes back to the step that its document names, within its time."""
    ticket = _looked_at(work, number, seen)
    running = processes.version(work, ticket.process_version_id)
    reopening = running.document.steps[ticket.step].reopen
    if reopening is None:
        raise NoSuchMove
    if work.now - ticket.entered_at > reopening.within:
        raise TooLate(days=reopening.within.days)
    return moved(work, ticket, running, Leaving(reopening.to, MoveKind.REOPEN, reason=_given(reason)))


@needs(Permission.WORK)
def pass_time(work: Work) -> int:
    """Make the moves whose time has come; how many. Called by the clock of the jobs, batch after batch.

    Each by itself: a case that cannot be moved is tried again later, and stands in nobody's way.
    """
    sleepers = claims.sleepers(work)
    for ticket in sleepers:
        try:
            with work.session.begin_nested():
                _wake(work, ticket)
                work.session.flush()
        except (NobodyGoesOn, HandedOnTooOften):
            claims.sleep_on(work, ticket.id)
        except Exception:
            log.exception("case %s could not be moved by time", ticket.number)
            claims.sleep_on(work, ticket.id)
    return len(sleepers)


def _looked_at(work: Work, number: int, seen: int) -> Ticket:
    """As it was when somebody decided to move it; a case that is a part of another one moves with that."""
    ticket = claims.ticket(work, number)
    if ticket.moves != seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id, MOVES))
    if ticket.merged_into is not None:
        raise AlreadyMerged(number=number)
    return ticket


def _wake(work: Work, ticket: Ticket) -> None:
    running = processes.version(work, ticket.process_version_id)
    move = rules.move_in_time(running.document.steps[ticket.step])
    if move is None:
        claims.sleep_on(work, ticket.id, None)
        return
    moved(work, ticket, running, Leaving(move.to, MoveKind.TIME))


def _override(work: Work, ticket: Ticket, running: Running, form: Advance) -> Ticket:
    """A reason says that the procedure is left on purpose."""
    demand(work.reader, Permission.OVERRIDE)
    if form.to not in running.document.steps or form.to == ticket.step:
        raise NoSuchMove
    step, _ = known.step_here(work, running.document, ticket)
    values, checked = rules.kept(running.document, step, form.values), rules.ticked(step, form.checked)
    return moved(work, ticket, running, Leaving(form.to, MoveKind.OVERRIDE, values, checked, _given(form.reason)))


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing
    if len(reason) > LONGEST_REASON:
        raise TooLong(field=N_("reason"), limit=LONGEST_REASON)
    return reason.strip()
