"""A case leaves its step and enters the next; called by the verbs that move cases, only."""

from core.actors import ActorKind
from core.models.tickets import Ticket
from core.process import course, rules
from core.process import views as processes
from core.process.course import Leaving
from core.process.views import Running
from core.process.words import Happening, MoveKind, Stage
from core.progress import telling
from core.resolution.events import TicketMoved
from core.survey import invitations
from core.work import Work


def moved(work: Work, ticket: Ticket, running: Running, leaving: Leaving, happening: Happening | None = None) -> Ticket:
    """End the open visit, begin the next one, and say so."""
    origin, stood = ticket.step, ticket.stage
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
    if ticket.stage is Stage.RESOLVED is not stood and work.reader.kind is not ActorKind.CUSTOMER:
        telling.where_it_stands(work, ticket)
    invitations.ask_at_the_end(work, ticket)
    return ticket


def moved_by(work: Work, ticket: Ticket, happening: Happening) -> bool:
    """The move that the present step makes when this happens; false where it waits for nothing of the kind."""
    running = processes.version(work, ticket.process_version_id)
    move = rules.move_on(running.document.steps[ticket.step], happening)
    if move is None:
        return False
    moved(work, ticket, running, Leaving(move.to, MoveKind.EVENT), happening)
    return True
