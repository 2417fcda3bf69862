"""A document of forty steps in the editor: from a saved edit until it is checked and drawn."""

from collections.abc import Iterator
from itertools import cycle
from statistics import median
from time import perf_counter

from benchmarks import places
from benchmarks.report import Row, percentile
from benchmarks.screens import known_as
from benchmarks.wire import serving, token_for, wired
from core.actors import Actor
from core.drafting import actions, edits, views
from core.drafting.forms import NewStep
from core.process.checker import check
from core.process.words import Stage
from core.work import begin, look

STEPS, WARM, TIMES = 40, 6, 24
PAGES = {"its steps": "", "one step": "&step=receive", "its moves": "&whole=moves"}


def rows() -> Iterator[Row]:
    for kind in places.KINDS:
        places.open_desk(kind, "editing")
        places.found()
        manager = known_as("manager")
        draft = a_draft_of(manager)
        with serving("app") as host, wired(host, token_for(manager)) as wire:
            for what, query in PAGES.items():
                spent = [edited(manager, draft) + wire.rerun("editor", f"draft={draft}{query}").milliseconds
                         for _ in range(WARM + TIMES)][WARM:]  # fmt: skip
                worst = f"p95 {percentile(spent, 95):.0f} ms"
                yield Row(f"edit to checked and drawn: {what}", kind, f"{median(spent):.0f} ms", worst, "<= 300 ms")
        yield checked(kind, manager, draft)


def a_draft_of(writer: Actor) -> int:
    """The standard procedure, with as many steps more on its way as make forty."""
    with begin(writer) as work:
        number = actions.start(work, "after_sales")
    with look(writer) as desk:
        there = len(views.draft(desk, number).document.steps)
    for place in range(there, STEPS):
        with begin(writer) as work:
            step = NewStep({"en": f"Further step {place}", "zh_CN": f"另一环节{place}"}, Stage.WORKING, "receive")
            actions.change(work, number, edits.added(step))
    return number


WORDS = cycle(("Listen first.", "Listen, then ask."))


def edited(writer: Actor, number: int) -> float:
    """One saved form, in milliseconds."""
    with look(writer) as desk:
        seen = views.draft(desk, number).document.steps["receive"]
    start = perf_counter()
    with begin(writer) as work:
        actions.change(work, number, edits.step("receive", seen, do={"en": next(WORDS)}), "receive")
    return 1000 * (perf_counter() - start)


def checked(kind: str, writer: Actor, number: int) -> Row:
    """The check alone."""
    with look(writer) as desk:
        document = views.draft(desk, number).document
    start = perf_counter()
    for _ in range(100):
        check(document)
    return Row(f"check of {len(document.steps)} steps", kind, f"{10 * (perf_counter() - start):.1f} ms")
