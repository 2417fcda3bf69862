from core.bundling import claims
from core.bundling.errors import AlreadyMerged, Itself, NoSuchMessage, NotMerged, OtherCustomer
from core.bundling.events import Linked, MergedInto, SplitOff, TookIn, Unlinked, Unmerged
from core.deadlines import settle
from core.files import actions as files
from core.files.forms import Upload
from core.intake.actions import open_ticket
from core.intake.forms import NewTicket
from core.models.chores import TicketLink
from core.models.tickets import Message, Ticket
from core.permissions import Permission, needs
from core.process import claims as visits
from core.process import views as processes
from core.process.course import Leaving
from core.process.words import MoveKind, Stage
from core.resolution import claims as tickets
from core.resolution.moves import moved
from core.search import keeping
from core.work import Work
from db import files as store


@needs(Permission.WORK)
def link(work: Work, number: int, other: int) -> None:
    """Say that two cases belong together."""
    one, two = _both(work, number, other)
    row = claims.pair(work, one.id, two.id)
    if row is not None and row.retired_at is None:
        return
    if row is not None:
        row.retired_at = None
    else:
        first, second = sorted((one.id, two.id))
        work.session.add(TicketLink(first_id=first, second_id=second, made_at=work.now))
    work.record(Linked(one.id, other=other))
    work.record(Linked(two.id, other=number))


@needs(Permission.WORK)
def unlink(work: Work, number: int, other: int) -> None:
    """They do not, after all."""
    one, two = _both(work, number, other)
    row = claims.pair(work, one.id, two.id)
    if row is not None and row.retired_at is None:
        row.retired_at = work.now
        work.record(Unlinked(one.id, other=other))
        work.record(Unlinked(two.id, other=number))


@needs(Permission.WORK)
def merge(work: Work, number: int, into: int) -> Ticket:
    """Two cases of one customer are one: this one closes, and what is said in it is said in the other."""
    ticket, target = _both(work, number, into)
    _demand_one(ticket, target)
    for each in (*claims.merged_into(work, ticket.id), ticket):
        each.merged_into = target.id
        work.record(MergedInto(each.id, other=into))
        work.record(TookIn(target.id, other=each.number or 0))
    if target.customer_id is None and ticket.customer_id is not None:
        target.customer_id = ticket.customer_id
        settle.follow(work, target, visits.visits(work, target))
    keeping.named(work, [target.id])
    _close(work, ticket)
    return target


@needs(Permission.WORK)
def unmerge(work: Work, number: int) -> Ticket:
    """The two were not one: this case goes on where it stood, and what was said meanwhile stays where it was said."""
    ticket = tickets.ticket(work, number)
    if ticket.merged_into is None:
        raise NotMerged
    target = work.session.get_one(Ticket, ticket.merged_into)
    ticket.merged_into = None
    work.record(Unmerged(ticket.id, other=target.number or 0))
    work.record(Unmerged(target.id, other=number))
    past = visits.visits(work, ticket)
    if len(past) > 1 and past[-2].kind is MoveKind.MERGE:
        running = processes.version(work, ticket.process_version_id)
        moved(work, ticket, running, Leaving(past[-2].step, MoveKind.MERGE))
    return ticket


@needs(Permission.WORK)
def split(work: Work, number: int, message_id: int, subject: str) -> Ticket:
    """One message is about something else: it becomes a case of its own, and the two are linked."""
    ticket = tickets.ticket(work, number)
    message = claims.message(work, ticket.id, message_id)
    if message is None:
        raise NoSuchMessage
    new = open_ticket(work, _form(ticket, message, subject))
    if claims.pair(work, ticket.id, new.id) is None:
        uploads = [
            Upload(each.name, store.content(work.session, each.sha256)) for each in claims.files_of(work, message.id)
        ]
        files.attach(work, new, uploads)
        work.record(SplitOff(ticket.id, other=new.number or 0, of=message.id))
        link(work, number, new.number or 0)
    return new


def _form(ticket: Ticket, message: Message, subject: str) -> NewTicket:
    """The same customer and the same kind of case, about what the message says."""
    return NewTicket(
        channel=ticket.channel,
        category=ticket.category,
        subject=subject,
        description=message.text,
        key=f"split-{message.id}",
        severity=ticket.severity,
        urgency=ticket.urgency,
        sensitive=ticket.sensitive,
        customer_id=ticket.customer_id,
        team_id=ticket.team_id,
    )


def _both(work: Work, number: int, other: int) -> tuple[Ticket, Ticket]:
    """Both cases, locked in the order of their numbers, so that two people never wait for each other."""
    if number == other:
        raise Itself
    found = {each: tickets.ticket(work, each) for each in sorted((number, other))}
    return found[number], found[other]


def _demand_one(ticket: Ticket, target: Ticket) -> None:
    """What one customer said must never be read by another."""
    for each in (ticket, target):
        if each.merged_into is not None:
            raise AlreadyMerged(number=each.number)
    if len({ticket.customer_id, target.customer_id} - {None}) > 1:
        raise OtherCustomer


def _close(work: Work, ticket: Ticket) -> None:
    if ticket.stage is Stage.CLOSED:
        return
    running = processes.version(work, ticket.process_version_id)
    ends = {name: step for name, step in running.document.steps.items() if step.stage is Stage.CLOSED}
    end = min(ends, key=lambda name: ends[name].hand_over is not None, default=None)
    if end is not None:
        moved(work, ticket, running, Leaving(end, MoveKind.MERGE))
