from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from core.actors import SYSTEM, Actor
from core.models.chores import CannedReply
from core.models.events import EventRow
from core.models.knowledge import Article
from core.models.people import Person, Team
from core.models.products import Product
from core.models.tickets import Ticket
from core.work import Reading, look


@dataclass(frozen=True, slots=True)
class Played:
    """A case of the demo that is there already; ``until``: the newest of what happened in it before ``now``."""

    number: int
    opened_at: datetime
    until: datetime


def cast(usernames: Iterable[str]) -> dict[str, Actor]:
    """Those of the cast who work here, by user name."""
    query = select(Person).where(Person.username.in_(list(usernames)))
    with look(SYSTEM) as desk:
        return {person.username: person.as_actor() for person in desk.session.scalars(query)}


def teams() -> dict[str, int]:
    with look(SYSTEM) as desk:
        return dict(desk.session.execute(select(Team.name, Team.id)).all())


def products() -> dict[str, int]:
    """By the shop's own number."""
    with look(SYSTEM) as desk:
        found = desk.session.execute(select(Product.code, Product.id).where(Product.code.is_not(None)))
        return {code: number for code, number in found if code}


def played(keys: Iterable[str], before: datetime) -> dict[str, Played]:
    """The cases of these keys that are there already."""
    newest = (
        select(func.max(EventRow.at))
        .where(EventRow.subject_kind == "ticket", EventRow.subject_id == Ticket.id, EventRow.at <= before)
        .scalar_subquery()
    )
    query = select(Ticket.idempotency_key, Ticket.number, Ticket.opened_at, newest)
    with look(SYSTEM) as desk:
        rows = desk.session.execute(query.where(Ticket.idempotency_key.in_(list(keys)))).all()
    return {key or "": Played(number or 0, opened, until or opened) for key, number, opened, until in rows}


def opened_at(key: str) -> datetime | None:
    """When the case of this key came in, if it is there already."""
    with look(SYSTEM) as desk:
        return desk.session.scalar(select(Ticket.opened_at).where(Ticket.idempotency_key == key))


def newest_event(desk: Reading, ticket_id: int) -> int:
    """The number of the newest event of a case."""
    query = select(func.max(EventRow.id)).where(EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id)
    return desk.session.scalar(query) or 0


def wording(desk: Reading, code: str) -> CannedReply | None:
    """The canned reply of this code, as the desk has it now."""
    return desk.session.scalar(select(CannedReply).where(CannedReply.code == code))


def titles(desk: Reading) -> set[str]:
    """Of all articles, in whatever language."""
    return {title for titles in desk.session.scalars(select(Article.titles)) for title in titles.values()}


def public_articles(desk: Reading) -> Sequence[int]:
    return desk.session.scalars(select(Article.id).where(Article.public).order_by(Article.id)).all()
