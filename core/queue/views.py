"""The queue as it is drawn: code columns, one page, most urgent first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select

from core import scope
from core.models.attention import TicketTag
from core.models.customers import Customer, Organisation
from core.models.people import Person, PersonRole, Team
from core.models.products import Product
from core.models.tickets import Ticket
from core.permissions import GRANTS, Permission
from core.process.words import Stage
from core.queue import finds
from core.queue.finds import AT_RISK
from core.queue.forms import Criteria
from core.queue.words import DAILY, Column, Order, View
from core.search import views as search
from core.work import Reading

__all__ = ["AT_RISK", "PAGE"]

PAGE = 50
CARDS = 8  # of one stage on the board
MOST_FOUND = 1_000
LAST_PAGE = MOST_FOUND // PAGE  # an address may say anything
WORKING = tuple(role for role, rights in GRANTS.items() if Permission.WORK in rights)

COLUMNS = {
    "number": Ticket.number,
    "priority": Ticket.priority,
    "next_due": Ticket.next_due,
    "subject": Ticket.subject,
    "customer": Customer.name,
    "stage": Ticket.stage,
    "process_version_id": Ticket.process_version_id,
    "step": Ticket.step,
    "owner": Person.name,
}


TAGS = select(func.aggregate_strings(TicketTag.tag, ",")).where(TicketTag.ticket_id == Ticket.id).scalar_subquery()
EXTRAS: dict[str, Any] = {
    Column.TEAM: Team.name,
    Column.CATEGORY: Ticket.category,
    Column.CHANNEL: Ticket.channel,
    Column.ORGANISATION: Organisation.name,
    Column.PRODUCT: Product.name,
    Column.TAGS: TAGS,
    Column.OPENED: Ticket.opened_at,
}
JOINS: dict[str, tuple[Any, Any]] = {
    Column.TEAM: (Team, Team.id == Ticket.team_id),
    Column.ORGANISATION: (Organisation, Organisation.id == Ticket.organisation_id),
    Column.PRODUCT: (Product, Product.id == Ticket.product_id),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases each view holds, and how many are late, at this moment."""

    views: dict[View, int]
    late: int


def page(desk: Reading, criteria: Criteria, most: int = PAGE) -> pd.DataFrame:
    """At most ``most`` rows, columns as in ``COLUMNS``; the waiting ones, who cannot be late, come last."""
    query = _listed(_shown(desk, criteria), criteria, most, (min(max(criteria.page, 1), LAST_PAGE) - 1) * PAGE)
    return _frame(desk.session.execute(query).all(), [*COLUMNS, *_extras(criteria)])


def board(desk: Reading, criteria: Criteria) -> dict[Stage, tuple[pd.DataFrame, int]]:
    """Of each stage that is open the most urgent cases, and how many there are, counted as far as anybody turns."""
    found: dict[Stage, tuple[pd.DataFrame, int]] = {}
    for stage in (each for each in Stage if each.open):
        query = _shown(desk, criteria).where(Ticket.stage == stage)
        rows = desk.session.execute(_listed(query, criteria, CARDS)).all()
        count = len(rows) if len(rows) < CARDS else _counted(desk, query)
        found[stage] = _frame(rows, [*COLUMNS, *_extras(criteria)]), count
    return found


def _frame(rows: Sequence[Row[Any]], names: list[str]) -> pd.DataFrame:
    """Column by column, which costs half of row by row."""
    columns = zip(*rows, strict=True) if rows else (() for _ in names)
    return pd.DataFrame(dict(zip(names, columns, strict=True)))


def _listed(query: Select[Ticket], criteria: Criteria, most: int, before: int = 0) -> Any:
    """What is shown is chosen first, so that names are sought for nothing else; unusual columns only where shown."""
    extras, order = _extras(criteria), _order(criteria.view, criteria.order)
    shown = query.with_only_columns(Ticket.id).order_by(*order).limit(most).offset(before)
    columns = (*COLUMNS.items(), *((each, EXTRAS[each]) for each in extras))
    listed: Any = select(*(column.label(name) for name, column in columns)).where(Ticket.id.in_(shown))
    listed = listed.outerjoin(Customer, Customer.id == Ticket.customer_id)
    listed = listed.outerjoin(Person, Person.id == Ticket.owner_id)
    for join in (JOINS[each] for each in extras if each in JOINS):
        listed = listed.outerjoin(*join)
    return listed.order_by(*order)


def _extras(criteria: Criteria) -> tuple[Column, ...]:
    return tuple(each for each in criteria.columns if each in EXTRAS)


def found(desk: Reading, criteria: Criteria) -> int:
    """How many cases the criteria find; nobody turns to the end of more than ``MOST_FOUND``, so counting ends there."""
    return _counted(desk, _shown(desk, criteria))


def _counted(desk: Reading, query: Select[Ticket]) -> int:
    some = query.with_only_columns(Ticket.id).limit(MOST_FOUND).subquery()
    return desk.session.scalar(select(func.count()).select_from(some)) or 0


def counts(desk: Reading) -> Counts:
    """One pass over the open cases within the reader's scope."""
    shown = (*DAILY, View.WAITING)
    wanted = {view: finds.of_view(desk, view) for view in shown}
    wanted[View.RISK] = Ticket.next_due <= desk.now + AT_RISK  # as it stands in the index by which is counted
    late = Ticket.next_due < desk.now
    sums = [func.count(case((each, 1))) for each in (*wanted.values(), late)]
    query = scope.tickets(desk.reader).where(scope.unfinished()).with_only_columns(*sums)
    *numbers, late_now = desk.session.execute(query).one()
    return Counts(dict(zip(wanted, numbers, strict=True)), late_now)


def colleagues(desk: Reading) -> Sequence[tuple[int, str]]:
    """Who can be given a case: id and name."""
    works = Person.role_rows.any(PersonRole.role.in_(WORKING))
    query = select(Person.id, Person.name).where(Person.disabled_at.is_(None), works).order_by(Person.name, Person.id)
    return desk.session.execute(query).all()


def usernames(desk: Reading) -> dict[str, int]:
    """The ids of those who work on cases, by user name."""
    works = Person.role_rows.any(PersonRole.role.in_(WORKING))
    query = select(Person.username, Person.id).where(Person.disabled_at.is_(None), works)
    return dict(desk.session.execute(query).all())


def next_of(desk: Reading, number: int) -> int | None:
    """The most urgent of the reader's own cases besides this one."""
    query = (
        scope.tickets(desk.reader)
        .where(finds.of_view(desk, View.MINE), scope.unfinished(), Ticket.number != number)
        .with_only_columns(Ticket.number)
        .order_by(*_order(View.MINE, Order.URGENT))
        .limit(1)
    )
    return desk.session.scalar(query)


def free(desk: Reading) -> Select[Ticket]:
    """The cases without an owner that the reader is asked to take: of their own teams, or of none."""
    query = scope.tickets(desk.reader).where(Ticket.owner_id.is_(None), scope.unfinished())
    own = or_(Ticket.team_id.is_(None), Ticket.team_id.in_(sorted(desk.reader.teams)))
    return query.where(own) if desk.reader.teams else query


def urgent_beyond(desk: Reading, beyond: Collection[str], before: Ticket | None = None) -> int:
    """How many cases in these categories wait for somebody, all or those more urgent than one."""
    if not beyond:
        return 0
    query = free(desk).where(Ticket.category.in_(beyond)).with_only_columns(Ticket.id)
    if before is not None:
        query = query.where(Ticket.sort_due < before.sort_due)
    return desk.session.scalar(select(func.count()).select_from(query.limit(MOST_FOUND).subquery())) or 0


def matching(desk: Reading, criteria: Criteria) -> Select[Ticket]:
    """All cases that the criteria find."""
    query = _chosen(desk, criteria)
    return query.where(search.matching(desk, criteria.text)) if criteria.text.strip() else query


def _shown(desk: Reading, criteria: Criteria) -> Select[Ticket]:
    """As far as anybody turns: of closed cases with a common word the newest."""
    query, few = _chosen(desk, criteria), criteria.view is not View.CLOSED
    return search.narrowed(desk, query, criteria.text, few) if criteria.text.strip() else query


def _chosen(desk: Reading, criteria: Criteria) -> Select[Ticket]:
    query = scope.tickets(desk.reader).where(finds.in_stage(criteria.view), finds.of_view(desk, criteria.view))
    return query.where(*finds.by_filters(desk, criteria))


def _order(view: View, order: Order) -> tuple[ColumnElement[Any], ...]:
    if order is Order.URGENT:
        over = view in {View.RESOLVED, View.CLOSED}
        return (Ticket.entered_at.desc(), Ticket.id.desc()) if over else (Ticket.sort_due.asc(), Ticket.id.asc())
    if order is Order.NEWEST:
        return (Ticket.opened_at.desc(), Ticket.id.desc())
    by = Ticket.opened_at if order is Order.OLDEST else Ticket.entered_at
    return (by.asc(), Ticket.id.asc())
