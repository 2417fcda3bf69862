"""The pages of the thin line on a full desk, beside the same widgets fed with constants; rerun by rerun in turn."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import cycle
from statistics import median
from time import perf_counter

from sqlalchemy import select

from benchmarks import bulk, places
from benchmarks.report import Row, percentile
from benchmarks.wire import Wire, serving, token_for, wired
from core import scope
from core.actors import Actor
from core.models import Person, Ticket
from core.process.words import Stage
from core.queue import views
from core.queue.forms import Criteria
from core.resolution.actions import note
from core.work import begin, look
from db.session import reading

WARM, TIMES = 8, 40
CASES = 12
WORDS = {
    "2 characters, everywhere": "盖子",
    "2 characters, nowhere": "冰箱",
    "a number": "#1001",
    "a rare word": "Lid 777",
}


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        places.use(bulk.open_desk(kind, size))
        agent = scoped_agent()
        yield from searches(kind, agent)
        yield from pages(kind, agent)


def scoped_agent() -> Actor:
    """In one of four teams, and no supervisor of anything."""
    with reading() as session:
        return session.scalars(select(Person).where(Person.username == "agent1")).one().as_actor()


def pages(kind: str, agent: Actor) -> Iterator[Row]:
    numbers = some_cases(agent)[1:]
    with ExitStack() as house:
        real, floor = (house.enter_context(serving(module)) for module in ("app", "benchmarks.floor"))
        wires = [house.enter_context(wired(host, token_for(agent))) for host in (real, floor)]
        for page, queries in {"queue": [""], "ticket": [f"n={number}" for number in numbers]}.items():
            yield from compared(kind, agent, page, queries, wires)


def some_cases(agent: Actor) -> Sequence[int]:
    """Open ones within reach, as different as they come."""
    with look(agent) as desk:
        query = scope.tickets(agent).where(Ticket.stage == Stage.WORKING).with_only_columns(Ticket.number)
        return [number for number in desk.session.scalars(query.order_by(Ticket.id).limit(CASES)) if number]


def compared(kind: str, agent: Actor, page: str, queries: Sequence[str], wires: Sequence[Wire]) -> Iterator[Row]:
    """Before each rerun somebody changes something, so that nothing is kept from the rerun before."""
    number, asked = some_cases(agent)[0], cycle(queries)
    spent: list[list[float]] = [[], []]
    sent = 0.0
    for turn in range(max(WARM, 2 * len(queries)) + TIMES):
        query = next(asked)
        with begin(agent) as work:
            note(work, number, "Still waiting for the part.")
        for times, wire in zip(spent, wires, strict=True):
            lasted, kilobytes = wire.rerun(page, query)
            if turn >= max(WARM, 2 * len(queries)):
                times.append(lasted)
            sent = kilobytes if wire is wires[0] else sent
    real, floor = median(spent[0]), median(spent[1])
    yield Row(f"{page}: a rerun on {places_of(agent)}", kind, f"{real:.0f} ms", f"floor {floor:.0f} ms", "<= 120 ms")
    yield Row(f"{page}: beside the same widgets on constants", kind, f"{real / floor:.2f}", "1.00", "<= 1.5")
    yield Row(f"{page}: p95, sent", kind, f"{percentile(spent[0], 95):.0f} ms", f"{sent:.0f} kB", "<= 60 kB")


def places_of(agent: Actor) -> str:
    with look(agent) as desk:
        return f"{views.counts(desk).views[views.View.OPEN]:,} open cases in reach"


def searches(kind: str, agent: Actor) -> Iterator[Row]:
    """Both readings of a queue page with words in its search field."""
    for name, words in WORDS.items():
        times = [searched(agent, words) for _ in range(5)]
        yield Row(f"search: {name}", kind, f"{median(times):.0f} ms", f"worst {max(times):.0f} ms")


def searched(agent: Actor, words: str) -> float:
    start = perf_counter()
    with look(agent) as desk:
        views.found(desk, Criteria(text=words))
        views.page(desk, Criteria(text=words))
    return 1000 * (perf_counter() - start)
