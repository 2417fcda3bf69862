"""New promises reach all open cases in the background, while somebody writes and somebody looks at the queue."""

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from sqlalchemy import func, select

from benchmarks import bulk, places
from benchmarks.report import Row, percentile
from channels.jobs import Runner
from core.actors import SYSTEM, Actor
from core.models import Person, Ticket
from core.queue import views as queue
from core.queue.forms import Criteria
from core.resolution import talk
from core.settings import actions as settings
from core.settings import views as kept
from core.settings.promises import Promises
from core.work import begin, look
from db.session import reading

TIMES = 40


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        url = bulk.open_desk(kind, size)
        places.use(url)
        with reading() as session:
            agent = session.scalars(select(Person).order_by(Person.id)).first()
            assert agent is not None
            waiting = session.scalar(select(func.count(Ticket.id)).where(Ticket.next_due.is_not(None))) or 0
            numbers = list(session.scalars(select(Ticket.number).order_by(Ticket.sort_due).limit(500)))
        yield from _measured(kind, url, agent.as_actor(), [each for each in numbers if each], waiting)


def _measured(kind: str, url: str, agent: Actor, numbers: list[int], waiting: int) -> Iterator[Row]:
    quiet = [_timed(lambda: _page(agent)) for _ in range(TIMES)]
    _promise_more()
    job = multiprocessing.get_context("spawn").Process(target=work, args=(url,))
    began = perf_counter()
    job.start()
    pages, notes, place = list[float](), list[float](), 0
    while job.is_alive():
        pages.append(_timed(lambda: _page(agent)))
        notes.append(_timed(lambda at=place: _note(numbers[at % len(numbers)])))
        place += 1
        job.join(0.05)
    spent = perf_counter() - began
    each = spent / max(waiting, 1) * 100_000
    name = f"{waiting:,} open cases worked out anew"
    yield Row(name, kind, f"{spent:.0f} s", f"{each:.0f} s for 100,000", "<= 120 s")
    told = f"p95 {percentile(notes, 95) * 1000:.0f} ms, longest {max(notes) * 1000:.0f} ms"
    yield Row("a note written meanwhile", kind, f"{median(notes) * 1000:.0f} ms", told, "none > 300 ms")
    ratio = median(pages) / median(quiet)
    yield Row("a page of the queue meanwhile", kind, f"{ratio:.2f} times", f"{median(pages) * 1000:.1f} ms", "<= 1.5")


def work(url: str) -> None:
    """In a process of its own, as the desk has it."""
    places.use(url)
    runner = Runner(threading.Event(), ticks=())
    while runner.work_one():
        pass


def _promise_more() -> None:
    """A minute more or less: every open case is worked out anew."""
    with begin(SYSTEM) as desk:
        now, version = kept.in_force(desk, Promises)
        other = {level: minutes + 1 for level, minutes in now.resolution.items()}
        settings.change(desk, now.model_copy(update={"resolution": other}), version)


def _page(agent: Actor) -> None:
    with look(agent) as desk:
        queue.page(desk, Criteria())


def _note(number: int) -> None:
    with begin(SYSTEM) as desk:
        talk.note(desk, number, "Measured.")


def _timed(act: Callable[[], None]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun
