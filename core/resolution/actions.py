"""A case is answered, moved, closed and reopened; ``advance`` and its kin are the only ways a case moves."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.errors import ChangedMeanwhile, Several, TooLong
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
from core.process.document import Document, Move, Step
from core.process.views import Running
from core.process.words import Happening, MoveKind
from core.resolution import claims, views
from core.resolution.errors import (
    EmptyText,
    FourEyes,
    NoSuchMove,
    NotYours,
    ReasonMissing,
    StillMissing,
    TooLate,
)
from core.resolution.events import MessageAdded, TicketMoved
from core.resolution.forms import Advance
from core.resolution.words import Author, Direction
from core.work import Work

LONGEST_TEXT = 200_000


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
    _demand_role(work, running.document, step)
    _demand_four_eyes(work, ticket, step)
    values = rules.kept(running.document, step, form.values)
    move = rules.move_to(step, form.to, values)
    if move is None:
        raise NoSuchMove
    _complete(running.document, step, move, values, form.checked)
    kind = MoveKind.BACK if move.back else MoveKind.NORMAL
    return _moved(work, ticket, running, Leaving(move.to, kind, values, form.checked))


@needs(Permission.WORK)
def happened(work: Work, number: int, happening: Happening, seen: int) -> Ticket:
    """Record what the customer or a partner did, which moves the case where its step waits for that."""
    ticket = claims.ticket(work, number)
    if ticket.moves != seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id))
    if not _moved_by(work, ticket, happening):
        raise NoSuchMove
    return ticket


@needs(Permission.WORK)
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
    if not reason.strip():
        raise ReasonMissing
    return _moved(work, ticket, running, Leaving(reopening.to, MoveKind.REOPEN, reason=reason.strip()))


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


@needs(Permission.WORK)
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
    work.record(MessageAdded(ticket.id, message=message.id, direction=direction))
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
            move_kind=leaving.kind,
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


def _demand_role(work: Work, document: Document, step: Step) -> None:
    if not rules.may_work(document, step, work.reader.roles):
        raise NotYours(role=Several((document.roles[step.role].labels,)))


def _demand_four_eyes(work: Work, ticket: Ticket, step: Step) -> None:
    if not step.not_by:
        return
    last_by = {visit.step: visit.left_by for visit in visits.visits(work, ticket)}
    if work.reader.person_id in {last_by.get(name) for name in step.not_by}:
        raise FourEyes


def _override(work: Work, ticket: Ticket, running: Running, form: Advance) -> Ticket:
    """A reason says that the procedure is left on purpose."""
    demand(work.reader, Permission.OVERRIDE)
    if form.to not in running.document.steps or form.to == ticket.step:
        raise NoSuchMove
    return _moved(work, ticket, running, Leaving(form.to, MoveKind.OVERRIDE, reason=form.reason.strip()))


def _complete(
    document: Document, step: Step, move: Move, values: Mapping[str, Any], checked: Sequence[str]
) -> None:
    missing = rules.needs(step, move, values, checked)
    if missing:
        labels = {item.id: item.labels for item in step.check}
        labels |= {name: document.fields[name].labels for name in step.require}
        raise StillMissing(what=Several(labels[each.id] for each in missing))


def _open_visit(work: Work, ticket: Ticket) -> Visit:
    return visits.visits(work, ticket)[-1]
