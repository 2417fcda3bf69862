from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import aliased

from core import scope
from core.automation import finds, rules
from core.automation.forms import Body
from core.automation.moments import views as moments
from core.automation.views import DAYS
from core.models.events import EventRow
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.work import Reading

LOOKED_AT = 10_000  # happenings, of the newest, that a trial run reads
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Caught:
    """A case that a rule would have caught."""

    number: int
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would have done; ``more``: there were more happenings than were looked at."""

    runs: int
    cases: int
    more: bool
    newest: tuple[Caught, ...]


def trial(desk: Reading, body: Body) -> Trial:
    """The last days, by what the reader's cases are today: what they were then is not asked."""
    demand(desk.reader, Permission.EDIT_AUTOMATION)
    told, more = _in_time(desk, body) if body.when.trigger.timed else _heard(desk, body)
    known = _those_that_fit(desk, body, sorted({number for number, _ in told}))
    caught = [(number, at) for number, at in told if number in known]
    newest: dict[int, datetime] = {}
    for number, at in sorted(caught, key=lambda each: each[1], reverse=True):
        newest.setdefault(number, at)
    some = [Caught(*known[number], at) for number, at in list(newest.items())[:SHOWN]]
    return Trial(len(caught), len(newest), more, tuple(some))


def _in_time(desk: Reading, body: Body) -> tuple[list[tuple[int, datetime]], bool]:
    found = moments.past(desk, body, desk.now - timedelta(days=DAYS), LOOKED_AT)
    after = timedelta(minutes=body.when.minutes)
    return [(each.ticket_id, each.at + after) for each in found], len(found) == LOOKED_AT


def _heard(desk: Reading, body: Body) -> tuple[list[tuple[int, datetime]], bool]:
    """Cases and times of the happenings that would have set a rule off lately; whether there were more."""
    kinds = rules.HEARD[body.when.trigger][0]
    some = select(EventRow).where(EventRow.kind.in_(kinds)).order_by(EventRow.id.desc()).limit(LOOKED_AT).subquery()
    row, since = aliased(EventRow, some), desk.now - timedelta(days=DAYS)
    found = desk.session.execute(
        select(row.kind, row.subject_id, row.detail, row.at).where(row.at >= since)
    ).all()
    told = [
        (number, at)
        for kind, number, detail, at in found
        if rules.heard(body.when, kind, detail)
    ]
    return told, len(found) == LOOKED_AT


def _those_that_fit(desk: Reading, body: Body, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Number and subject of the reader's cases among these that are as the rule asks."""
    found: dict[int, tuple[int, str]] = {}
    query = scope.tickets(desk.reader).where(finds.holds(desk, body))
    for start in range(0, len(ids), 500):
        some = query.where(Ticket.id.in_(ids[start : start + 500]))
        for number, shown, subject in desk.session.execute(
            some.with_only_columns(Ticket.id, Ticket.number, Ticket.subject)
        ):
            found[number] = (shown or 0, subject)
    return found
