from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from core.models.customers import Customer
from core.models.files import Attachment
from core.models.people import Person
from core.models.tickets import Message, Ticket
from core.process.words import Stage
from core.search.rules import Words
from core.search.snippets import Part, marked
from core.search.words import Place
from core.triage.words import Priority
from core.work import Reading
from db import search
from db.search import Piece

SHOWN = Ticket.number, Ticket.subject, Ticket.stage, Ticket.priority, Ticket.opened_at, Customer.name, Person.name
NOWHERE: tuple[None, tuple[Part, ...]] = None, ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found; ``snippet``: the text of ``place`` round the words, parts that were sought are true."""

    number: int
    subject: str
    stage: Stage
    priority: Priority
    opened_at: datetime
    customer: str | None
    owner: str | None
    place: Place | None
    snippet: tuple[Part, ...]


def listed(ids: Sequence[int]) -> str:
    """As the database takes them."""
    return ",".join(map(str, ids))


def rows(desk: Reading, ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    """What is shown of cases, after their id."""
    query = select(Ticket.id, *SHOWN).outerjoin(Customer, Customer.id == Ticket.customer_id)
    query = query.outerjoin(Person, Person.id == Ticket.owner_id)
    return query.where(Ticket.id.in_(search.among(desk.session, listed(ids))))


def hits(desk: Reading, words: Sequence[Words], ids: Sequence[int]) -> Iterator[Hit]:
    found = {number: row for number, *row in desk.session.execute(rows(desk, ids).add_columns(Ticket.description))}
    places = _places(desk, words, ids)
    for each in ids:
        number, subject, stage, priority, opened_at, customer, owner, description = found[each]
        texts = [(Place.CASE, description), *places.get(each, ())]
        told = ((place, marked(text, words)) for place, text in texts)
        place, snippet = next((pair for pair in told if pair[1]), NOWHERE)
        yield Hit(number, subject, stage, priority, opened_at, customer, owner, place, snippet)


def _places(desk: Reading, words: Sequence[Words], ids: Sequence[int]) -> dict[int, list[tuple[Place, str]]]:
    """What was said and attached, by case, where any of the words stands in it."""
    if not words:
        return {}
    holding = or_(*(search.holds(Piece.text, each.shape) for each in words))
    wanted = and_(Piece.ticket_id.in_(search.among(desk.session, listed(ids))), holding)
    said = and_(Piece.kind.in_([Place.SAID, Place.NOTE]), Message.id == Piece.source_id)
    filed = and_(Piece.kind == Place.FILE, Attachment.id == Piece.source_id)
    columns = Piece.ticket_id, Piece.kind, func.coalesce(Message.text, Attachment.name)
    query = select(*columns).outerjoin(Message, said).outerjoin(Attachment, filed).where(wanted)
    found: dict[int, list[tuple[Place, str]]] = {}
    for ticket_id, kind, text in desk.session.execute(query.order_by(Piece.ticket_id, Piece.seq)):
        if text:
            found.setdefault(ticket_id, []).append((Place(kind), text))
    return found
