from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from core import scope
from core.automation.forms import Body
from core.automation.words import Outcome, Section
from core.models.automation import Rule, RuleRun, RuleVersion
from core.models.people import Person
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.work import Reading

DAYS = 30


@dataclass(frozen=True, slots=True)
class Armed:
    """A rule as it runs."""

    id: int
    section: Section
    version: int
    since: datetime
    body: Body


@dataclass(frozen=True, slots=True)
class Line:
    """A rule on its page, with how often it ran in the last days and how often it could not."""

    rule: Armed
    active: bool
    shipped: str
    runs: int
    refused: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Past:
    """One run; ``refusals``: sentences, each in its languages."""

    at: datetime
    number: int
    subject: str
    outcome: Outcome
    did: Sequence[str]
    refusals: Sequence[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Version:
    version: int
    since: datetime
    who: str | None
    active: bool


def armed(row: Rule) -> Armed:
    return Armed(row.id, row.section, row.version, row.since, Body.model_validate(row.body))


def active(desk: Reading) -> list[Armed]:
    """In the order in which they run: escalation first."""
    query = select(Rule).where(Rule.active, Rule.retired_at.is_(None)).order_by(Rule.section, Rule.position, Rule.id)
    return [armed(row) for row in desk.session.scalars(query)]


def is_bare(desk: Reading) -> bool:
    """Somebody works here, and no rule was ever here, not even one of ours."""
    founded = desk.session.scalar(select(Person.id).limit(1)) is not None
    return founded and desk.session.scalar(select(Rule.id).limit(1)) is None


def lines(desk: Reading) -> tuple[Line, ...]:
    """All rules that were not retired, in their order."""
    demand(desk.reader, Permission.EDIT_AUTOMATION)
    told = _told(desk)
    query = select(Rule).where(Rule.retired_at.is_(None)).order_by(Rule.section, Rule.position, Rule.id)
    return tuple(
        Line(armed(row), row.active, row.shipped or "", *told.get(row.id, (0, 0, None)))
        for row in desk.session.scalars(query)
    )


def _told(desk: Reading) -> dict[int, tuple[int, int, datetime | None]]:
    failed = func.count().filter(RuleRun.outcome.in_([Outcome.REFUSED, Outcome.PARTLY, Outcome.CUT]))
    query = (
        select(RuleRun.rule_id, func.count(), failed, func.max(RuleRun.at))
        .where(RuleRun.at > desk.now - timedelta(days=DAYS))
        .group_by(RuleRun.rule_id)
    )
    return {number: (runs, refused, last) for number, runs, refused, last in desk.session.execute(query)}


def names(desk: Reading) -> dict[int, dict[str, str]]:
    """What each rule is called, retired ones included."""
    return {number: body.get("labels", {}) for number, body in desk.session.execute(select(Rule.id, Rule.body))}


def runs(desk: Reading, rule_id: int, limit: int = 20) -> tuple[Past, ...]:
    """The newest runs in cases that are open to the reader."""
    query = (
        scope.tickets(desk.reader)
        .join(RuleRun, RuleRun.ticket_id == Ticket.id)
        .where(RuleRun.rule_id == rule_id)
        .with_only_columns(RuleRun.at, Ticket.number, Ticket.subject, RuleRun.outcome, RuleRun.detail)
        .order_by(RuleRun.id.desc())
        .limit(limit)
    )
    rows: Sequence[Any] = desk.session.execute(query).all()
    return tuple(
        Past(at, number or 0, subject, outcome, detail.get("did", ()), detail.get("refusals", ()))
        for at, number, subject, outcome, detail in rows
    )


def versions(desk: Reading, rule_id: int, limit: int = 10) -> tuple[Version, ...]:
    """Who changed it when, the newest first."""
    query = (
        select(RuleVersion.version, RuleVersion.since, Person.name, RuleVersion.active)
        .outerjoin(Person, Person.id == RuleVersion.person_id)
        .where(RuleVersion.rule_id == rule_id)
        .order_by(RuleVersion.version.desc())
        .limit(limit)
    )
    return tuple(Version(*row) for row in desk.session.execute(query))
