"""Many at once: threads that write, processes that claim."""

import multiprocessing
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from time import perf_counter

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from benchmarks import places
from benchmarks.report import Row, percentile
from core.actors import Actor
from core.intake.actions import open_ticket
from core.models import EventRow, Ticket, Visit
from core.queue.actions import take_next
from core.queue.errors import NothingFree
from core.work import begin
from db.session import reading

THREADS, EACH = 32, 20
PROCESSES, CASES = 16, 400


def rows() -> Iterator[Row]:
    for kind in places.KINDS:
        yield from writing(kind)
        yield from claiming(kind)


def writing(kind: str) -> Iterator[Row]:
    places.open_desk(kind, "crowd")
    agents = places.found()
    spent: list[float] = []
    locked: list[str] = []

    def write(number: int) -> None:
        for _ in range(EACH):
            start = perf_counter()
            try:
                with begin(agents[number % len(agents)]) as work:
                    open_ticket(work, places.form())
            except (DBAPIError, TimeoutError) as shut_out:
                locked.append(str(shut_out))
            spent.append(1000 * (perf_counter() - start))

    begun = perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(write, range(THREADS)))
    rate = THREADS * EACH / (perf_counter() - begun)
    lost = THREADS * EACH - len(locked) - stored()
    yield Row(f"{THREADS} threads writing: lost, locked", kind, f"{lost}, {len(locked)}", f"{rate:,.0f}/s", "0, 0")
    p50, p99 = percentile(spent, 50), percentile(spent, 99)
    yield Row(f"{THREADS} threads writing: waiting", kind, f"p99 {p99:,.0f} ms", f"p50 {p50:,.0f} ms", "p99 < 300 ms")


def stored() -> int:
    """Whole cases: each with its visit and its event."""
    with reading() as session:
        whole = select(func.count(Ticket.id)).where(
            Ticket.id.in_(select(Visit.ticket_id)),
            Ticket.id.in_(select(EventRow.subject_id).where(EventRow.kind == "ticket.opened")),
        )
        return session.scalar(whole) or 0


def claiming(kind: str) -> Iterator[Row]:
    url = places.open_desk(kind, "crowd")
    agents = places.found()
    for _ in range(CASES):
        with begin(agents[0]) as work:
            open_ticket(work, places.form())
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(PROCESSES, context) as processes:
        begun = perf_counter()
        got = processes.map(claim, [url] * PROCESSES, agents)
        claimed = Counter(number for numbers in got for number in numbers)
        lasted = perf_counter() - begun
    twice, unclaimed = sum(times > 1 for times in claimed.values()), CASES - len(claimed)
    what = f"{PROCESSES} processes claim {CASES}: twice, left over"
    yield Row(what, kind, f"{twice}, {unclaimed}", f"{CASES / lasted:,.0f}/s", "0, 0")


def claim(url: str, agent: Actor) -> Sequence[int]:
    """What one process gets until nothing is left."""
    places.use(url)
    got: list[int] = []
    with suppress(NothingFree):
        while True:
            with begin(agent) as work:
                got.append(take_next(work).number or 0)
    return got
