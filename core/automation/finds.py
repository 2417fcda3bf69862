"""The conditions of a rule, as conditions of a query: the same for one case, for those in time, and for the past."""

import json
from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, false, func, or_, true

from core.automation.forms import Body, Condition
from core.automation.words import NO, NOBODY, YES, Fact
from core.models.attention import TicketTag
from core.models.customers import Customer, Organisation
from core.models.fields import TicketValue
from core.models.tickets import Ticket
from core.process.words import Stage
from core.settings import views as settings
from core.triage.words import Priority
from core.work import Reading
from db.base import clean

READ_AT_MOST = 20_000  # characters of a description
LONGEST_NUMBER = 16  # digits that both databases can compare

Find = Callable[[Reading, Condition], ColumnElement[bool]]


def holds(desk: Reading, body: Body) -> ColumnElement[bool]:
    """Of a ticket: what the rule asks for is so."""
    found = [_one(desk, each) for each in body.conditions]
    if not found:
        return true()
    return and_(*found) if body.every else or_(*found)


def _one(desk: Reading, condition: Condition) -> ColumnElement[bool]:
    found = FINDS[condition.fact](desk, condition)
    return ~found if condition.negated else found


def _category(desk: Reading, condition: Condition) -> ColumnElement[bool]:
    """With all that stands below it."""
    return Ticket.category.in_(settings.branches(desk, "category", condition.values))


def _words(_: Reading, condition: Condition) -> ColumnElement[bool]:
    read = Ticket.subject, func.substr(Ticket.description, 1, READ_AT_MOST)
    words = [clean(word).strip() for word in condition.values]
    return or_(false(), *(text.icontains(word, autoescape=True) for word in words for text in read))


def _team(_: Reading, condition: Condition) -> ColumnElement[bool]:
    return func.coalesce(Ticket.team_id, int(NOBODY)).in_(_numbers(condition.values))


def _tier(_: Reading, condition: Condition) -> ColumnElement[bool]:
    """The customer's own, or else that of the organisation."""
    customer, organisation = Customer.id == Ticket.customer_id, Organisation.id == Ticket.organisation_id
    own = exists().where(customer, Customer.tier.in_(condition.values))
    shared = exists().where(organisation, Organisation.tier.in_(condition.values))
    return or_(own, and_(~exists().where(customer, Customer.tier.is_not(None)), shared))


def _organisation(_: Reading, condition: Condition) -> ColumnElement[bool]:
    return func.coalesce(Ticket.organisation_id, 0).in_(_numbers(condition.values))


def _tag(_: Reading, condition: Condition) -> ColumnElement[bool]:
    return exists().where(TicketTag.ticket_id == Ticket.id, TicketTag.tag.in_(condition.values))


def _field(_: Reading, condition: Condition) -> ColumnElement[bool]:
    """A choice, or a yes or no: both databases write these alike."""
    plain = {YES: "true", NO: "false"}
    codes = [json.dumps(clean(each)) for each in condition.values]
    texts = [*codes, *(plain[each] for each in condition.values if each in plain)]
    said = cast(TicketValue.value, String)
    return exists().where(TicketValue.ticket_id == Ticket.id, TicketValue.field == condition.field, said.in_(texts))


def _numbers(values: Sequence[str]) -> list[int]:
    return [int(each) for each in values if each.isdecimal() and len(each) < LONGEST_NUMBER]


FINDS: dict[Fact, Find] = {
    Fact.CHANNEL: lambda _, told: Ticket.channel.in_(told.values),
    Fact.CATEGORY: _category,
    Fact.PRIORITY: lambda _, told: Ticket.priority.in_([each for each in Priority if each in told.values]),
    Fact.STAGE: lambda _, told: Ticket.stage.in_([each for each in Stage if each in told.values]),
    Fact.TEAM: _team,
    Fact.OWNER: lambda _, told: case((Ticket.owner_id.is_(None), NO), else_=YES).in_(told.values),
    Fact.TAG: _tag,
    Fact.SENSITIVE: lambda _, told: Ticket.sensitive.in_([each == YES for each in told.values]),
    Fact.ORGANISATION: _organisation,
    Fact.TIER: _tier,
    Fact.WORDS: _words,
    Fact.FIELD: _field,
}  # fmt: skip
