"""A batch of cases is moved, or brought back: each wholly, or not at all. Called by the job, only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from core.deadlines import claims as deadlines
from core.deadlines.claims import Changes
from core.deadlines.rules import NEVER
from core.deadlines.terms import Terms
from core.models.switches import Switch
from core.process.rules import wakes
from core.process.words import MoveKind
from core.switching import claims, views
from core.switching.events import SwitchEnded, SwitchStopped, TicketSwitched, TicketSwitchedBack
from core.switching.reckoning import Reckoned
from core.switching.words import Obstacle, Outcome, SwitchState
from core.work import Work
from db.base import Json


def keep(work: Work, row: Switch, found: Sequence[Reckoned], now: Terms) -> int:
    """What was changed meanwhile is left alone and looked at anew; how many were kept."""
    same = deadlines.untouched(work, {each.wanted.ticket.id: each.seen for each in found})
    kept = [each for each in found if each.wanted.ticket.id in same]
    if not kept:
        return 0
    deadlines.keep(work, _changes(kept, now))
    claims.began(work, [_visit(each) for each in kept])
    claims.rules_ran(work, _marks(kept))
    going_back = row.state is SwitchState.REVERTING
    if going_back:
        claims.back(work, row.id, dict.fromkeys((each.wanted.ticket.id for each in kept), None))
    else:
        claims.note(work, row.id, [(each.wanted.ticket.id, each.visit.seq) for each in kept])
    by = replace(work, reader=views.actor(work, row.reverted_by if going_back else row.person_id))
    by.record_all([(work.now, _told(row, each, TicketSwitchedBack if going_back else TicketSwitched)) for each in kept])
    return len(kept)


def refuse(work: Work, row: Switch, refused: Mapping[int, Obstacle]) -> int:
    """They stay where they are; each with the reason."""
    if refused:
        (claims.back if row.state is SwitchState.REVERTING else claims.refuse)(work, row.id, refused)
    return len(refused)


def stopped(work: Work, row: Switch) -> bool:
    """Whether the version is no longer in force, to which the cases were to be moved; those that were stay there."""
    if row.state is SwitchState.RUNNING and not claims.in_force(work, row.version_id):
        row.state, row.ended_at = SwitchState.STOPPED, work.now
        work.record(SwitchStopped(row.id, done=views.how_many_are(work, row.id, Outcome.MOVED)))
    return not row.state.busy


def end(work: Work, row: Switch) -> None:
    """What is left over could not be caught in any pass: somebody worked on it all the while."""
    if not row.state.busy:
        return
    if row.state is SwitchState.RUNNING:
        if rest := claims.waiting(work, row):
            claims.refuse(work, row.id, dict.fromkeys(rest, Obstacle.CHANGED))
        row.state, outcomes = SwitchState.DONE, (Outcome.MOVED, Outcome.REFUSED)
    else:
        if rest := claims.moved(work, row.id):
            claims.back(work, row.id, dict.fromkeys(rest, Obstacle.CHANGED))
        row.state, outcomes = SwitchState.REVERTED, (Outcome.BACK, Outcome.KEPT)
    row.ended_at = work.now
    done, left = (views.how_many_are(work, row.id, each) for each in outcomes)
    work.record(SwitchEnded(row.id, done=done, left=left))


def _changes(kept: Sequence[Reckoned], now: Terms) -> Changes:
    made = Changes()
    for each in kept:
        made.tickets.append(_ticket(each))
        made.visits.append(_left(each))
        for row, standing in each.plan.rows:
            told = deadlines.values(standing, now)
            if row is None:
                made.fresh.append(told | {"ticket_id": each.wanted.ticket.id})
            else:
                made.deadlines.append(told | {"this": row.id})
    return made


def _ticket(each: Reckoned) -> Json:
    """Whoever has the case open hears that it has moved."""
    wanted, plan = each.wanted, each.plan
    return {
        "this": wanted.ticket.id, "version": each.seen.version + 1, "process_version_id": wanted.after.id,
        "step": wanted.to, "stage": wanted.step.stage, "entered_at": wanted.since, "moves": each.visit.seq,
        "wakes_at": wakes(wanted.step, wanted.since), "response_due": plan.response_due,
        "next_due": plan.next_due, "sort_due": plan.next_due or NEVER,
    }  # fmt: skip


def _left(each: Reckoned) -> Json:
    """What was entered stays with it. Nobody has worked it to its end, and it is neither in time nor late."""
    left: Json = {"left_at": each.at, "left_to": each.wanted.to, "kind": MoveKind.MIGRATION}
    return left | {"this": each.wanted.visit.id, "team_id": each.wanted.ticket.team_id}


def _visit(each: Reckoned) -> Json:
    names = ("ticket_id", "seq", "process_version_id", "step", "entered_at", "due_at", "values", "checked")
    return {name: getattr(each.visit, name) for name in names}


def _marks(kept: Sequence[Reckoned]) -> Mapping[tuple[int, str], str]:
    """By which rules know a visit, and its limit: where they go on, nothing is done twice."""
    found = dict[tuple[int, str], str]()
    for each in kept:
        visit, then = each.wanted.visit, each.visit
        if visit.entered_at == then.entered_at:
            found[visit.ticket_id, f"stay.{visit.seq}"] = f"stay.{then.seq}"
            if visit.due_at == then.due_at:
                found[visit.ticket_id, f"step.{visit.seq}"] = f"step.{then.seq}"
    return found


def _told(row: Switch, each: Reckoned, kind: type[TicketSwitched]) -> TicketSwitched:
    old, new = each.wanted.before, each.wanted.after
    told: dict[str, Any] = {
        "from_process": old.document.process, "from_version": old.version, "from_step": each.wanted.visit.step,
        "to_process": new.document.process, "to_version": new.version, "to_step": each.wanted.to,
    }  # fmt: skip
    return kind(each.wanted.ticket.id, switch=row.id, stage=each.wanted.step.stage, **told)
