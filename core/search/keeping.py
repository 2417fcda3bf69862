"""The index follows each change of a text, in the same transaction. Called by the verbs that change them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.models.customers import Customer
from core.models.files import Attachment
from core.models.tickets import Message, Ticket
from core.resolution.words import Direction
from core.search import claims, rules
from core.search.words import Place
from core.work import Work
from db import search
from db.search import Entry, Piece

NAME, FIRST = 0, 1  # a customer's name is always the first piece of a case
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Text:
    """Texts of one row, which are sought together."""

    place: Place
    source_id: int
    parts: tuple[str, ...]


def opened(work: Work, ticket: Ticket) -> None:
    """A new case: its words, its number, and whose it is."""
    customer = work.session.get(Customer, ticket.customer_id) if ticket.customer_id else None
    search.add(work.session, list(of_case(ticket, customer.name if customer else None)))


def said(work: Work, message: Message) -> None:
    _append(work, message.ticket_id, of_message(message))


def filed(work: Work, attachment: Attachment) -> None:
    _append(work, attachment.ticket_id, Text(Place.FILE, attachment.id, (attachment.name,)))


def taken_back(work: Work, message: Message) -> None:
    """What was not said is not found."""
    work.session.flush()
    its = Piece.kind.in_([Place.SAID, Place.NOTE]), Piece.source_id == message.id
    _forget(work, [message.ticket_id], *its)


def renamed(work: Work, customer_id: int) -> None:
    """All cases of a customer bear the new name."""
    work.session.flush()
    named(work, claims.cases_of(work, customer_id))


def named(work: Work, ticket_ids: Sequence[int]) -> None:
    """These cases have another customer, or one with another name."""
    work.session.flush()
    for first in range(0, len(ticket_ids), AT_ONCE):
        ids = sorted(ticket_ids)[first : first + AT_ONCE]
        claims.lock(work, ids)
        _forget(work, ids, Piece.seq == NAME)
        search.add(work.session, [_name(case.id, case.name) for case in claims.cases(work, ids) if case.name])


def anew(work: Work, ticket_ids: Sequence[int]) -> None:
    """Everything of these cases, as it is now; nothing, where the index holds it already, changes."""
    work.session.flush()
    ids = sorted(ticket_ids)
    claims.lock(work, ids)
    _forget(work, ids)
    search.add(work.session, list(_all(work, ids)))


def _all(work: Work, ids: Sequence[int]) -> Iterator[Entry]:
    more: dict[int, list[Text]] = {}
    for message in claims.messages(work, ids):
        more.setdefault(message.ticket_id, []).append(of_message(message))
    for file in claims.files(work, ids):
        more.setdefault(file.ticket_id, []).append(Text(Place.FILE, file.id, (file.name,)))
    for case in claims.cases(work, ids):
        yield from of_case(case, case.name, more.get(case.id, ()))


def of_case(case: Any, customer: str | None, more: Sequence[Text] = ()) -> Iterator[Entry]:
    """A case and all its texts; ``case`` has id, number, subject and description."""
    if customer:
        yield _name(case.id, customer)
    own = Text(Place.CASE, case.id, (str(case.number), case.subject, case.description))
    yield from _entries(case.id, FIRST, [own, *more])


def _append(work: Work, ticket_id: int, told: Text) -> None:
    claims.lock(work, [ticket_id])
    search.add(work.session, list(_entries(ticket_id, claims.last_piece(work, ticket_id) + 1, [told])))


def _forget(work: Work, ids: Sequence[int], *which: Any) -> None:
    old = [_entry(each.ticket_id, each.seq, each.text) for each in claims.pieces(work, ids, *which)]
    search.remove(work.session, old)
    if old:
        claims.remove_pieces(work, ids, *which)


def of_message(message: Any) -> Text:
    place = Place.NOTE if message.direction is Direction.NOTE else Place.SAID
    return Text(place, message.id, (message.text,))


def _name(ticket_id: int, name: str) -> Entry:
    return _entry(ticket_id, NAME, "".join(list(rules.pieces(name))[:1]), Place.NAME)


def _entries(ticket_id: int, first: int, told: Sequence[Text]) -> Iterator[Entry]:
    texts = [(each, piece) for each in told for piece in rules.pieces(*each.parts)]
    for seq, (each, piece) in enumerate(texts, first):
        yield _entry(ticket_id, seq, piece, each.place, each.source_id)


def _entry(ticket_id: int, seq: int, piece: str, place: Place = Place.NAME, source_id: int = 0) -> Entry:
    return Entry(ticket_id, seq, place, source_id, piece, rules.tokens(piece))
