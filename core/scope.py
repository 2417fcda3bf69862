"""What one may see starts here: one function per thing, from which every view builds its query."""

from functools import lru_cache

from sqlalchemy import ColumnElement, Select, and_, literal_column, or_, select, true

from core.actors import Actor, ActorKind
from core.models.tickets import Ticket
from core.permissions import Permission, may


@lru_cache(maxsize=512)
def tickets(reader: Actor) -> Select[Ticket]:
    """The tickets of one's own teams and of no team, one's own, all with the right to; for customers theirs."""
    if reader.kind is ActorKind.CUSTOMER:
        return select(Ticket).where(Ticket.trashed_at.is_(None), _theirs(reader))
    return select(Ticket).where(Ticket.trashed_at.is_(None), _in_reach(reader), _discreet(reader))


def unfinished() -> ColumnElement[bool]:
    """Not resolved and not closed; in the very words of the partial indexes, which SQLite recognises only so."""
    return Ticket.stage.not_in([literal_column("'resolved'"), literal_column("'closed'")])


def _theirs(customer: Actor) -> ColumnElement[bool]:
    """The case of their link; without a link their own ones, and nobody's cases are not those of a nobody."""
    if customer.case is not None:
        return Ticket.id == customer.case
    return and_(Ticket.customer_id.is_not(None), Ticket.customer_id == customer.id)


def trash(reader: Actor) -> Select[Ticket]:
    """What was put away, among the cases one could see before."""
    return select(Ticket).where(Ticket.trashed_at.is_not(None), _in_reach(reader), _discreet(reader))


def _in_reach(reader: Actor) -> ColumnElement[bool]:
    if may(reader, Permission.SEE_ALL):
        return true()
    own = Ticket.owner_id == reader.person_id
    return or_(Ticket.team_id.is_(None), Ticket.team_id.in_(sorted(reader.teams)), own)


def _discreet(reader: Actor) -> ColumnElement[bool]:
    """A sensitive case is seen by its owner and by those who have the right."""
    if may(reader, Permission.SEE_SENSITIVE):
        return true()
    return or_(Ticket.sensitive.is_(False), Ticket.owner_id == reader.person_id, Ticket.owner_id.is_(None))
