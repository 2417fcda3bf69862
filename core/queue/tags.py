"""Tags and watchers: what a desk and a person add to a case for themselves."""

from collections.abc import Collection

from core.models.attention import TicketTag, Watch
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.queue.errors import TooManyTags
from core.queue.events import TagsChanged, WatchBegan, WatchEnded
from core.queue.own import views
from core.resolution import claims as tickets
from core.settings import terms
from core.work import Work

MOST = 12


@needs(Permission.WORK)
def tag(work: Work, number: int, codes: Collection[str], new: Collection[str] = ()) -> None:
    """Give a case exactly these tags; ``new``: words that become tags of the desk on the way."""
    ticket = tickets.ticket(work, number)
    known = {each.code for each in views.known_tags(work)}
    wanted = {each for each in codes if each in known} | {terms.coin(work, word) for word in new if word.strip()}
    if len(wanted) > MOST:
        raise TooManyTags(limit=MOST)
    _give(work, ticket, wanted)


def _give(work: Work, ticket: Ticket, wanted: set[str]) -> None:
    present = {row.tag: row for row in views.tag_rows(work, ticket.id)}
    added, removed = sorted(wanted - set(present)), sorted(set(present) - wanted)
    work.session.add_all(TicketTag(ticket_id=ticket.id, tag=code) for code in added)
    for code in removed:
        work.session.delete(present[code])
    if added or removed:
        work.record(TagsChanged(ticket.id, added=tuple(added), removed=tuple(removed)))


@needs(Permission.WORK)
def watch(work: Work, number: int) -> None:
    """Hear of a case without owning it."""
    ticket = tickets.ticket(work, number)
    if views.watch_of(work, ticket.id) is None:
        work.session.add(Watch(person_id=work.reader.id, ticket_id=ticket.id, since=work.now))
        work.record(WatchBegan(ticket.id))


@needs(Permission.WORK)
def unwatch(work: Work, number: int) -> None:
    """Hear of it no more."""
    ticket = tickets.ticket(work, number)
    if mine := views.watch_of(work, ticket.id):
        work.session.delete(mine)
        work.record(WatchEnded(ticket.id))
