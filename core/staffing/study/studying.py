"""A whole study: what was asked, played by an engine, and told."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from core.staffing import desks
from core.staffing.engine.chance import Array
from core.staffing.engine.run import Engine
from core.staffing.study import looking, turning
from core.staffing.study.limiting import Base, limits
from core.staffing.study.lining import line
from core.staffing.study.playing import Outcomes, Theatre
from core.staffing.study.questions import Asked
from core.staffing.study.results import Study
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
    today, *others = entries
    played = theatre.play(today.world)
    lines = [line(today, played, None, asked.costs)]
    lines += [line(each, theatre.beside(each.world, played), played, asked.costs) for each in others]
    base = Base(today.world, played, _busy(today.world, played), asked.goal, asked.costs)
    missed = turning.gone(base, theatre)
    sizes = turning.sizes(base, theatre, missed)
    return Study(
        first=asked.first,
        days=today.world.days,
        goal=asked.goal,
        replications=len(played),
        lines=tuple(lines),
        limits=limits(base, theatre),
        sizes=sizes,
        smallest=turning.smallest(sizes, asked.goal),
        room=turning.room(base, theatre),
        gone=missed,
        turned=turning.turned(base, theatre),
        backlog=looking.backlog(played, today.world.days),
        oldest=looking.oldest(played, today.world.days),
        waits=looking.waits(today.world, played),
        week=asked.week,
        foretold=tuple(looking.foretold(each, lying, theatre) for each in asked.past if each.kept.n),
        delayed=lying,
        unfit=asked.unfit,
    )


def _busy(world: World, played: Outcomes) -> list[float]:
    """By hand, the share of rostered time at work."""
    minutes: Array = np.sum([each.worked.sum(axis=1) for each in played], axis=0) / len(played)
    rostered = [desks.hours_a_week(hand, world) * world.days / 7 * 60 for hand in world.hands]
    return [one / there if there else 0.0 for one, there in zip(minutes.tolist(), rostered, strict=True)]
