"""Two libraries that simulate in their own ways are fed with the same cases and say the same."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from core.staffing.engine.chance import Array
from core.staffing.engine.choosing import choose
from core.staffing.engine.kernel import Cases, Touches
from core.staffing.engine.scene import in_order
from core.staffing.engine.stage import Stage
from core.staffing.world import DAY, Hand, Kind, World
from tests.staffing.desks import ALWAYS, FAR, queue, staffed

GROUPS = ("toys", "tech")
SEEDS = range(12)


class Small:
    """Cases of one or several touches at random, of two groups that share nobody; urgent ones are served first."""

    def __init__(self, seed: int, count: int = 300) -> None:
        chance = np.random.default_rng(seed)
        self.servers = (int(chance.integers(1, 4)), int(chance.integers(1, 4)))
        self.at = np.cumsum(chance.exponential(4.0, count))
        touches = chance.geometric(0.7, count)
        self.head = np.concatenate([[0], np.cumsum(touches)])
        self.owner = np.repeat(np.arange(count), touches)
        self.group = chance.integers(0, 2, count)[self.owner]
        self.work = chance.lognormal(1.5, 0.8, len(self.owner))
        self.gap = np.append(chance.exponential(60.0, len(self.owner)), -1.0)
        self.gap[self.head[:-1]] = -1.0
        self.key = chance.integers(0, 3, len(self.owner)) * 1e6 + np.arange(len(self.owner))

    def started(self) -> Array:
        order = in_order(self.key)
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        hands = [Hand(f"{each}{n}", "", (each,), ALWAYS) for each, count in zip(GROUPS, self.servers, strict=True)
                 for n in range(count)]  # fmt: skip
        kinds = tuple(Kind(each, "mail", "P3", 1.0, 1.0, (each,)) for each in GROUPS)
        stage = Stage(World(int(FAR / DAY), 0, (), kinds, tuple(hands), ()))
        touches = Touches(self.work, self.gap, rank, order, self.group)
        return choose().play(stage, Cases(np.append(self.at, np.inf), self.head[:-1]), touches).start


@pytest.mark.parametrize("seed", SEEDS)
def test_simpy_begins_everything_at_the_same_moment(seed: int) -> None:
    simpy = pytest.importorskip("simpy", reason="SimPy is not installed: no second opinion")
    desk, started = Small(seed), dict[int, float]()
    env = simpy.Environment()
    people = [simpy.PriorityResource(env, each) for each in desk.servers]

    def case(number: int) -> Iterator[Any]:
        yield env.timeout(desk.at[number])
        for touch in range(desk.head[number], desk.head[number + 1]):
            if desk.gap[touch] >= 0:
                yield env.timeout(desk.gap[touch])
            with people[desk.group[touch]].request(desk.key[touch]) as asked:
                yield asked
                started[touch] = env.now
                yield env.timeout(desk.work[touch])

    for number in range(len(desk.at)):
        env.process(case(number))
    env.run()
    assert [started[each] for each in range(len(desk.owner))] == desk.started().tolist()


@pytest.mark.parametrize("seed", SEEDS)
def test_ciw_begins_everything_at_the_same_moment(seed: int) -> None:
    """Two classes of priority at one node; it adds up the times between arrivals, therefore nearly the same moment."""
    ciw = pytest.importorskip("ciw", reason="Ciw is not installed: no third opinion")
    chance, count = np.random.default_rng(seed), 300
    at, work = np.cumsum(chance.exponential(4.0, count)), chance.lognormal(2.0, 0.8, count)
    kind, servers = chance.integers(0, 2, count), int(chance.integers(2, 4))
    moments, handling = dict[str, Any](), dict[str, Any]()
    for each in range(2):
        those = np.flatnonzero(kind == each)
        moments[f"P{each}"] = [ciw.dists.Sequential([*np.diff(at[those], prepend=0.0).tolist(), float("inf")])]
        handling[f"P{each}"] = [ciw.dists.Sequential([*work[those].tolist(), 1.0])]
    network = ciw.create_network(
        arrival_distributions=moments, service_distributions=handling, number_of_servers=[servers],
        priority_classes={"P0": 0, "P1": 1},
    )  # fmt: skip
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(count, method="Finish")
    theirs = {(each.customer_class, round(each.arrival_date, 6)): each for each in simulation.get_all_records()}
    ours = queue(choose(), staffed(servers), at, work, kind * 1e9)
    records = [theirs[f"P{kind[number]}", round(at[number], 6)] for number in range(count)]
    assert [each.service_time for each in records] == pytest.approx(work.tolist())
    assert [each.service_start_date for each in records] == pytest.approx(ours.start.tolist(), abs=1e-6)
