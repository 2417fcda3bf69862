"""Words that occur in ten, a thousand and a hundred thousand messages, sought in the whole history by an agent."""

from collections.abc import Callable, Iterator
from time import perf_counter

from benchmarks import bulk, corpus, places
from benchmarks.report import Row, percentile
from benchmarks.screens import known_as
from core.actors import Actor
from core.queue import views as queue
from core.queue.forms import Criteria
from core.queue.words import View
from core.search import views
from core.work import look

TIMES = 20
LENGTHS = ("2 characters", "5 characters", "English")


OTHERS = {
    "words in every case": "lid close",
    "a number": "1777",
    "nothing": "冰箱",
    "rare and common": "lid quokka",
}


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        places.use(bulk.open_desk(kind, size))
        yield from planted(kind, known_as("agent1"), size)
        for name, words in OTHERS.items():
            yield row(f"search: {name}", kind, timed(whole, known_as("agent1"), words))
        for times, words in corpus.PLANTED.items():
            for view in (View.OPEN, View.CLOSED):
                spent = timed(listed, known_as("agent1"), words[0], view)
                yield row(f"queue, {view}: 2 characters in {times:,}", kind, spent)


def planted(kind: str, agent: Actor, size: int) -> Iterator[Row]:
    manager, mix = known_as("manager"), list[float]()
    for times, words in corpus.PLANTED.items():
        for length, word in zip(LENGTHS, words, strict=True):
            spent = timed(whole, agent, word)
            mix += spent
            yield row(f"search: {length} in {times:,}", kind, spent, f"{recalled(manager, word, size):.0%} found")
    yield row("search: the mix", kind, mix, wanted="p95 <= 50 ms, 100%")


def row(what: str, kind: str, spent: list[float], beside: str = "", wanted: str = "") -> Row:
    return Row(what, kind, f"p50 {percentile(spent, 50):.1f} ms, p95 {percentile(spent, 95):.1f} ms", beside, wanted)


def timed(act: Callable[..., object], *given: object) -> list[float]:
    spent = list[float]()
    for _ in range(TIMES):
        start = perf_counter()
        act(*given)
        spent.append(1000 * (perf_counter() - start))
    return spent


def whole(agent: Actor, words: str) -> None:
    with look(agent) as desk:
        views.find(desk, words)


def listed(agent: Actor, words: str, view: View) -> None:
    with look(agent) as desk:
        queue.found(desk, Criteria(view, text=words))
        queue.page(desk, Criteria(view, text=words))


def recalled(manager: Actor, word: str, size: int) -> float:
    """By one who sees all: which of the newest cases with the word were found, of as many as a search counts."""
    messages = 3 * size
    cases = {1001 + number // 3 for number in range(messages) if word in corpus.planted_in(number, messages)}
    wanted = set(sorted(cases, reverse=True)[: views.MOST])
    found = set[int]()
    for page in range(1, -(-len(wanted) // views.PAGE) + 1):
        with look(manager) as desk:
            found |= {hit.number for hit in views.find(desk, word, page=page).hits}
    return len(found & wanted) / len(wanted) if found <= cases else 0.0
