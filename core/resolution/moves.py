"""A case leaves its step and enters the next; called by the verbs that move cases, only."""

from itertools import pairwise

from core.actors import ActorKind
from core.models.tickets import Ticket
from core.process import course, rules
from core.process import views as processes
from core.process.course import Leaving
from core.process.errors import HandedOnTooOften, NobodyGoesOn
from core.process.views import Running
from core.process.words import Happening, MoveKind, Stage
from core.progress import telling
from core.resolution.events import TicketHandedOver, TicketMoved
from core.survey import invitations
from core.work import Work


def moved(work: Work, ticket: Ticket, running: Running, leaving: Leaving, happening: Happening | None = None) -> Ticket:
    """End the open visit, begin the next one, and say so."""
    origin, stood = ticket.step, ticket.stage
    entered, *handed = course.move(work, ticket, running, leaving)
    work.record(
        TicketMoved(
            ticket.id,
            from_step=origin,
            to_step=entered.step,
            stage=ticket.stage,
            move_kind=leaving.kind if entered.step == leaving.to else MoveKind.CAP,
            happening=happening,
        )
    )
    for before, visit in pairwise([entered, *handed]):
        on = processes.version(work, visit.process_version_id)
        process, version = on.document.process, on.version
        work.record(TicketHandedOver(ticket.id, before.step, visit.step, process=process, version=version))
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


def moved_if_it_can_be(work: Work, ticket: Ticket, happening: Happening) -> bool:
    """Nobody's words are refused because no process goes on with their case: it stays where it is."""
    try:
        return moved_by(work, ticket, happening)
    except (NobodyGoesOn, HandedOnTooOften):
        return False
