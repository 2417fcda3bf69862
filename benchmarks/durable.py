"""Creating and advancing cases by the public verbs, each durable on disk, beside their own statements sent bare."""

import gc
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter

from benchmarks import places
from benchmarks.report import Row, percentile
from benchmarks.tape import Replay, recording
from core.actors import Actor
from core.intake.actions import open_ticket
from core.resolution.actions import advance
from core.resolution.forms import Advance
from core.work import begin
from db.session import engine

ROUNDS, CALLS = 5, 120
FIRST = 1001
WRITERS = 8
LONGEST = {"advance": "p99 < 10 ms"}

Call = Callable[[], object]


@dataclass
class Measured:
    """Per round: calls a second by the verb and bare; and every single call of the verb in milliseconds."""

    verb: list[float] = field(default_factory=list[float])
    bare: list[float] = field(default_factory=list[float])
    calls: list[float] = field(default_factory=list[float])

    def rows(self, kind: str, name: str, wanted: str) -> Iterator[Row]:
        share = median(verb / bare for verb, bare in zip(self.verb, self.bare, strict=True))
        p50, p99 = percentile(self.calls, 50), percentile(self.calls, 99)
        yield Row(f"{name}, durable", kind, f"{median(self.verb):,.0f}/s", f"bare {median(self.bare):,.0f}/s", wanted)
        yield Row(f"{name}, share of the bare statements", kind, f"{share:.2f}", "1.00", "0.60")
        yield Row(f"{name}, one call", kind, f"p99 {p99:.1f} ms", f"p50 {p50:.1f} ms", LONGEST.get(name, ""))


def rows() -> Iterator[Row]:
    for kind in places.KINDS:
        places.open_desk(kind, "durable")
        fresh = Fresh(places.found()[0])
        yield from measured(fresh.create).rows(kind, "create", "150/s on SQLite")
        yield together(kind, fresh)
        places.open_desk(kind, "durable")
        fresh = Fresh(places.found()[0])
        for _ in range(10 + ROUNDS * (2 * CALLS + 2)):
            fresh.create()
        yield from measured(fresh.advance).rows(kind, "advance", "300/s on SQLite")


class Fresh:
    """The two verbs; each advance takes the next case that stands in its first step."""

    def __init__(self, agent: Actor) -> None:
        self.agent, self.number = agent, FIRST

    def create(self) -> None:
        with begin(self.agent) as work:
            open_ticket(work, places.form())

    def advance(self) -> None:
        with begin(self.agent) as work:
            advance(work, self.number, Advance("analyse", 1, {"facts": "The hinge is bent."}))
        self.number += 1

    def skip(self, calls: int) -> None:
        self.number += calls


def measured(verb: Call) -> Measured:
    """Round by round in turn, so that whatever else the machine does falls on both."""
    result = Measured()
    warm(verb)
    gc.freeze()  # as the launcher does
    for _ in range(ROUNDS):
        single = [timed(verb) for _ in range(CALLS)]
        result.calls += [1000 * each for each in single]
        result.verb.append(CALLS / sum(single))
        result.bare.append(bare(verb))
    return result


def together(kind: str, fresh: Fresh) -> Row:
    """Eight who write at once, each case durable before the next."""
    start = perf_counter()
    with ThreadPoolExecutor(WRITERS) as threads:
        for done in [threads.submit(fresh.create) for _ in range(ROUNDS * CALLS)]:
            done.result()
    rate = ROUNDS * CALLS / (perf_counter() - start)
    return Row(f"create, {WRITERS} writers, durable", kind, f"{rate:,.0f}/s", "", "150/s on SQLite")


def warm(verb: Call) -> None:
    for _ in range(10):
        verb()


def timed(verb: Call) -> float:
    start = perf_counter()
    verb()
    return perf_counter() - start


def bare(verb: Call) -> float:
    """Two calls are recorded; the ones that would follow them are sent bare."""
    tapes = [tape_of(verb), tape_of(verb)]
    replay = Replay(engine(), *tapes)
    start = perf_counter()
    for steps in range(1, CALLS + 1):
        replay.again(steps)
    lasted = perf_counter() - start
    replay.close()
    owner = getattr(verb, "__self__", None)
    if isinstance(owner, Fresh):
        owner.skip(CALLS)
    return CALLS / lasted


def tape_of(verb: Call) -> Sequence[tuple[str, object]]:
    with recording(engine()) as tape:
        verb()
    return tape
