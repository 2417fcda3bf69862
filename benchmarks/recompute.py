"""New promises or hours reach all open cases in the background, while somebody looks at the queue and writes."""

import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from time import perf_counter, sleep

from sqlalchemy import func, select

from benchmarks import bulk, places
from benchmarks.report import Row
from channels.jobs import Runner
from core.actors import SYSTEM, Actor
from core.clock import utc_now
from core.models import Person, Ticket
from core.queue import views as queue
from core.queue.forms import Criteria
from core.resolution import talk
from core.settings import actions as settings
from core.settings import views as kept
from core.settings.promises import Promises
from core.settings.public import ExceptionDay, OfficeHours
from core.work import begin, look
from db.session import reading

TIMES = 100
PAUSE = 0.05  # seconds between a note and the next look, with the job and without it


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        url = bulk.open_desk(kind, size)
        places.use(url)
        with reading() as session:
            agent = session.scalars(select(Person).order_by(Person.id)).first()
            assert agent is not None
            waiting = session.scalar(select(func.count(Ticket.id)).where(Ticket.next_due.is_not(None))) or 0
            numbers = list(session.scalars(select(Ticket.number).order_by(Ticket.sort_due).limit(500)))
        desk = Desk(kind, url, agent.as_actor(), [each for each in numbers if each])
        for name, change in {"new promises": _promise_more, "a holiday": _close_a_day}.items():
            yield from desk.measured(name, change, waiting)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody works on the most urgent cases."""

    kind: str
    url: str
    agent: Actor
    numbers: Sequence[int]

    def measured(self, name: str, change: Callable[[], None], waiting: int) -> Iterator[Row]:
        before, undisturbed = self._used(lambda done: done < TIMES)
        change()
        job = multiprocessing.get_context("spawn").Process(target=work, args=(self.url,))
        began = perf_counter()
        job.start()
        pages, notes = self._used(lambda _: job.is_alive())
        spent = perf_counter() - began
        each = f"{spent / max(waiting, 1) * 100_000:.0f} s for 100,000"
        yield Row(f"{waiting:,} open cases worked out anew: {name}", self.kind, f"{spent:.0f} s", each, "<= 120 s")
        told = f"longest {max(notes) * 1000:.0f} ms, {max(undisturbed) * 1000:.0f} ms without"
        yield Row("a note written meanwhile", self.kind, f"{median(notes) * 1000:.0f} ms", told, "none > 300 ms")
        told = f"{median(pages) * 1000:.1f} ms, {median(before) * 1000:.1f} ms without"
        times = f"{median(pages) / median(before):.2f} times"
        yield Row("a page of the queue meanwhile", self.kind, times, told, "<= 1.5")

    def _used(self, goes_on: Callable[[int], bool]) -> tuple[list[float], list[float]]:
        """Seconds for each look at the queue, and for each note."""
        pages, notes = list[float](), list[float]()
        while goes_on(len(pages)):
            number = self.numbers[len(pages) % len(self.numbers)]
            pages.append(_timed(lambda: _page(self.agent)))
            notes.append(_timed(lambda at=number: _note(at)))
            sleep(PAUSE)
        return pages, notes


def work(url: str) -> None:
    """In a process of its own, as the desk has it."""
    places.use(url)
    gc.freeze()  # as the worker does
    runner = Runner(threading.Event(), ticks=())
    while runner.work_one():
        pass


def _promise_more() -> None:
    """A minute more or less: every open case is worked out anew."""
    with begin(SYSTEM) as desk:
        now, version = kept.in_force(desk, Promises)
        other = {level: minutes + 1 for level, minutes in now.resolution.items()}
        settings.change(desk, now.model_copy(update={"resolution": other}), version)


def _close_a_day() -> None:
    """The day after tomorrow, or it is opened again: most of what is due later is due at another time."""
    with begin(SYSTEM) as desk:
        now, version = kept.in_force(desk, OfficeHours)
        closed = () if now.exceptions else _holiday()
        settings.change(desk, now.model_copy(update={"exceptions": closed}), version)


def _holiday() -> tuple[ExceptionDay, ...]:
    day = (utc_now() + timedelta(days=2)).date()
    return (ExceptionDay(day=day.isoformat(), label="Holiday"),)


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
