"""The job that moves running cases, or brings them back: worked out aside, written a few at a time."""

from collections.abc import Sequence

from core.actors import SYSTEM
from core.jobs.run import Run
from core.models.switches import Switch
from core.switching import aiming, claims, moving
from core.switching.aiming import Part
from core.switching.reckoning import Reckoned
from core.switching.words import SwitchState
from core.work import Reading, look

READ_AT_ONCE = 600
WRITTEN_AT_ONCE = 100  # so that nobody who writes waits for long, on a slow machine as well


def carry_on(run: Run) -> None:
    """Until no case is left that could be moved; one that was changed meanwhile is looked at in the next pass."""
    with run.batch() as batch:
        row = claims.one(batch.work, run.given["switch"])
        if row.state is not (SwitchState.REVERTING if run.given["back"] else SwitchState.RUNNING):
            return
        if batch.job.total is None:
            batch.progress(0, len(_left(batch.work, row)))
    while _pass(run):
        pass
    with run.batch() as batch:
        moving.end(batch.work, claims.one(batch.work, run.given["switch"]))


def _left(desk: Reading, row: Switch) -> Sequence[int]:
    return claims.moved(desk, row.id) if row.state is SwitchState.REVERTING else claims.waiting(desk, row)


def _pass(run: Run) -> int:
    """How many cases are done with; none once it is over."""
    with look(SYSTEM, run.clock) as desk:
        ids, done = _left(desk, desk.session.get_one(Switch, run.given["switch"])), 0
    for first in range(0, len(ids), READ_AT_ONCE):
        with look(SYSTEM, run.clock) as desk:
            row = desk.session.get_one(Switch, run.given["switch"])
            part = aiming.aimed(desk, row, ids[first : first + READ_AT_ONCE])
        for begin in range(0, max(len(part.found), 1), WRITTEN_AT_ONCE):
            kept = _keep(run, part, part.found[begin : begin + WRITTEN_AT_ONCE])
            if kept is None:
                return 0
            done += kept
    return done


def _keep(run: Run, part: Part, found: Sequence[Reckoned]) -> int | None:
    """None: it is over before its end."""
    with run.batch() as batch:
        row = claims.one(batch.work, run.given["switch"])
        if moving.stopped(batch.work, row):
            return None
        kept = moving.keep(batch.work, row, found, part.now) + moving.refuse(batch.work, row, part.refused)
        part.refused.clear()
        batch.progress(batch.job.done + kept)
        return kept
