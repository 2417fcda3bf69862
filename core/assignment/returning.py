"""The desk takes cases back from owners who cannot act; called by verbs that change people and by clocks, only."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from core.actors import SYSTEM
from core.assignment import claims
from core.assignment.crew import views as crew
from core.assignment.words import Back
from core.hours import views as hours
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.queue.events import TicketReturned
from core.rota import views as rota
from core.rota.views import Present
from core.settings import views as settings
from core.settings.assignment import Assigning, TeamWay
from core.work import Reading, Work


def returned(work: Work, ticket: Ticket, back: Back) -> None:
    """To the queue of its team; the former owner hears of it."""
    former, ticket.owner_id = ticket.owner_id, None
    event = work.recorded(TicketReturned(ticket.id, owner=None, former=former, back=back), SYSTEM)
    notices.tell(work, event, NoticeKind.RETURNED, [former])
    claims.forget_unplaced(work, ticket.id)


def leave(work: Work, person_id: int, teams: Collection[int] | None = None) -> int:
    """Somebody leaves the desk, or these teams: their open cases there go back to the queues. How many."""
    back = Back.DISABLED if teams is None else Back.LEFT_TEAM
    return _all(work, claims.of_person(work, person_id, teams), back)


def abandoned(work: Work) -> int:
    """What still belongs to somebody who has left."""
    return _all(work, claims.abandoned(work), Back.DISABLED)


def lying(desk: Reading) -> dict[int, Sequence[int]]:
    """By team, the cases that may have to go back, whatever the reason; each is looked at again when it is held."""
    return {team: _lying(desk, team or None, way) for team, way in settings.read(desk, Assigning).teams.items()}


def _lying(desk: Reading, team_id: int | None, way: TeamWay) -> Sequence[int]:
    found = list[int]()
    if way.idle_hours:
        found += claims.lying(desk, team_id, claims.untouched(desk.now - timedelta(hours=way.idle_hours)))
    if way.when_away and (gone := _gone(desk, team_id)):
        found += claims.lying(desk, team_id, Ticket.owner_id.in_(gone))
    return found


def idle(work: Work, team_id: int | None, way: TeamWay, among: Collection[int]) -> int:
    """What nobody touched for so many working hours."""
    if not way.idle_hours:
        return 0
    allowed, calendar = timedelta(hours=way.idle_hours), hours.calendar(work, team_id)
    found = claims.owned(work, team_id, among, claims.untouched(work.now - allowed))
    stale = (each for each in found if calendar.used(claims.last_touch(work, each), work.now) >= allowed)
    return _all(work, stale, Back.IDLE)


def away(work: Work, team_id: int | None, way: TeamWay, among: Collection[int]) -> int:
    """What is due before its owner is at work again, as long as there is somebody else to do it."""
    gone = _gone(work, team_id) if way.when_away else {}
    count = 0
    for ticket in claims.owned(work, team_id, among, Ticket.owner_id.in_(gone)):
        present = gone[ticket.owner_id or 0]
        if _too_late(ticket, present):
            returned(work, ticket, Back.ABSENT if present.absent else Back.OFF)
            count += 1
    return count


def _gone(desk: Reading, team_id: int | None) -> dict[int, Present]:
    """Who is not at work; nobody, where nobody else is."""
    here = rota.present(desk, team_id, crew.members(desk, team_id))
    gone = {person: each for person, each in here.items() if not each.here}
    return gone if len(gone) < len(here) else {}


def _too_late(ticket: Ticket, owner: Present) -> bool:
    return ticket.next_due is not None and (owner.back is None or ticket.next_due < owner.back)


def _all(work: Work, tickets: Iterable[Ticket], back: Back) -> int:
    count = 0
    for ticket in tickets:
        returned(work, ticket, back)
        count += 1
    return count
