"""A whole study: what was asked, played by an engine, and told."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from core.staffing import desks
from core.staffing.engine.chance import Array
from core.staffing.engine.run import Engine
from core.staffing.study import looking, turning
from core.staffing.study.limiting import Base, limits
from core.staffing.study.lining import line
from core.staffing.study.playing import Outcomes, Theatre
from core.staffing.study.questions import TRIAL, Asked, Costs, Entry
from core.staffing.study.results import Line, Study
from core.staffing.world import World

PROBES = 20  # about as many changes are tried to find what limits a desk


def parts(asked: Asked) -> int:
    """How many replications it takes at most, nearly."""
    removed = min(len(asked.entries[0].world.hands), turning.MOST_GONE)
    turns = 2 * turning.AROUND + 2 * len(turning.TURNS) + turning.HALVINGS
    worlds = len(asked.entries) + PROBES + removed + turns + len(asked.past)
    return asked.replications * worlds + looking.FITTED


def study(asked: Asked, engine: Engine, on: Callable[[int], None] = lambda _: None) -> Study:
    theatre = Theatre(engine, asked.seed, asked.replications, on)
    lying = looking.lying(asked.fit, theatre)
    entries = [replace(each, world=desks.looked_at(each.world, lying)) for each in asked.entries]
    lines, (focus, played) = _compared(entries, asked.costs, theatre)
    base = Base(focus.world, played, _busy(focus.world, played), asked.goal, asked.costs)
    missed = turning.gone(base, theatre)
    sizes = turning.sizes(base, theatre, missed)
    return Study(
        first=asked.first,
        days=focus.world.days,
        goal=asked.goal,
        replications=len(played),
        lines=lines,
        limits=limits(base, theatre),
        sizes=sizes,
        smallest=turning.smallest(sizes, asked.goal),
        room=turning.room(base, theatre),
        gone=missed,
        turned=turning.turned(base, theatre),
        backlog=looking.backlog(played, focus.world.days),
        oldest=looking.oldest(played, focus.world.days),
        waits=looking.waits(focus.world, played),
        week=asked.week,
        foretold=tuple(looking.foretold(each, lying, theatre) for each in asked.past if each.kept.n),
        delayed=lying,
        unfit=asked.unfit,
        focus=focus.code,
    )


def _compared(
    entries: Sequence[Entry], costs: Costs, theatre: Theatre
) -> tuple[tuple[Line, ...], tuple[Entry, Outcomes]]:
    """A line each beside today; and what all else is about, whole: a trial where there is one, else today."""
    today, *others = entries
    base = theatre.play(today.world)
    lines, focus = [line(today, base, None, costs)], (today, base)
    for each in others:
        tried = each.code == TRIAL
        played = theatre.play(each.world) if tried else theatre.beside(each.world, base)
        lines.append(line(each, played, base, costs))
        focus = (each, played) if tried else focus
    return tuple(lines), focus


def _busy(world: World, played: Outcomes) -> list[float]:
    """By hand, the share of rostered time at work."""
    minutes: Array = np.sum([each.worked.sum(axis=1) for each in played], axis=0) / len(played)
    rostered = [desks.hours_a_week(hand, world) * world.days / 7 * 60 for hand in world.hands]
    return [one / there if there else 0.0 for one, there in zip(minutes.tolist(), rostered, strict=True)]
