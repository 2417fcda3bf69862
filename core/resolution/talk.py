"""What is said in a case: to the customer, by the customer, and among ourselves."""

from collections.abc import Collection, Sequence

from core.actors import ActorKind
from core.deadlines import settle
from core.deliveries import actions as deliveries
from core.deliveries.words import DeliveryKind
from core.errors import TooLong
from core.files import actions as files
from core.files.forms import Upload
from core.language import N_
from core.models.events import EventRow
from core.models.people import Person
from core.models.tickets import Message, Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.process import claims as visits
from core.process.words import Happening
from core.queue import views as queue
from core.resolution import claims, rules, views
from core.resolution.errors import CannotSee, EmptyText, NobodyNamed
from core.resolution.events import MessageAdded, PeopleMentioned
from core.resolution.moves import moved_if_it_can_be
from core.resolution.words import Author, Direction
from core.search import keeping
from core.work import Work

LONGEST_TEXT = 200_000


@needs(Permission.WORK)
def reply(work: Work, number: int, text: str, uploads: Sequence[Upload] = ()) -> Message:
    """Answer the customer; the first answer keeps the response promise."""
    ticket = claims.ticket(work, number)
    message, event = _say(work, ticket, Direction.OUTGOING, text, uploads)
    deliveries.announce(work, event, ticket, DeliveryKind.REPLY, message)
    if work.reader.kind is not ActorKind.SYSTEM:  # a rule is nobody who answers
        ticket.first_response_at = ticket.first_response_at or work.now
        settle.follow(work, ticket, visits.visits(work, ticket))
    return message


@needs(Permission.WORK)
def note(
    work: Work, number: int, text: str, uploads: Sequence[Upload] = (), mentions: Collection[int] = ()
) -> Message:
    """Write something down among ourselves; who is mentioned, by choice or as ``@name``, is told."""
    return noted(work, claims.ticket(work, number), text, uploads, mentions)


@needs(Permission.WORK)
def noted(
    work: Work, ticket: Ticket, text: str, uploads: Sequence[Upload] = (), mentions: Collection[int] = ()
) -> Message:
    """A note in a case that is held already: who hands it on writes to those who see it from now on."""
    message, _ = _say(work, ticket, Direction.NOTE, text, uploads)
    if not set(mentions) <= {person_id for person_id, _ in queue.colleagues(work)}:
        raise NobodyNamed
    if people := sorted({*mentions, *rules.mentioned(text, queue.usernames(work))}):
        _mention(work, ticket, message, people)
    return message


@needs(Permission.HEAR)
def customer_said(work: Work, number: int, text: str, uploads: Sequence[Upload] = ()) -> Message:
    """Write down the customer's words, which end the wait for them; in a merged case they go where it went."""
    ticket = claims.heir(work, claims.ticket(work, number))
    message, event = _say(work, ticket, Direction.INCOMING, text, uploads)
    moved_if_it_can_be(work, ticket, Happening.CUSTOMER_REPLIED)
    settle.follow(work, ticket, visits.visits(work, ticket))
    heard(work, ticket, event)
    return message


@needs(Permission.TAKE_IN)
def heard(work: Work, ticket: Ticket, event: EventRow) -> None:
    """The customer has written, by whatever channel: whoever put the case aside, owns or watches it hears of it."""
    for reminder in claims.snoozes(work, ticket.id):
        reminder.told_at = reminder.done_at = work.now
    notices.tell(work, event, NoticeKind.ANSWERED, [ticket.owner_id, *views.watchers(work, ticket.id)])


def _mention(work: Work, ticket: Ticket, message: Message, people: Sequence[int]) -> None:
    for person_id in people:
        if not views.is_open_to(work, ticket.id, person_id):
            raise CannotSee(who=work.session.get_one(Person, person_id).name)
    event = work.recorded(PeopleMentioned(ticket.id, of=message.id, people=tuple(people)))
    notices.tell(work, event, NoticeKind.MENTION, people)


def _author(work: Work, direction: Direction) -> Author:
    if direction is Direction.INCOMING:
        return Author.CUSTOMER
    return Author.SYSTEM if work.reader.kind is ActorKind.SYSTEM else Author.STAFF


def _say(
    work: Work, ticket: Ticket, direction: Direction, text: str, uploads: Sequence[Upload]
) -> tuple[Message, EventRow]:
    if not text.strip():
        raise EmptyText
    if len(text) > LONGEST_TEXT:
        raise TooLong(field=N_("text"), limit=LONGEST_TEXT)
    message = Message(
        ticket_id=ticket.id,
        direction=direction,
        author=_author(work, direction),
        author_id=ticket.customer_id if direction is Direction.INCOMING else work.reader.person_id,
        text=text.strip(),
        at=work.now,
    )
    work.session.add(message)
    work.session.flush()
    event = work.recorded(MessageAdded(ticket.id, message=message.id, direction=direction))
    keeping.said(work, message)
    files.attach(work, ticket, uploads, message)
    return message, event
