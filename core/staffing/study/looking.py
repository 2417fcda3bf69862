"""Today over time: the backlog, the oldest case, how long customers wait; and whether the past was foretold."""

from collections.abc import Sequence

import numpy as np

from core.staffing import desks
from core.staffing.engine.chance import Array
from core.staffing.engine.outcome import EDGES
from core.staffing.engine.run import played
from core.staffing.engine.scene import scene
from core.staffing.engine.stage import Stage
from core.staffing.inputs.rules import delays
from core.staffing.study import rules
from core.staffing.study.playing import Outcomes, Theatre, answers
from core.staffing.study.questions import Period
from core.staffing.study.results import Day, Foretold, Waits
from core.staffing.world import DAY, World

LEAST = 20  # first responses, from which it can be told how long cases lie
FITTED = 3  # replications, whose waits are held beside the real ones
EIGHT_OF_TEN = 0.1, 0.9


def days(levels: Sequence[Array], count: int, unit: float = 1.0) -> tuple[Day, ...]:
    """By day, of all replications."""
    found = list[Day]()
    for day in range(count + 1):
        values = [float(each[day]) / unit for each in levels]
        low, high = (rules.quantile(values, q) for q in EIGHT_OF_TEN)
        found.append(Day(day, low, rules.quantile(values, 0.5), high))
    return tuple(found)


def backlog(outcomes: Outcomes, count: int) -> tuple[Day, ...]:
    return days([each.open for each in outcomes], count)


def oldest(outcomes: Outcomes, count: int) -> tuple[Day, ...]:
    """In days."""
    return days([each.oldest for each in outcomes], count, DAY)


def waits(world: World, outcomes: Outcomes) -> tuple[Waits, ...]:
    """By priority, of all replications together: the share that waits longer than each minute of the grid."""
    total = np.sum([each.responses for each in outcomes], axis=0)
    found = list[Waits]()
    for priority, counts in zip(Stage(world).priorities, total, strict=True):
        if counts.sum():
            longer = 1 - np.cumsum(counts)[: len(EDGES)] / counts.sum()
            found.append(Waits(priority, tuple(EDGES.round(2).tolist()), tuple(longer.round(5).tolist())))
    return tuple(found)


def lying(fit: Period | None, theatre: Theatre) -> tuple[float, ...]:
    """Working minutes that cases lie before anybody looks, beyond what the model itself explains."""
    if fit is None or len(fit.waits) < LEAST:
        return ()
    stage, simulated = Stage(fit.world), list[float]()
    for number in range(FITTED):
        simulated += _waits(stage, theatre, number)
        theatre.on(1)
    return delays(fit.waits, sorted(simulated)) if simulated else ()


def _waits(stage: Stage, theatre: Theatre, number: int) -> list[float]:
    """Working minutes until the first response, of the cases that were answered."""
    made = scene(stage, theatre.seed, number)
    told = played(stage, made, theatre.engine)
    done, promised = told.done[made.drawn.head[:-1]], np.isfinite(stage.answer.minutes)[made.drawn.kind]
    those = np.flatnonzero(np.isfinite(done) & promised & (made.drawn.at >= 0))
    found = list[float]()
    for place, clock in enumerate(stage.clocks):
        here = those[stage.calendar[made.drawn.kind[those]] == place]
        found += (clock.worked(done[here]) - clock.worked(made.drawn.at[here])).tolist()
    return found


def foretold(period: Period, delay: tuple[float, ...], theatre: Theatre) -> Foretold:
    """What the model says of weeks that it has not learned from, beside what they really brought."""
    found = answers(theatre.play(desks.looked_at(period.world, delay)))
    low, high = rules.foreseen(found)
    return Foretold(period.first, low, sum(found) / len(found), high, period.kept)
