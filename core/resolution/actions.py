"""A case is answered, moved, closed and reopened; ``advance`` and its kin are the only ways a case moves."""

from collections.abc import Sequence

from core.deliveries import actions as deliveries
from core.deliveries.words import DeliveryKind
from core.errors import ChangedMeanwhile, TooLong
from core.files import actions as files
from core.files.forms import Upload
from core.language import N_
from core.models.process import Visit
from core.models.tickets import Message, Ticket
from core.permissions import Permission, demand, needs
from core.process import claims as visits
from core.process import course, rules
from core.process import views as processes
from core.process.course import Leaving
from core.process.views import Running
from core.process.words import Happening, MoveKind
from core.resolution import checks, claims, views
from core.resolution.errors import (
    EmptyText,
    NoSuchMove,
    ReasonMissing,
    TooLate,
)
from core.resolution.events import MessageAdded, TicketMoved
from core.resolution.forms import Advance
from core.resolution.words import Author, Direction
from core.work import Work

LONGEST_TEXT = 200_000
LONGEST_REASON = 2_000


@needs(Permission.WORK)
def advance(work: Work, number: int, form: Advance) -> Ticket:
    """Make a move of the document; with a reason, and the right to, any other one."""
    ticket = claims.ticket(work, number)
    if ticket.moves != form.seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id))
    running = processes.version(work, ticket.process_version_id)
    if form.reason.strip():
        return _override(work, ticket, running, form)
    step = running.document.steps[ticket.step]
    checks.demand_role(work, running.document, step)
    checks.demand_four_eyes(work, ticket, step)
    values = rules.kept(running.document, step, form.values)
    checked = rules.ticked(step, form.checked)
    offer = next((each for each in rules.offers(step, values, checked) if each.move.to == form.to), None)
    if offer is None:
        raise NoSuchMove
    checks.demand_complete(running.document, step, offer)
    kind = MoveKind.BACK if offer.move.back else MoveKind.NORMAL
    return _moved(work, ticket, running, Leaving(form.to, kind, values, checked))


@needs(Permission.HEAR)
def happened(work: Work, number: int, happening: Happening, seen: int) -> Ticket:
    """Record what the customer or a partner did, which moves the case where its step waits for that."""
    ticket = claims.ticket(work, number)
    if ticket.moves != seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id))
    if not _moved_by(work, ticket, happening):
        raise NoSuchMove
    return ticket


@needs(Permission.HEAR)
def reopen(work: Work, number: int, seen: int, reason: str) -> Ticket:
    """A closed case comes back to the step that its document names, within its time."""
    ticket = claims.ticket(work, number)
    if ticket.moves != seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id))
    running = processes.version(work, ticket.process_version_id)
    reopening = running.document.steps[ticket.step].reopen
    if reopening is None:
        raise NoSuchMove
    if work.now - ticket.entered_at > reopening.within:
        raise TooLate(days=reopening.within.days)
    return _moved(work, ticket, running, Leaving(reopening.to, MoveKind.REOPEN, reason=_given(reason)))


@needs(Permission.WORK)
def pass_time(work: Work) -> int:
    """Make the moves whose time has come; how many. Called by the clock of the jobs, batch after batch."""
    sleepers = claims.sleepers(work)
    for ticket in sleepers:
        running = processes.version(work, ticket.process_version_id)
        move = rules.move_in_time(running.document.steps[ticket.step])
        if move is None:
            ticket.wakes_at = None
            continue
        _moved(work, ticket, running, Leaving(move.to, MoveKind.TIME))
    return len(sleepers)


@needs(Permission.WORK)
def reply(work: Work, number: int, text: str, uploads: Sequence[Upload] = ()) -> Message:
    """Answer the customer; the first answer keeps the response promise."""
    ticket = claims.ticket(work, number)
    message = _say(work, ticket, Direction.OUTGOING, text, uploads)
    if ticket.first_response_at is None:
        ticket.first_response_at = work.now
        course.set_due(ticket, _open_visit(work, ticket).due_at)
    return message


@needs(Permission.WORK)
def note(work: Work, number: int, text: str, uploads: Sequence[Upload] = ()) -> Message:
    """Write something down among ourselves; the customer never sees it."""
    return _say(work, claims.ticket(work, number), Direction.NOTE, text, uploads)


@needs(Permission.HEAR)
def customer_said(work: Work, number: int, text: str, uploads: Sequence[Upload] = ()) -> Message:
    """Write down the customer's words, which end the wait for them."""
    ticket = claims.ticket(work, number)
    message = _say(work, ticket, Direction.INCOMING, text, uploads)
    _moved_by(work, ticket, Happening.CUSTOMER_REPLIED)
    return message


def _say(work: Work, ticket: Ticket, direction: Direction, text: str, uploads: Sequence[Upload]) -> Message:
    if not text.strip():
        raise EmptyText
    if len(text) > LONGEST_TEXT:
        raise TooLong(field=N_("text"), limit=LONGEST_TEXT)
    message = Message(
        ticket_id=ticket.id,
        direction=direction,
        author=Author.CUSTOMER if direction is Direction.INCOMING else Author.STAFF,
        author_id=ticket.customer_id if direction is Direction.INCOMING else work.reader.id,
        text=text.strip(),
        at=work.now,
    )
    work.session.add(message)
    work.session.flush()
    told = work.record(MessageAdded(ticket.id, message=message.id, direction=direction))
    if direction is Direction.OUTGOING:
        deliveries.announce(work, told, ticket, DeliveryKind.REPLY, message)
    files.attach(work, ticket, uploads, message)
    return message


def _moved(
    work: Work, ticket: Ticket, running: Running, leaving: Leaving, happening: Happening | None = None
) -> Ticket:
    origin = ticket.step
    course.move(work, ticket, running, leaving)
    work.record(
        TicketMoved(
            ticket.id,
            from_step=origin,
            to_step=ticket.step,
            stage=ticket.stage,
            move_kind=leaving.kind if ticket.step == leaving.to else MoveKind.CAP,
            happening=happening,
        )
    )
    return ticket


def _moved_by(work: Work, ticket: Ticket, happening: Happening) -> bool:
    running = processes.version(work, ticket.process_version_id)
    move = rules.move_on(running.document.steps[ticket.step], happening)
    if move is None:
        return False
    _moved(work, ticket, running, Leaving(move.to, MoveKind.EVENT), happening)
    return True


def _override(work: Work, ticket: Ticket, running: Running, form: Advance) -> Ticket:
    """A reason says that the procedure is left on purpose."""
    demand(work.reader, Permission.OVERRIDE)
    if form.to not in running.document.steps or form.to == ticket.step:
        raise NoSuchMove
    step = running.document.steps[ticket.step]
    values, checked = rules.kept(running.document, step, form.values), rules.ticked(step, form.checked)
    return _moved(work, ticket, running, Leaving(form.to, MoveKind.OVERRIDE, values, checked, _given(form.reason)))


def _given(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing
    if len(reason) > LONGEST_REASON:
        raise TooLong(field=N_("reason"), limit=LONGEST_REASON)
    return reason.strip()


def _open_visit(work: Work, ticket: Ticket) -> Visit:
    return visits.visits(work, ticket)[-1]
