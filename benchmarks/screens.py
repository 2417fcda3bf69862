"""The pages of a full desk, beside the same widgets fed with constants; rerun by rerun in turn."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import cycle
from statistics import median
from time import perf_counter

from sqlalchemy import select

from benchmarks import bulk, places
from benchmarks.report import Row, percentile
from benchmarks.wire import Drawn, Wire, serving, token_for, wired
from core import scope
from core.actors import Actor
from core.models import Person, Ticket
from core.process.words import Stage
from core.queue import views
from core.queue.forms import Criteria
from core.resolution.actions import note
from core.work import begin, look
from db.session import reading

WARM, TIMES = 6, 24
CASES = 12
DAY = ("", "intake", "queue", "ticket", "customers", "customer", "products", "product", "organisations", "knowledge",
       "notices", "trash", "print", "mine")  # fmt: skip
MANAGING = ("results", "documents", "trainers", "canned", "imports", "jobs", "mail", "people", "rights", "settings",
            "terms", "fields", "audit")  # fmt: skip
WORDS = {
    "2 characters, everywhere": "盖子",
    "2 characters, nowhere": "冰箱",
    "a number": "#1001",
    "a rare word": "Lid 777",
}


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        places.use(bulk.open_desk(kind, size))
        yield first_page(kind, known_as("agent1"))
        yield from searches(kind, known_as("agent1"))
        for name, pages in {"agent1": DAY, "manager": MANAGING}.items():
            yield from compared(kind, known_as(name), pages)


def known_as(username: str) -> Actor:
    """``agent1`` is in one of four teams, ``manager`` sees all."""
    with reading() as session:
        return session.scalars(select(Person).where(Person.username == username)).one().as_actor()


def queries(agent: Actor, page: str) -> Sequence[str]:
    """What stands behind the question mark; other cases each time, where the page shows one."""
    numbers = some_cases(agent)[1:]
    return {
        "ticket": [f"n={number}" for number in numbers],
        "print": [f"n={number}" for number in numbers],
        "customer": [f"id={1 + number % 1000}" for number in numbers],
        "product": [f"id={1 + number % 100}" for number in numbers],
    }.get(page, [""])


def some_cases(agent: Actor) -> Sequence[int]:
    """Open ones within reach, as different as they come."""
    with look(agent) as desk:
        query = scope.tickets(agent).where(Ticket.stage == Stage.WORKING).with_only_columns(Ticket.number)
        return [number for number in desk.session.scalars(query.order_by(Ticket.id).limit(CASES)) if number]


def compared(kind: str, agent: Actor, pages: Sequence[str]) -> Iterator[Row]:
    with ExitStack() as house:
        hosts = [house.enter_context(serving(module)) for module in ("app", "benchmarks.floor")]
        wires = [house.enter_context(wired(host, token_for(agent))) for host in hosts]
        for page in pages:
            yield page_beside(kind, agent, page, wires)


def page_beside(kind: str, agent: Actor, page: str, wires: Sequence[Wire]) -> Row:
    """Before each rerun somebody changes something, so that nothing is kept from the rerun before."""
    number, given = some_cases(known_as("agent1"))[0], queries(agent, page)
    asked, warm = cycle(given), max(WARM, len(given))
    spent: list[list[Drawn]] = [[], []]
    for turn in range(warm + TIMES):
        query = next(asked)
        with begin(known_as("agent1")) as work:
            note(work, number, "Still waiting for the part.")
        drawn = [wire.rerun(page, query) for wire in wires]
        for times, each in zip(spent, drawn, strict=True):
            times += [each] if turn >= warm else []
    real, floor = (median(each.milliseconds for each in times) for times in spent)
    worst = percentile([each.milliseconds for each in spent[0]], 95)
    sent, widgets = max(each.kilobytes for each in spent[0]), max(each.widgets for each in spent[0])
    measured = f"{real / floor:.2f}  ({real:.0f} / {floor:.0f} ms, p95 {worst:.0f})"
    return Row(f"page {page or 'home'}", kind, measured, f"{sent:.0f} kB, {widgets} widgets", "<= 1.5, 60 kB, 40")


def first_page(kind: str, agent: Actor) -> Row:
    """What a scoped agent sees first, through core, without any screen."""
    spent = list[float]()
    for _ in range(WARM + TIMES):
        begun = perf_counter()
        with look(agent) as desk:
            views.page(desk, Criteria())
        spent.append(1000 * (perf_counter() - begun))
    times = spent[WARM:]
    goal, worst = "<= 5 ms" if kind == "sqlite" else "<= 10 ms", f"p95 {percentile(times, 95):.1f} ms"
    return Row("first queue page through core", kind, f"{median(times):.1f} ms", worst, goal)


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
