"""What never happens on a simulated desk, whatever is drawn; and the calendar case, exactly."""

from dataclasses import dataclass

import numpy as np
import pytest

from core.staffing.engine.chance import Array
from core.staffing.engine.choosing import ENGINES
from core.staffing.engine.kernel import Told
from core.staffing.engine.run import PYTHON, Engine, played
from core.staffing.engine.scene import Scene, scene
from core.staffing.engine.stage import Stage
from core.staffing.world import DAY, HOUR
from tests.staffing.desks import at_random, queue, staffed

NEAR = 1e-6  # minutes; sums in another order


@dataclass(frozen=True)
class Played:
    """A desk at random that was played, with what the checks below ask of it."""

    stage: Stage
    scene: Scene
    told: Told

    @property
    def begun(self) -> list[int]:
        return np.flatnonzero(self.told.shift >= 0).tolist()

    def hand(self, touch: int) -> int:
        return int(self.stage.whose[self.told.shift[touch]])

    def can(self, hand: int, touch: int) -> bool:
        kind = self.stage.world.kinds[self.scene.drawn.kind[self.scene.drawn.owner[touch]]]
        return set(kind.needs) <= set(self.stage.world.hands[hand].has)

    def on_shift(self, hand: int, begin: float, end: float) -> float:
        people = self.stage.people
        spans = np.flatnonzero(self.stage.whose == hand)
        shared = np.minimum(people.end[spans], end) - np.maximum(people.begin[spans], begin)
        return float(shared.clip(0).sum())

    def work(self, touch: int) -> float:
        pace = self.stage.pace
        hour = min(int(self.told.start[touch] // HOUR), len(pace) - 1)
        return float(self.scene.drawn.work[touch] * pace[hour])

    def ready(self) -> Array:
        """When each touch could have begun; infinite: never."""
        ready = np.full(len(self.told.start), np.inf)
        ready[self.scene.cases.head] = self.scene.cases.at[:-1]
        later = np.flatnonzero(self.scene.drawn.gap[:-1] >= 0)
        ready[later] = self.told.done[later - 1] + self.scene.drawn.gap[later]
        return ready


@pytest.fixture(params=range(40))
def desk(request: pytest.FixtureRequest) -> Played:
    stage = Stage(at_random(request.param))
    made = scene(stage, 1, request.param)
    return Played(stage, made, played(stage, made, PYTHON))


@pytest.mark.parametrize("engine", ENGINES, ids=lambda each: each.name)
def test_who_goes_home_goes_on_with_it_on_monday(engine: Engine) -> None:
    """From 9 to 17 on Fridays and Mondays; two cases of an hour on Friday at 16:30, in minutes from Friday at 9."""
    nine, eight_hours = 0.0, 8.0 * HOUR
    stage = staffed(1, ((nine, nine + eight_hours), (3.0 * DAY, 3.0 * DAY + eight_hours)))
    told = queue(engine, stage, np.array([450.0, 450.0]), np.array([60.0, 60.0]), np.zeros(2))
    assert told.start.tolist() == [450, 3 * DAY + 30]
    assert told.done.tolist() == [3 * DAY + 30, 3 * DAY + 90]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda each: each.name)
def test_nobody_begins_anything_when_they_go(engine: Engine) -> None:
    """The first is done at the very end, the second waits for the next shift, and for the third none is left."""
    stage = staffed(1, ((0.0, 60.0), (120.0, 180.0)))
    told = queue(engine, stage, np.array([0.0, 10.0, 60.0]), np.array([60.0, 30.0, 31.0]), np.zeros(3))
    assert told.start.tolist() == [0, 120, 150]
    assert told.done.tolist() == [60, 150, np.inf]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda each: each.name)
def test_the_one_who_has_been_free_longest_is_next(engine: Engine) -> None:
    at, work = np.array([0.0, 1.0, 2.0, 20.0, 20.0, 20.0]), np.array([9.0, 2.0, 4.0, 1.0, 1.0, 1.0])
    told = queue(engine, staffed(3), at, work, np.zeros(6))
    assert told.shift.tolist() == [0, 1, 2, 1, 2, 0]


def test_nobody_works_outside_their_shifts_or_serves_what_they_cannot(desk: Played) -> None:
    for touch in desk.begun:
        hand, start = desk.hand(touch), desk.told.start[touch]
        shift = desk.told.shift[touch]
        assert desk.stage.people.begin[shift] <= start < desk.stage.people.end[shift]
        assert desk.can(hand, touch)


def test_no_work_is_lost_and_none_is_made(desk: Played) -> None:
    """Between its beginning and its end lies exactly as much time on shift as it takes."""
    for touch in desk.begun:
        done = desk.told.done[touch]
        spent = desk.on_shift(desk.hand(touch), desk.told.start[touch], min(done, desk.stage.end))
        work = desk.work(touch)
        assert spent == pytest.approx(work, abs=NEAR) if np.isfinite(done) else spent <= work + NEAR


def test_nobody_does_two_things_at_once(desk: Played) -> None:
    last = dict[int, float]()
    for touch in sorted(desk.begun, key=lambda each: (desk.told.start[each], desk.told.done[each])):
        assert desk.told.start[touch] >= last.get(desk.hand(touch), -np.inf)
        last[desk.hand(touch)] = desk.told.done[touch]


def test_no_touch_begins_before_it_is_ready(desk: Played) -> None:
    ready = desk.ready()
    begun = np.array(desk.begun, int)
    assert (desk.told.start[begun] >= ready[begun]).all()
    assert (desk.told.done >= desk.told.start).all()
    assert not np.isnan(desk.told.done).any()


def test_what_is_before_in_the_order_is_served_before(desk: Played) -> None:
    """Whoever begins something had nothing else waiting that they could serve and that comes first."""
    ready, rank, start = desk.ready(), desk.scene.touches.rank, desk.told.start
    for touch in desk.begun:
        first = np.flatnonzero((ready < start[touch]) & (start > start[touch]) & (rank < rank[touch]))
        assert not any(desk.can(desk.hand(touch), int(other)) for other in first)


def test_nothing_waits_while_somebody_who_can_serve_it_is_free(desk: Played) -> None:
    """All the time on shift of those who can, while it waits, is spent on something else."""
    ready = desk.ready()
    for touch in np.flatnonzero(ready < desk.stage.end).tolist():
        begin, end = float(ready[touch]), float(min(desk.told.start[touch], desk.stage.end))
        for hand in range(len(desk.stage.world.hands)):
            if end > begin and desk.can(hand, touch):
                busy = sum(
                    desk.on_shift(hand, max(begin, desk.told.start[each]), min(end, desk.told.done[each]))
                    for each in desk.begun
                    if desk.hand(each) == hand and desk.told.start[each] < end and desk.told.done[each] > begin
                )
                assert busy == pytest.approx(desk.on_shift(hand, begin, end), abs=NEAR)
