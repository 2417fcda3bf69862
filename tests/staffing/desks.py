"""Small desks for the engine: queues without drawn cases, and desks at random."""

import random
from collections.abc import Sequence

import numpy as np

from core.staffing.engine.chance import Array
from core.staffing.engine.kernel import Cases, Told, Touches
from core.staffing.engine.run import Engine
from core.staffing.engine.stage import Stage
from core.staffing.world import DAY, HOUR, WEEK, Hand, Kind, Limit, Open, Order, Spans, World

FAR = 10_000_000.0
ALWAYS = ((0.0, FAR),)


def staffed(hands: int, shifts: Spans = ALWAYS) -> Stage:
    """People who are all alike, and time enough."""
    people = tuple(Hand(f"h{each}", f"h{each}", (), shifts) for each in range(hands))
    return Stage(World(int(FAR / DAY), 0, (), (Kind("any", "mail", "P3", 1.0, 10.0),), people, ()))


def queue(engine: Engine, stage: Stage, at: Array, work: Array, key: Array) -> Told:
    """Cases of one touch each."""
    count = len(at)
    order = np.lexsort((np.arange(count), key))
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    cases = Cases(np.append(at, np.inf), np.arange(count))
    touches = Touches(work, np.full(count + 1, -1.0), rank, order, np.zeros(count, np.int64))
    return engine.play(stage, cases, touches)


def at_random(seed: int, cases: int = 60) -> World:
    """A small desk with everything: skills, shifts, second touches, a backlog, delays, pace, promises of each kind."""
    chance = random.Random(seed)
    days, tail = 7, 3
    skills = ("toys", "tech", "team:2")
    kinds = tuple(_kind(chance, number, skills) for number in range(chance.randint(1, 5)))
    hands = tuple(_hand(chance, number, days + tail, skills) for number in range(chance.randint(0, 5)))
    hours = (days + tail) * 24
    expected = tuple(chance.random() * 2 * cases / hours for _ in range(hours))
    backlog = [Open(chance.randrange(len(kinds)), 300.0 * chance.randint(0, 9), chance.random() < 0.5)
               for _ in range(chance.randint(0, 6))]  # fmt: skip
    pace = tuple(1 + chance.random() for _ in range(chance.choice([0, 1, 50, hours])))
    calendars = (_shifts(chance, range(-7, 40)), ((-WEEK, 90.0 * DAY),))
    order = chance.choice(list(Order))
    return World(days, tail, expected, kinds, hands, calendars, chance.choice([0, 0.2]), pace=pace,
                 backlog=tuple(backlog), order=order)  # fmt: skip


def _kind(chance: random.Random, number: int, skills: Sequence[str]) -> Kind:
    limits = (None, Limit(240), Limit(1440, True), Limit(3000))
    return Kind(
        f"k{number}", "mail", chance.choice(["P1", "P2", "P3"]), chance.uniform(0.1, 1),
        chance.choice([0.0, 8.0, 60.0, 400.0]), tuple(chance.sample(skills, chance.choice([0, 0, 1, 2]))),
        chance.choice([0.0, 0.8]), chance.choice([0.0, 0.4]), chance.choice([0.0, 20.0]), chance.choice([0.0, 700.0]),
        chance.choice(limits), chance.choice(limits), chance.randrange(2), chance.choice([(), (0.0, 5.0, 90.0)]),
    )  # fmt: skip


def _hand(chance: random.Random, number: int, days: int, skills: Sequence[str]) -> Hand:
    has = tuple(chance.sample(skills, chance.randint(0, 3)))
    return Hand(f"h{number}", f"h{number}", has, _shifts(chance, range(days)))


def _shifts(chance: random.Random, days: range) -> Spans:
    """Touching ones too: an early shift that a late one follows."""
    spans: list[tuple[float, float]] = []
    for day in days:
        begin = day * DAY + chance.choice([0, 8, 9]) * HOUR
        if chance.random() < 0.7:
            spans.append((begin, begin + 4 * HOUR))
            spans.append((begin + chance.choice([4, 5]) * HOUR, begin + chance.choice([6, 8, 12]) * HOUR))
    return tuple((float(begin), float(end)) for begin, end in spans)
