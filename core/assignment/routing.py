"""A new case finds its team; called by intake, only."""

from dataclasses import replace

from core.actors import SYSTEM
from core.assignment import placing, views
from core.assignment.events import TicketRouted
from core.assignment.views import Way
from core.assignment.words import Mode
from core.language import N_, speech
from core.models.chores import Task
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.settings import views as settings
from core.settings.assignment import Assigning
from core.settings.words import Desk
from core.tasks.events import TaskAdded
from core.work import Work

CONSULT = N_("Please say what you know about this question; the customer waits for an answer.")


def sent(work: Work, ticket: Ticket) -> Way:
    """By the first rule that fits, where nobody chose a team by hand; before its deadlines, which ask for the team."""
    found = views.way(work, ticket.category, ticket.channel, ticket.brand_id, ticket.product_id)
    if ticket.team_id is not None:
        return replace(found, team=None)
    ticket.team_id = found.team
    return found


def route(work: Work, ticket: Ticket, found: Way) -> None:
    """Say by which rule it came there; and on to a person at once, if the team works so."""
    if found.rule is not None:
        work.record(TicketRouted(ticket.id, found.rule, found.version, found.team, found.consult), SYSTEM)
        if found.consult:
            _consult(work, ticket, found.consult)
    if settings.read(work, Assigning).way(ticket.team_id).mode is Mode.PUSH:
        placing.place(work, ticket, placing.scene(work, ticket.team_id), SYSTEM)


def _consult(work: Work, ticket: Ticket, person: int) -> None:
    """A task for the colleague who knows; its words are the desk's."""
    text = speech(settings.read(work, Desk).language)(CONSULT)
    task = Task(ticket_id=ticket.id, text=text, owner_id=person, made_at=work.now)
    work.session.add(task)
    work.session.flush()
    event = work.recorded(TaskAdded(ticket.id, task=task.id, of=person), SYSTEM)
    notices.tell(work, event, NoticeKind.TASK, [person])
