from core.assignment import claims as crowd
from core.assignment.crew import views as crew
from core.deadlines import settle
from core.errors import ChangedMeanwhile
from core.models.people import Person
from core.models.tickets import Ticket
from core.permissions import Permission, may, needs
from core.process import claims as visits
from core.queue import claims
from core.queue import views as queue
from core.queue.errors import AlreadyTaken, EnoughToDo, NobodyThere, NoSuchTeam, NothingFit, NothingFree, NotOwner
from core.queue.events import (
    OWNED,
    NextTaken,
    TicketAssigned,
    TicketReleased,
    TicketTaken,
    TicketTransferred,
)
from core.queue.own import views as own
from core.queue.owning import given
from core.resolution import claims as tickets
from core.resolution import talk, views
from core.work import Work


@needs(Permission.WORK)
def take(work: Work, number: int) -> Ticket:
    """Become the owner of a case that nobody has; the second of two is told who was quicker."""
    ticket = tickets.ticket(work, number)
    if ticket.owner_id is not None and ticket.owner_id != work.reader.id:
        raise AlreadyTaken(who=work.session.get_one(Person, ticket.owner_id).name)
    return given(work, ticket, TicketTaken(ticket.id, work.reader.id, ticket.owner_id))


@needs(Permission.WORK)
def take_next(work: Work) -> Ticket:
    """The most urgent case that waits for somebody with the reader's skills, while they may own one more."""
    crowd.people(work, [work.reader.id or 0])  # two tabs of one person, one after the other
    mine = crew.myself(work)
    if mine.full:
        raise EnoughToDo(cases=mine.cases, hours=round(mine.minutes / 60))
    ticket = claims.next_free(work, mine.beyond)
    if ticket is None:
        raise NothingFit if queue.urgent_beyond(work, mine.beyond) else NothingFree
    passed = queue.urgent_beyond(work, mine.beyond, ticket)
    return given(work, ticket, NextTaken(ticket.id, owner=work.reader.id, former=None, passed=passed))


@needs(Permission.WORK)
def release(work: Work, number: int) -> Ticket:
    """Give a case back to the queue."""
    ticket = tickets.ticket(work, number)
    _only_by_owner(work, ticket)
    return given(work, ticket, TicketReleased(ticket.id, None, ticket.owner_id))


@needs(Permission.WORK)
def assign(work: Work, number: int, person_id: int, seen: int | None, why: str = "") -> Ticket:
    """Hand a case over, one's own or, with the right, anybody's; ``why`` becomes a note for the next owner."""
    ticket = tickets.ticket(work, number)
    if ticket.owner_id != seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id, OWNED))
    _only_by_owner(work, ticket)
    if person_id not in dict(queue.colleagues(work)):
        raise NobodyThere
    given(work, ticket, TicketAssigned(ticket.id, person_id, ticket.owner_id))
    if why.strip():
        talk.noted(work, ticket, why)
    return ticket


@needs(Permission.WORK)
def give_back(work: Work, ticket: Ticket, owner: int | None) -> Ticket:
    """Undo a handing over: whoever had the case has it again; it is held already, by the one who gave it away."""
    how = TicketReleased if owner is None else TicketAssigned
    return given(work, ticket, how(ticket.id, owner, ticket.owner_id))


@needs(Permission.WORK)
def transfer(work: Work, number: int, team_id: int | None, why: str = "") -> Ticket:
    """Give a case to another team's queue; it has no owner there until somebody takes it."""
    ticket = tickets.ticket(work, number)
    if ticket.owner_id is not None:
        _only_by_owner(work, ticket)
    if team_id is not None and team_id not in dict(own.open_teams(work)):
        raise NoSuchTeam
    given(work, ticket, TicketReleased(ticket.id, None, ticket.owner_id))
    former, ticket.team_id = ticket.team_id, team_id
    if former != team_id:
        settle.follow(work, ticket, visits.visits(work, ticket))
        work.record(TicketTransferred(ticket.id, team=team_id, former=former))
    if why.strip():
        talk.noted(work, ticket, why)
    return ticket


def _only_by_owner(work: Work, ticket: Ticket) -> None:
    if ticket.owner_id != work.reader.id and not may(work.reader, Permission.ASSIGN):
        raise NotOwner
