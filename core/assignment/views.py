"""Where cases go, and what the desk found when it looked for an owner."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, not_, or_, select, true

from core import scope
from core.assignment import routes
from core.assignment.crew.views import lineages, members
from core.assignment.routes import Facts, There
from core.assignment.words import Back
from core.models.assignment import Unplaced
from core.models.events import EventRow
from core.models.people import Membership, Person, PersonRole, Team
from core.models.products import Product
from core.models.tickets import Ticket
from core.permissions import GRANTS, Permission
from core.queue.events import NextTaken, TicketPlaced, TicketReturned
from core.queue.views import MOST_FOUND
from core.settings import views as settings
from core.settings.assignment import Route, Routing
from core.work import Reading

LEADING = tuple(role for role, rights in GRANTS.items() if Permission.ASSIGN in rights)


@dataclass(frozen=True, slots=True)
class Way:
    """Where a new case goes: the team and whom one asks, and the place of the rule; none where no rule fits."""

    rule: int | None = None
    version: int = 0
    team: int | None = None
    consult: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What the desk last decided about an owner, by the kind of its event; or why it found nobody."""

    kind: str
    detail: Mapping[str, Any]


def way(desk: Reading, category: str, channel: str, brand: int, product: int | None) -> Way:
    """For a case of this kind, by the rules in force."""
    routing, version = settings.in_force(desk, Routing)
    if not any(each.team or each.consult for each in routing.routes):
        return Way()
    facts, here = Facts(settings.lineage(desk, "category", category), channel, brand, product), there(desk)
    place = routes.first(routing.routes, facts, here)
    if place is None:
        return Way()
    found = routing.routes[place]
    team = found.team if found.team in here.teams else None
    return Way(place + 1, version or 0, team, found.consult if found.consult in here.people else None)


def there(desk: Reading) -> There:
    teams = desk.session.scalars(select(Team.id).where(Team.retired_at.is_(None)))
    return There(set(teams), set(members(desk, None)))


def caught(desk: Reading, rules: Sequence[Route], place: int) -> int:
    """How many open cases this rule would catch, those left to it by the rules before; at most ``MOST_FOUND``."""
    here, above = there(desk), lineages(desk)
    earlier = [_meant(each, above) for each in rules[:place] if routes.leads(each, here)]
    query = scope.tickets(desk.reader).where(scope.unfinished(), _meant(rules[place], above))
    if earlier:
        query = query.where(not_(or_(*earlier)))
    return len(desk.session.scalars(query.with_only_columns(Ticket.id).limit(MOST_FOUND)).all())


def _meant(rule: Route, above: Mapping[str, Sequence[str]]) -> ColumnElement[bool]:
    below = [code for code, line in above.items() if set(line) & set(rule.categories)]
    conditions = [
        (rule.categories, Ticket.category.in_(below)),
        (rule.channels, Ticket.channel.in_(rule.channels)),
        (rule.brands, Ticket.brand_id.in_(rule.brands)),
        (rule.products, and_(Ticket.product_id.is_not(None), Ticket.product_id.in_(rule.products))),
    ]
    return and_(true(), *(each for values, each in conditions if values))


def products(desk: Reading) -> dict[int, str]:
    """Those that a rule can name."""
    query = select(Product.id, Product.name).where(Product.retired_at.is_(None)).order_by(Product.name).limit(2_000)
    return dict(desk.session.execute(query).all())


def former_owner(desk: Reading, ticket: Ticket) -> int | None:
    """Whom the customer knows: the owner of their newest other case."""
    if ticket.customer_id is None:
        return None
    query = select(Ticket.owner_id).where(
        Ticket.customer_id == ticket.customer_id, Ticket.id != ticket.id, Ticket.owner_id.is_not(None)
    )
    return desk.session.scalar(query.order_by(Ticket.id.desc()).limit(1))


def let_lie(desk: Reading, ticket_id: int) -> frozenset[int]:
    """From whom the desk took this case back because nothing was done in it."""
    query = select(EventRow.detail).where(
        EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id, EventRow.kind == TicketReturned.kind
    )
    return frozenset(each["former"] for each in desk.session.scalars(query) if each["back"] == Back.IDLE)


def leads(desk: Reading, team_id: int | None) -> tuple[int, ...]:
    """Who is told when nobody suits: those of the team who may assign, or all who may where it has none."""
    may_assign = Person.role_rows.any(PersonRole.role.in_(LEADING))
    query = select(Person.id).where(Person.disabled_at.is_(None), may_assign)
    inside = query.where(Person.id.in_(select(Membership.person_id).where(Membership.team_id == team_id)))
    own = tuple(desk.session.scalars(inside)) if team_id else ()
    return own or tuple(desk.session.scalars(query))


def decision(desk: Reading, ticket: Ticket) -> Decision | None:
    """Why the owner is the owner, where the desk chose them; why there is none, where it found nobody."""
    if ticket.owner_id is None:
        row = desk.session.get(Unplaced, ticket.id)
        return Decision("", row.passed) if row else None
    told = (TicketPlaced.kind, NextTaken.kind)
    query = select(EventRow).where(EventRow.subject_kind == "ticket", EventRow.subject_id == ticket.id)
    newest = query.where(EventRow.kind.in_(told)).order_by(EventRow.id.desc()).limit(1)
    event = desk.session.scalars(newest).first()
    return Decision(event.kind, event.detail) if event and event.detail["owner"] == ticket.owner_id else None
