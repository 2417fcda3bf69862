"""A ticket's way along its process: one visit ends, the next begins. Called by the verbs that move tickets, only."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.deadlines import settle
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import claims, handing, rules
from core.process.document import Document
from core.process.views import Running
from core.process.words import MoveKind, Stage
from core.work import Work

ON_PURPOSE = (MoveKind.REOPEN, MoveKind.OVERRIDE, MoveKind.MERGE)  # loop limits do not turn these aside


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a visit ends: where to, why, and what was entered in it."""

    to: str
    kind: MoveKind
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    checked: tuple[str, ...] = ()
    reason: str | None = None


def start(work: Work, ticket: Ticket, running: Running, step: str | None = None) -> Visit:
    """The first visit; imported cases may start in a later step."""
    ticket.process_version_id = running.id
    entered = _enter(work, ticket, running.document, step or running.document.start, seq=1)
    settle.begin(work, ticket, running, entered)
    return entered


def move(work: Work, ticket: Ticket, running: Running, leaving: Leaving) -> Sequence[Visit]:
    """End the open visit and begin the next one; a loop limit may turn the way aside.

    A step that hands the case over is left at once, for the first step of another process: several visits begin.
    """
    visits = claims.visits(work, ticket)
    to, capped = leaving.to, False
    if leaving.kind not in ON_PURPOSE:
        to, capped = rules.target_of(running.document, to, Counter(visit.step for visit in handing.present(visits)))
    on = () if leaving.kind is MoveKind.MERGE else handing.courses(work, running.document, to, handing.times(visits))
    _leave(work, ticket, visits[-1], to, MoveKind.CAP if capped else leaving.kind)
    _keep(work, visits[-1], running.document, leaving)
    entered = [_enter(work, ticket, running.document, to, visits[-1].seq + 1)]
    for other in on:
        _leave(work, ticket, entered[-1], other.document.start, MoveKind.HAND_OVER)
        ticket.process_version_id = other.id
        entered.append(_enter(work, ticket, other.document, other.document.start, entered[-1].seq + 1))
    if not ticket.stage.open and leaving.kind is not MoveKind.MERGE:
        _answer(ticket, work.now)
    settle.move(work, ticket, (running, *on)[-1], [*visits, *entered])
    return entered


def _leave(work: Work, ticket: Ticket, visit: Visit, to: str, kind: MoveKind) -> None:
    visit.left_at, visit.left_by, visit.left_to, visit.kind = work.now, work.reader.person_id, to, kind
    visit.team_id = ticket.team_id
    visit.late = visit.due_at is not None and work.now > visit.due_at


def _keep(work: Work, visit: Visit, document: Document, leaving: Leaving) -> None:
    """What was entered stays with the visit; what is bound is from now on true of the case."""
    visit.values, visit.checked, visit.reason = dict(leaving.values), list(leaving.checked), leaving.reason
    if found := rules.bound(document, leaving.values):
        claims.keep_facts(work, visit, found)


def _enter(work: Work, ticket: Ticket, document: Document, to: str, seq: int) -> Visit:
    step = document.steps[to]
    ticket.step, ticket.stage, ticket.entered_at, ticket.moves = to, step.stage, work.now, seq
    ticket.wakes_at = rules.wakes(step, work.now)
    _mark_end(ticket, step.stage, work.now)
    visit = Visit(
        ticket_id=ticket.id,
        seq=seq,
        process_version_id=ticket.process_version_id,
        step=to,
        entered_at=work.now,
        values={},
        checked=[],
    )
    work.session.add(visit)
    return visit


def _mark_end(ticket: Ticket, stage: Stage, now: datetime) -> None:
    ticket.resolved_at = None if stage.open else ticket.resolved_at or now
    ticket.closed_at = now if stage is Stage.CLOSED else None


def _answer(ticket: Ticket, now: datetime) -> None:
    """A case that is solved has been answered; of one taken over from elsewhere we cannot tell."""
    if ticket.response_due is not None:
        ticket.first_response_at = ticket.first_response_at or now
