"""The pages of the desk while a study is worked out beside them, in turns with nothing."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from pydantic import TypeAdapter

from benchmarks import bulk, places
from benchmarks.report import Row, percentile
from benchmarks.screens import known_as
from benchmarks.staffing import desk
from benchmarks.wire import Wire, serving, token_for, wired
from core.staffing.study.questions import TODAY, Asked, Costs, Entry

PAGES, TURNS, TIMES = ("queue", ""), 4, 12
STUDY = [sys.executable, "-m", "core.staffing.study.compute"]


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        places.use(bulk.open_desk(kind, size))
        with serving("app") as host, wired(host, token_for(known_as("agent1"))) as wire:
            for page in PAGES:
                yield measured(kind, wire, page)


def measured(kind: str, wire: Wire, page: str) -> Row:
    alone, beside = list[float](), list[float]()
    drawn(wire, page)
    for _ in range(TURNS):
        alone += drawn(wire, page)
        with studying():
            beside += drawn(wire, page)
    times = f"{median(beside) / median(alone):.2f}  ({median(beside):.0f} / {median(alone):.0f} ms)"
    worst = f"p95 {percentile(beside, 95):.0f} / {percentile(alone, 95):.0f} ms"
    return Row(f"page {page or 'home'} while a study runs", kind, times, worst, "<= 1.5")


def drawn(wire: Wire, page: str) -> list[float]:
    return [wire.rerun(page, "").milliseconds for _ in range(TIMES)]


@contextmanager
def studying() -> Iterator[None]:
    """As the worker starts it; it would take a minute, and is ended when nobody needs it any more."""
    asked = Asked((Entry(TODAY, "", desk()),), Costs(), 0.9, 1, "2026-01-05")
    process = subprocess.Popen(STUDY, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    process.stdin.write(TypeAdapter(Asked).dump_json(asked))
    process.stdin.close()
    process.stdout.readline()  # the first replication is played: all is loaded
    try:
        yield
    finally:
        process.kill()
        process.wait()
