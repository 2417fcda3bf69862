"""What is told of a replication is what one finds by going through it case by case."""

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from math import isfinite
from typing import Any

import numpy as np
import pytest

from core.staffing.engine.outcome import EDGES, outcome
from core.staffing.engine.run import PYTHON, played
from core.staffing.engine.scene import Scene, scene
from core.staffing.engine.stage import Stage
from core.staffing.engine.worked import rostered
from core.staffing.world import DAY, HOUR, WEEK, Hand, Kind, Limit, Open, Order, World
from tests.staffing.desks import at_random

SEEDS = range(25)


class Case:
    """One case of a desk that was played."""

    def __init__(self, made: Scene, done: list[float], number: int) -> None:
        drawn = made.drawn
        touches = range(drawn.head[number], drawn.head[number + 1])
        self.at, self.kind = float(drawn.at[number]), int(drawn.kind[number])
        self.answered, self.solved = done[touches[0]], done[touches[-1]]
        self.pauses = [(done[each - 1], done[each - 1] + float(drawn.gap[each])) for each in touches[1:]
                       if isfinite(done[each - 1])]  # fmt: skip


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def stage(seed: int) -> Stage:
    return Stage(at_random(seed, cases=120))


@pytest.fixture
def made(stage: Stage) -> Scene:
    return scene(stage, 1, 0)


def cases(stage: Stage, made: Scene) -> list[Case]:
    done = played(stage, made, PYTHON).done.tolist()
    return [Case(made, done, number) for number in range(len(made.drawn.at))]


def test_promises_are_kept_broken_or_undecided(stage: Stage, made: Scene) -> None:
    told, all_cases = outcome(stage, made, played(stage, made, PYTHON)), cases(stage, made)
    for place, kind in enumerate(stage.world.kinds):
        those = [(each, each.at) for each in all_cases if each.kind == place and 0 <= each.at < stage.world.days * DAY]
        assert told.came[place] == len(those)
        due = [_due(stage, kind, kind.answer, each, pauses=False) for each, _ in those]
        answers = [(each.answered, by) for (each, _), by in zip(those, due, strict=True)]
        due = [_due(stage, kind, kind.solve, each, pauses=True) for each, _ in those]
        solutions = [(each.solved, by) for (each, _), by in zip(those, due, strict=True)]
        for found, limit, pairs in ((told.answer, kind.answer, answers), (told.solve, kind.solve, solutions)):
            assert found.promised[place] == (len(pairs) if limit else 0)
            assert found.kept[place] == (sum(isfinite(done) and done <= by for done, by in pairs) if limit else 0)
            open_ones = sum(not isfinite(done) and by > stage.end for done, by in pairs)
            assert found.undecided[place] == (open_ones if limit else 0)


def _due(stage: Stage, kind: Kind, limit: Limit | None, case: Case, pauses: bool) -> float:
    """Minute by span: what of the hours is not in a pause is used up."""
    if limit is None:
        return 0.0
    away = case.pauses if pauses else []
    spans = ((-WEEK, 1e9),) if limit.day_and_night else stage.world.calendars[kind.calendar]
    left = limit.minutes
    for begin, end in spans:
        cuts = sorted({max(begin, case.at), *(each for pause in away for each in pause if begin < each < end), end})
        for one, other in pairwise(cuts):
            if one >= case.at and not any(out <= one and other <= back for out, back in away):
                if other - one >= left:
                    return one + left
                left -= other - one
    return float("inf")


def test_open_cases_and_the_oldest_are_counted_at_each_midnight(stage: Stage, made: Scene) -> None:
    told, all_cases = outcome(stage, made, played(stage, made, PYTHON)), cases(stage, made)
    for place in range(stage.world.days + stage.world.tail + 1):
        still = [each for each in all_cases if each.at <= place * DAY < each.solved]
        assert told.open[place] == len(still)
        assert told.oldest[place] == max((place * DAY - each.at for each in still), default=0)


def test_minutes_at_work_are_those_on_shift_between_beginning_and_end(stage: Stage, made: Scene) -> None:
    found = played(stage, made, PYTHON)
    told, most = outcome(stage, made, found), rostered(stage)
    expected, roster = np.zeros_like(most), np.zeros_like(most)
    for shift, hand in enumerate(stage.whose.tolist()):
        busy = [(found.start[each], found.done[each]) for each in np.flatnonzero(found.shift >= 0)
                if stage.whose[found.shift[each]] == hand]  # fmt: skip
        for hour in range(stage.world.days * 24):
            begin = max(stage.people.begin[shift], hour * HOUR)
            end = min(stage.people.end[shift], (hour + 1) * HOUR)
            roster[hand, hour % 168] += max(end - begin, 0)
            for start, done in busy:
                expected[hand, hour % 168] += max(min(end, done) - max(begin, start), 0)
    assert roster == pytest.approx(most)
    assert expected == pytest.approx(told.worked, abs=1e-6)
    assert (told.worked <= most + 1e-6).all()


def test_times_are_counted_between_the_edges_of_the_grid(stage: Stage, made: Scene) -> None:
    told, all_cases = outcome(stage, made, played(stage, made, PYTHON)), cases(stage, made)
    counted = [each for each in all_cases if 0 <= each.at < stage.world.days * DAY]
    for place, code in enumerate(stage.priorities):
        those = [each for each in counted if stage.world.kinds[each.kind].priority == code]
        for found, times in (
            (told.responses, [each.answered - each.at for each in those]),
            (told.solutions, [each.solved - each.at for each in those]),
        ):
            columns = [bisect_left(EDGES.tolist(), each) if isfinite(each) else len(EDGES) + 1 for each in times]
            assert found[place].tolist() == np.bincount(columns, minlength=len(EDGES) + 2).tolist()


EMPTY = World(2, 1, (0.0,) * 72, (), (), ())
ANY = Kind("any", "mail", "P3", 1.0, 10.0, answer=Limit(60), solve=Limit(600, True))


def empty(**changes: Any) -> World:
    """Nobody, nothing and no hours, but for what is changed."""
    return replace(EMPTY, **({"kinds": (ANY,)} | changes))


def kind(**changes: Any) -> Kind:
    return replace(ANY, **changes)


ALL_AT_ONCE = (0.0,) * 9 + (500.0,) + (0.0,) * 62
SOMEBODY = Hand("h", "h", (), ((0.0, 3.0 * DAY),))
WORST = {
    "no people": empty(expected=ALL_AT_ONCE),
    "no arrivals": empty(hands=(SOMEBODY,)),
    "no hours expected at all": empty(expected=(), hands=(SOMEBODY,)),
    "all in one hour": empty(expected=ALL_AT_ONCE, hands=(SOMEBODY,)),
    "no time at all": empty(expected=ALL_AT_ONCE, hands=(SOMEBODY,), kinds=(kind(work=0.0, again=1.0),)),
    "needs that nobody has": empty(expected=ALL_AT_ONCE, hands=(SOMEBODY,), kinds=(kind(needs=("flying",)),)),
    "no shifts": empty(expected=ALL_AT_ONCE, hands=(Hand("h", "h", (), ()),)),
    "nobody ever looks": empty(expected=ALL_AT_ONCE, hands=(SOMEBODY,), kinds=(kind(delay=(5.0, 9.0)),)),
    "an endless backlog": empty(hands=(SOMEBODY,), backlog=tuple(Open(0, 1.0 * each, False) for each in range(5_000))),
    "no end of touches": empty(expected=ALL_AT_ONCE, hands=(SOMEBODY,), kinds=(kind(again=1.0, work_again=500.0),)),
    "a hundred times as many": empty(expected=ALL_AT_ONCE, hands=(SOMEBODY,), kinds=(kind(growth=100.0),)),
}


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("world", WORST.values(), ids=WORST.keys())
def test_the_worst_inputs_end_and_say_nothing_impossible(world: World, order: Order) -> None:
    stage = Stage(replace(world, order=order))
    made = scene(stage, 1, 0)
    told = played(stage, made, PYTHON)
    found = outcome(stage, made, told)
    begun = told.shift >= 0
    assert (told.start[begun] >= np.maximum(made.drawn.at, 0)[made.drawn.owner][begun]).all()
    for each in (found.open, found.oldest, found.worked, found.answer.kept, found.solve.undecided):
        assert (each >= 0).all()
    assert found.responses.sum() == found.came.sum()
    if not stage.world.hands or not stage.world.hands[0].shifts or stage.world.kinds[0].needs:
        assert not begun.any()
        assert found.open[-1] == len(made.drawn.at)
