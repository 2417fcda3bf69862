"""What other promises or calendars would do to open cases, before anybody saves it: nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.deadlines import claims, settle, views
from core.deadlines.gathering import gather
from core.deadlines.rules import Standing
from core.deadlines.terms import Terms
from core.deadlines.words import DeadlineKind, Effect
from core.hours import views as hours
from core.hours.forms import NewDay
from core.models.deadlines import Deadline
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.settings.promises import Promises
from core.work import Reading

MOST = 2_000  # open cases, the most urgent ones
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Moved:
    """A promise of a case that would be due at another moment; none: not any more, or not yet."""

    number: int
    subject: str
    kind: DeadlineKind
    before: datetime | None
    after: datetime | None
    late: bool


@dataclass(slots=True)
class Preview:
    """``looked``: at how many open cases; ``cases``: how many change; ``effects``: how many promises, by target."""

    looked: int
    all: bool
    cases: int = 0
    effects: Counter[tuple[DeadlineKind, Effect]] = field(default_factory=Counter[tuple[DeadlineKind, Effect]])
    shown: list[Moved] = field(default_factory=list[Moved])


def preview(desk: Reading, promises: Promises) -> Preview:
    """Of other promises, for the most urgent open cases as they stand now."""
    return _of(desk, replace(views.terms(desk), promises=promises, above=views.above(desk, promises)))


def of_days(desk: Reading, code: str, days: Sequence[NewDay]) -> Preview:
    """Of more days in a calendar, likewise."""
    return _of(desk, replace(views.terms(desk), times=hours.with_days(desk, code, days)))


def _of(desk: Reading, now: Terms) -> Preview:
    """Cases that the reader may not see are counted only."""
    demand(desk.reader, Permission.EDIT_SETTINGS)
    tickets = claims.urgent(desk, MOST + 1)
    made = Preview(min(len(tickets), MOST), len(tickets) <= MOST)
    seen = claims.seen(desk, [each.id for each in tickets])
    for first in range(0, made.looked, claims.AT_ONCE):
        _add(desk, made, tickets[first : min(first + claims.AT_ONCE, MOST)], now, seen)
    return made


def _add(desk: Reading, made: Preview, tickets: Sequence[Ticket], now: Terms, seen: set[int]) -> None:
    found = gather(desk, tickets, now)
    for ticket in (each for each in tickets if found.rows[each.id]):
        own, visit = found.rows[ticket.id], found.visits[ticket.id][-1]
        plan = settle.plan(ticket, visit, found.history(ticket), own, now, found.was[ticket.id])
        moved = [each for row, new in plan.rows if (each := _moved(desk, ticket, own.get(new.kind), row, new))]
        made.cases += bool(moved)
        for each in moved:
            made.effects[each.kind, _effect(each)] += 1
            made.effects[each.kind, Effect.LATE] += each.late
        made.shown += [each for each in moved if ticket.id in seen][: SHOWN - len(made.shown)]


def _moved(
    desk: Reading, ticket: Ticket, kept: Deadline | None, row: Deadline | None, new: Standing
) -> Moved | None:
    before = kept.due_at if kept and row and not kept.dropped_at else None
    after = new.due_at if new.runs else None
    promised = bool(row and not row.dropped_at and row.minutes), bool(new.runs and new.minutes)
    if new.met_at or (before == after and promised[0] == promised[1]):
        return None
    late = after is not None and after < desk.now and not (before and before < desk.now)
    return Moved(ticket.number or 0, ticket.subject, new.kind, before, after, late)


def _effect(moved: Moved) -> Effect:
    if moved.before is None or moved.after is None:
        return Effect.NEW if moved.before is None else Effect.GONE
    return Effect.SOONER if moved.after < moved.before else Effect.LATER
