"""What rules do with a case that is held already: by the verbs that people use, in the name of the rule."""

from collections.abc import Callable
from datetime import timedelta

from core.assignment import actions as assignment
from core.automation import replying
from core.automation.errors import NoOwner
from core.automation.forms import Action
from core.automation.words import UP, Act
from core.models.tickets import Ticket
from core.queue import actions as queue
from core.queue import reminders, tags
from core.queue.own import views as own
from core.resolution import actions as resolution
from core.resolution import talk
from core.resolution.forms import Advance
from core.triage import actions as triage
from core.triage.words import Priority
from core.work import Work

#: Whether there was anything to do.
Doing = Callable[[Work, Ticket, Action], bool]


def do(work: Work, ticket: Ticket, action: Action) -> bool:
    """False where the case is so already; the verb may refuse."""
    return DOING[action.act](work, ticket, action)


def _raise(work: Work, ticket: Ticket, action: Action) -> bool:
    levels = list(Priority)
    now = levels.index(ticket.computed_priority or ticket.priority)
    wanted = max(now - 1, 0) if action.to == UP else levels.index(Priority(action.to))
    if wanted < now:
        triage.raised(work, ticket, levels[wanted])
    return wanted < now


def _assign(work: Work, ticket: Ticket, action: Action) -> bool:
    if ticket.owner_id == int(action.to):
        return False
    queue.assign(work, ticket.number or 0, int(action.to), ticket.owner_id)
    return True


def _best(work: Work, ticket: Ticket, _: Action) -> bool:
    return assignment.assign_best(work, ticket.number or 0) is not None


def _transfer(work: Work, ticket: Ticket, action: Action) -> bool:
    if ticket.team_id == int(action.to):
        return False
    queue.transfer(work, ticket.number or 0, int(action.to))
    return True


def _release(work: Work, ticket: Ticket, _: Action) -> bool:
    if ticket.owner_id is None:
        return False
    queue.release(work, ticket.number or 0)
    return True


def _tag(work: Work, ticket: Ticket, action: Action) -> bool:
    present = set(own.tags_of(work, ticket.id))
    wanted = present - {action.to} if action.act is Act.UNTAG else present | {action.to}
    if wanted != present:
        tags.tag(work, ticket.number or 0, wanted)
    return wanted != present


def _note(work: Work, ticket: Ticket, action: Action) -> bool:
    talk.noted(work, ticket, action.text)
    return True


def _reply(work: Work, ticket: Ticket, action: Action) -> bool:
    replying.reply(work, ticket, int(action.to))
    return True


def _remind(work: Work, ticket: Ticket, action: Action) -> bool:
    if ticket.owner_id is None:
        raise NoOwner
    at = work.now + timedelta(minutes=int(action.to))
    reminders.remind(work, ticket.number or 0, at, action.text, of=ticket.owner_id)
    return True


def _move(work: Work, ticket: Ticket, action: Action) -> bool:
    if ticket.step == action.to:
        return False
    resolution.advance(work, ticket.number or 0, Advance(action.to, ticket.moves))
    return True


DOING: dict[Act, Doing] = {
    Act.RAISE: _raise,
    Act.ASSIGN: _assign,
    Act.BEST: _best,
    Act.TRANSFER: _transfer,
    Act.RELEASE: _release,
    Act.TAG: _tag,
    Act.UNTAG: _tag,
    Act.NOTE: _note,
    Act.REPLY: _reply,
    Act.REMIND: _remind,
    Act.MOVE: _move,
}
