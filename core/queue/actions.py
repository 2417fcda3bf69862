from core.deadlines import settle
from core.errors import ChangedMeanwhile
from core.models.people import Person
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, may, needs
from core.process import claims as visits
from core.queue import claims
from core.queue import views as queue
from core.queue.errors import AlreadyTaken, NobodyThere, NoSuchTeam, NothingFree, NotOwner
from core.queue.events import OwnerChanged, TicketAssigned, TicketReleased, TicketTaken, TicketTransferred
from core.queue.own import views as own
from core.resolution import claims as tickets
from core.resolution import talk, views
from core.work import Work

OWNED = (TicketTaken.kind, TicketReleased.kind, TicketAssigned.kind, TicketTransferred.kind)


@needs(Permission.WORK)
def take(work: Work, number: int) -> Ticket:
    """Become the owner of a case that nobody has; the second of two is told who was quicker."""
    ticket = tickets.ticket(work, number)
    if ticket.owner_id is not None and ticket.owner_id != work.reader.id:
        raise AlreadyTaken(who=work.session.get_one(Person, ticket.owner_id).name)
    return _given(work, ticket, work.reader.id, TicketTaken)


@needs(Permission.WORK)
def take_next(work: Work) -> Ticket:
    """The most urgent case that waits for somebody."""
    ticket = claims.next_free(work)
    if ticket is None:
        raise NothingFree
    return _given(work, ticket, work.reader.id, TicketTaken)


@needs(Permission.WORK)
def release(work: Work, number: int) -> Ticket:
    """Give a case back to the queue."""
    ticket = tickets.ticket(work, number)
    _only_by_owner(work, ticket)
    return _given(work, ticket, None, TicketReleased)


@needs(Permission.WORK)
def assign(work: Work, number: int, person_id: int, seen: int | None, why: str = "") -> Ticket:
    """Hand a case over, one's own or, with the right, anybody's; ``why`` becomes a note for the next owner."""
    ticket = tickets.ticket(work, number)
    if ticket.owner_id != seen:
        raise ChangedMeanwhile(who=views.last_actor(work, ticket.id, OWNED))
    _only_by_owner(work, ticket)
    if person_id not in dict(queue.colleagues(work)):
        raise NobodyThere
    _given(work, ticket, person_id, TicketAssigned)
    if why.strip():
        talk.noted(work, ticket, why)
    return ticket


@needs(Permission.WORK)
def transfer(work: Work, number: int, team_id: int | None, why: str = "") -> Ticket:
    """Give a case to another team's queue; it has no owner there until somebody takes it."""
    ticket = tickets.ticket(work, number)
    if ticket.owner_id is not None:
        _only_by_owner(work, ticket)
    if team_id is not None and team_id not in dict(own.open_teams(work)):
        raise NoSuchTeam
    _given(work, ticket, None, TicketReleased)
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


def _given(work: Work, ticket: Ticket, owner: int | None, how: type[OwnerChanged]) -> Ticket:
    former, ticket.owner_id = ticket.owner_id, owner
    if former != owner:
        event = work.record(how(ticket.id, owner=owner, former=former))
        notices.tell(work, event, NoticeKind.ASSIGNED, [owner])
    return ticket
