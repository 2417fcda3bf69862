"""Fifty people at work at once, each thinking for five seconds between two screens; the server has one core."""

import random
import threading
from collections.abc import Iterator
from time import monotonic, sleep

from benchmarks import bulk, places
from benchmarks.report import Row, percentile
from benchmarks.screens import known_as, some_cases
from benchmarks.wire import serving, token_for, wired
from core.resolution.actions import note
from core.work import begin

PEOPLE, THINK, LASTS = 50, 5.0, 60.0
PAGES = ("queue", "ticket", "", "ticket", "customer")


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        places.use(bulk.open_desk(kind, size))
        yield at_work(kind)


def at_work(kind: str) -> Row:
    """Everybody walks through the pages of the day; every fifth screen is followed by a note that is kept."""
    spent: list[float] = []
    with serving("app", core=0) as host:
        ends = monotonic() + THINK + LASTS
        people = [threading.Thread(target=work, args=(host, number, ends, spent)) for number in range(PEOPLE)]
        for each in people:
            each.start()
        for each in people:
            each.join()
    p50, p95 = percentile(spent, 50), percentile(spent, 95)
    what = f"{PEOPLE} people, a screen every {THINK:.0f} s, {len(spent)} screens"
    return Row(what, kind, f"p95 {p95:.0f} ms", f"p50 {p50:.0f} ms", "p95 <= 150 ms")


def work(host: str, number: int, ends: float, spent: list[float]) -> None:
    chance, me = random.Random(number), known_as(f"agent{number % places.AGENTS}")
    cases = some_cases(me)
    with wired(host, token_for(me)) as wire:
        sleep(chance.uniform(0, THINK))
        wire.rerun("queue")
        while monotonic() < ends:
            page, case = chance.choice(PAGES), chance.choice(cases)
            query = {"ticket": f"n={case}", "customer": f"id={case % 1000 + 1}"}.get(page, "")
            spent.append(wire.rerun(page, query).milliseconds)
            if chance.random() < 0.2:
                with begin(me) as written:
                    note(written, case, "Still waiting for the part.")
            sleep(chance.expovariate(1 / THINK))
