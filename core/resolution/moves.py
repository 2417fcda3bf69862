"""A case leaves its step and enters the next; called by the verbs that move cases, only."""

from core.models.tickets import Ticket
from core.process import course, rules
from core.process import views as processes
from core.process.course import Leaving
from core.process.views import Running
from core.process.words import Happening, MoveKind
from core.resolution.events import TicketMoved
from core.work import Work


def moved(
    work: Work, ticket: Ticket, running: Running, leaving: Leaving, happening: Happening | None = None
) -> Ticket:
    """End the open visit, begin the next one, and say so."""
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


def moved_by(work: Work, ticket: Ticket, happening: Happening) -> bool:
    """The move that the present step makes when this happens; false where it waits for nothing of the kind."""
    running = processes.version(work, ticket.process_version_id)
    move = rules.move_on(running.document.steps[ticket.step], happening)
    if move is None:
        return False
    moved(work, ticket, running, Leaving(move.to, MoveKind.EVENT), happening)
    return True
