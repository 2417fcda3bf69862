"""The desk takes cases back from owners who cannot act; called by verbs that change people and by clocks, only."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from core.actors import SYSTEM
from core.assignment import claims
from core.assignment.words import Back
from core.hours import views as hours
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.queue.events import TicketReturned
from core.rota import views as rota
from core.rota.views import Present
from core.settings.assignment import TeamWay
from core.work import Work


def returned(work: Work, ticket: Ticket, back: Back) -> None:
    """To the queue of its team; the former owner hears of it."""
    former, ticket.owner_id = ticket.owner_id, None
    event = work.record(TicketReturned(ticket.id, owner=None, former=former, back=back), SYSTEM)
    notices.tell(work, event, NoticeKind.RETURNED, [former])
    claims.forget_unplaced(work, ticket.id)


def leave(work: Work, person_id: int, teams: Collection[int] | None = None) -> int:
    """Somebody leaves the desk, or these teams: their open cases there go back to the queues. How many."""
    back = Back.DISABLED if teams is None else Back.LEFT_TEAM
    return _all(work, claims.of_person(work, person_id, teams), back)


def abandoned(work: Work) -> int:
    """What still belongs to somebody who has left."""
    return _all(work, claims.abandoned(work), Back.DISABLED)


def idle(work: Work, team_id: int | None, way: TeamWay) -> int:
    """What nobody touched for so many working hours."""
    if not way.idle_hours:
        return 0
    allowed, calendar = timedelta(hours=way.idle_hours), hours.calendar(work, team_id)
    found = claims.owned(work, team_id, claims.untouched(work, work.now - allowed))
    stale = (each for each in found if calendar.used(claims.last_touch(work, each), work.now) >= allowed)
    return _all(work, stale, Back.IDLE)


def away(work: Work, team_id: int | None, people: Collection[int]) -> int:
    """What is due before its owner is at work again, as long as there is somebody else to do it."""
    here = rota.present(work, team_id, people)
    if not any(each.here for each in here.values()):
        return 0
    gone = {person: each for person, each in here.items() if not each.here}
    found = claims.owned(work, team_id, Ticket.owner_id.in_(gone)) if gone else ()
    count = 0
    for ticket in found:
        present = gone[ticket.owner_id or 0]
        if _too_late(ticket, present):
            returned(work, ticket, Back.ABSENT if present.absent else Back.OFF)
            count += 1
    return count


def _too_late(ticket: Ticket, owner: Present) -> bool:
    return ticket.next_due is not None and (owner.back is None or ticket.next_due < owner.back)


def _all(work: Work, tickets: Iterable[Ticket], back: Back) -> int:
    count = 0
    for ticket in tickets:
        returned(work, ticket, back)
        count += 1
    return count
