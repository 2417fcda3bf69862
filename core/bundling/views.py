from dataclasses import dataclass

from sqlalchemy import or_, select

from core import scope
from core.models.chores import TicketLink
from core.models.tickets import Ticket
from core.process.words import Stage
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Related:
    """Another case, as a link is drawn."""

    number: int | None
    subject: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Bundle:
    """What belongs together with a case; ``into``: the case that it was merged into."""

    linked: tuple[Related, ...]
    merged: tuple[Related, ...]
    into: Related | None
    ids: tuple[int, ...]


def bundle(desk: Reading, ticket_id: int) -> Bundle:
    """All of it, as far as the reader may see it; ``ids``: of the case and of those merged into it."""
    linked = _linked(desk, ticket_id)
    merged = desk.session.scalars(select(Ticket.id).where(Ticket.merged_into == ticket_id).order_by(Ticket.id)).all()
    into = desk.session.scalar(select(Ticket.merged_into).where(Ticket.id == ticket_id))
    seen = _seen(desk, {*linked, *merged, *([into] if into else [])})
    return Bundle(
        linked=tuple(seen[each] for each in sorted(linked) if each in seen),
        merged=tuple(seen[each] for each in merged if each in seen),
        into=seen.get(into or 0),
        ids=(ticket_id, *(each for each in merged if each in seen)),
    )


def _linked(desk: Reading, ticket_id: int) -> set[int]:
    ends = select(TicketLink.first_id, TicketLink.second_id).where(
        or_(TicketLink.first_id == ticket_id, TicketLink.second_id == ticket_id), TicketLink.retired_at.is_(None)
    )
    return {each for row in desk.session.execute(ends) for each in row} - {ticket_id}


def _seen(desk: Reading, ids: set[int]) -> dict[int, Related]:
    if not ids:
        return {}
    query = (
        scope.tickets(desk.reader)
        .where(Ticket.id.in_(ids))
        .with_only_columns(Ticket.id, Ticket.number, Ticket.subject, Ticket.stage)
    )
    return {id_: Related(number, subject, stage) for id_, number, subject, stage in desk.session.execute(query)}
