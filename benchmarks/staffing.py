"""The event simulation of staffing beside C, SimPy and Ciw, and how long a whole what-if takes.

In processor time, because one core counts and others may be at work; medians of rounds that take turns.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import ciw
import numpy as np
import simpy

from benchmarks.report import Row
from core.staffing.engine.choosing import ENGINES
from core.staffing.engine.kernel import Cases, Touches
from core.staffing.engine.run import Engine, played, replications
from core.staffing.engine.scene import in_order, scene
from core.staffing.engine.stage import Stage
from core.staffing.world import DAY, HOUR, WEEK, Hand, Kind, Limit, Spans, World

ROUNDS = 5
SERVERS, LOAD, COUNT = 10, 0.9, 100_000
FEW = 10_000  # what the rivals are given
REPLICATIONS, DAYS, CASES, PEOPLE = 30, 90, 30_000, 14
Rate = Callable[[], float]  # cases a second
WANTED = {"numba": ("5.0 M/s", "0.5 s"), "python": ("0.3 M/s", "3 s")}


def rows() -> Iterator[Row]:
    yield from _queue()
    for engine in ENGINES:
        yield from _desk(engine)


def _queue() -> Iterator[Row]:
    queue, few, name = Queue(COUNT), Queue(FEW), ENGINES[0].name
    queue.by(ENGINES[0])

    def ours() -> float:
        return COUNT / queue.by(ENGINES[0])

    rate = median(ours() for _ in range(2 * ROUNDS))
    yield Row(f"two priorities, {SERVERS} people, {LOAD:.0%} busy", name, _million(rate))
    if shutil.which("gcc"):
        yield _times(ours, "C", lambda: COUNT / queue.in_c(), "0.50")
    else:
        yield Row("  times C", name, "not measured: there is no gcc here", "", "0.50")
    yield _times(ours, "SimPy", lambda: FEW / few.in_simpy(), "100")
    yield _times(ours, "Ciw", lambda: FEW / few.in_ciw(), "100")


def _times(ours: Rate, name: str, theirs: Rate, wanted: str) -> Row:
    """The rounds take turns, so that whatever else the machine does falls on both."""
    rates = [(ours(), theirs()) for _ in range(2 * ROUNDS)]
    share, other = median(one / another for one, another in rates), median(another for _, another in rates)
    return Row(f"  times {name}", ENGINES[0].name, f"{share:.2f}", f"{name} {_million(other)}", wanted)


def _desk(engine: Engine) -> Iterator[Row]:
    """Shifts, skills, second touches, a calendar; and all of a study: draws, simulation and statistics."""
    stage = Stage(desk())
    made = scene(stage, 1, 0)
    count, rate, whole = len(made.drawn.at), *WANTED[engine.name]
    rates = [count / _timed(lambda: played(stage, made, engine)) for _ in range(3 * ROUNDS + 1)][1:]
    yield Row("a whole desk", engine.name, _million(median(rates)), f"best {_million(max(rates))}", rate)
    times = [_timed(lambda: list(replications(stage.world, 1, REPLICATIONS, engine))) for _ in range(ROUNDS)]
    what = f"{REPLICATIONS} replications of {DAYS} days and {CASES:,} cases"
    yield Row(what, engine.name, f"{median(times):.2f} s", f"best {min(times):.2f} s", whole)


def desk() -> World:
    """Twelve kinds of case, three groups of skills, two shifts with a lunch, second touches hours later."""
    kinds = tuple(
        Kind(f"{priority}{need}", "mail", priority, share * part, 8.0, need, 0.8, 0.25, 5.0, 600.0,
             Limit(1440, priority == "P1"), Limit(3 * 1440))
        for priority, share in (("P1", 0.05), ("P2", 0.15), ("P3", 0.5), ("P4", 0.3))
        for need, part in (((), 0.6), (("skill:toys",), 0.25), (("skill:tech", "team:2"), 0.15))
    )  # fmt: skip
    shape = np.array([(1.0 if hour % 24 in range(8, 22) else 0.15) * (1.0 if hour < 120 else 0.5)
                      for hour in range(WEEK // HOUR)])  # fmt: skip
    expected = np.resize(shape, DAYS * 24)
    hours = tuple((float(day * DAY + 480), float(day * DAY + 1080)) for day in range(DAYS + 40) if day % 7 < 5)
    people = tuple(_person(number) for number in range(PEOPLE))
    return World(DAYS, 0, tuple(expected * CASES / expected.sum()), kinds, people, (hours,), 0.05)


def _person(number: int) -> Hand:
    """Early or late, five days of the week that begin with another one for each."""
    begin = 480 if number % 2 else 780
    days = [day * DAY + begin for day in range(DAYS) if (day + number) % 7 < 5]
    shifts: Spans = tuple((float(day + each), float(day + each + 240)) for day in days for each in (0, 285))
    has = (("skill:toys",) if number % 2 else ()) + (("skill:tech", "team:2") if number % 3 == 0 else ())
    return Hand(f"h{number}", "", has, shifts)


class Queue:
    """Cases at random for people who are all alike."""

    def __init__(self, count: int) -> None:
        chance = np.random.default_rng(1)
        self.count = count
        self.at = np.cumsum(chance.exponential(10 / (LOAD * SERVERS), count))
        self.work = chance.exponential(10, count)
        self.priority = (chance.random(count) > 0.3).astype(np.uint8)
        order = in_order(self.priority.astype(float))
        rank = np.empty_like(order)
        rank[order] = np.arange(count)
        hands = tuple(Hand(f"h{each}", "", (), ((0.0, 1e9),)) for each in range(SERVERS))
        self.stage = Stage(World(500_000, 0, (), (Kind("any", "mail", "P3", 1.0, 10.0),), hands, ()))
        self.cases = Cases(np.append(self.at, np.inf), np.arange(count))
        self.touches = Touches(self.work, np.full(count + 1, -1.0), rank, order, np.zeros(count, np.int64))

    def by(self, engine: Engine) -> float:
        return _timed(lambda: engine.play(self.stage, self.cases, self.touches))

    def in_c(self) -> float:
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "limit")
            source = Path(__file__).with_suffix(".c")
            subprocess.run(["gcc", "-O3", "-march=native", "-o", program, source, "-lm"], check=True)
            given = self.at.tobytes() + self.work.tobytes() + self.priority.tobytes()
            command = [program, str(self.count), str(SERVERS)]
            told = subprocess.run(command, input=given, capture_output=True, check=True)
        *seconds, waits = (float(each) for each in told.stdout.split())
        ours = float((ENGINES[0].play(self.stage, self.cases, self.touches).start - self.at).sum())
        if abs(ours - waits) > 1e-6 * waits:
            raise AssertionError(f"C waits {waits} minutes, the kernel {ours}")
        return median(seconds)

    def in_simpy(self) -> float:
        env = simpy.Environment()
        people = simpy.PriorityResource(env, SERVERS)

        def case(number: int) -> Iterator[Any]:
            with people.request(self.priority[number]) as asked:
                yield asked
                yield env.timeout(self.work[number])

        def arrivals() -> Iterator[Any]:
            for number, at in enumerate(self.at):
                yield env.timeout(at - env.now)
                env.process(case(number))

        env.process(arrivals())
        return _timed(env.run)

    def in_ciw(self) -> float:
        """With numbers of its own; it wants to draw them."""
        rate = LOAD * SERVERS / 10
        network = ciw.create_network(
            arrival_distributions={f"P{n}": [ciw.dists.Exponential(rate * part)] for n, part in enumerate((0.3, 0.7))},
            service_distributions={f"P{n}": [ciw.dists.Exponential(0.1)] for n in range(2)},
            number_of_servers=[SERVERS], priority_classes={"P0": 0, "P1": 1},
        )  # fmt: skip
        ciw.seed(1)
        simulation = ciw.Simulation(network)
        return _timed(lambda: simulation.simulate_until_max_customers(self.count, method="Finish"))


def _timed(act: Callable[[], object]) -> float:
    begun = process_time()
    act()
    return process_time() - begun


def _million(rate: float) -> str:
    return f"{rate / 1e6:.2f} M/s"
