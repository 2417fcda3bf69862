"""All that can happen to one case where visits are counted; asked only where the quick answer leaves a doubt."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from core.process import rules
from core.process.carrying import State
from core.process.document import Document

MOST_MARKS = 4_000

T = TypeVar("T")
Place = tuple[str, State]
Mark = tuple[Place, tuple[int, ...]]  # where a case stands, and how often it was at each step that counts


def closure(edges: Mapping[T, set[T]], start: Iterable[T]) -> set[T]:
    """All that can be reached from ``start``."""
    found, edge = set(start), list(start)
    while edge:
        fresh = edges[edge.pop()] - found
        found |= fresh
        edge.extend(fresh)
    return found


class Markings:
    """``ways``: from each place the moves, before any visit limit."""

    def __init__(self, document: Document, ways: Mapping[Place, Iterable[Place]]) -> None:
        self._document, self._ways = document, ways
        self._most = {name: own.max_visits.times for name, own in document.steps.items() if own.max_visits}

    def lost(self, starts: Iterable[Place]) -> set[str] | None:
        """The steps at which a case can stand and never come to an end; nothing where there are too many states."""
        back: dict[Mark, set[Mark]] = {}
        edge = [self._entered(step, state, {}) for step, state in starts]
        back.update((mark, set()) for mark in edge)
        while edge:
            mark = edge.pop()
            for further in self._from(mark):
                if further not in back:
                    back[further] = set()
                    edge.append(further)
                back[further].add(mark)
            if len(back) > MOST_MARKS:
                return None
        ending = closure(back, [mark for mark in back if self._document.steps[mark[0][0]].is_end])
        return {step for (step, _), _ in back.keys() - ending}

    def _from(self, mark: Mark) -> list[Mark]:
        place, counts = mark
        visits = dict(zip(self._most, counts, strict=True))
        found = [
            self._entered(rules.target_of(self._document, to, visits)[0], state, visits)
            for to, state in self._ways[place]
        ]
        reopen = self._document.steps[place[0]].reopen
        return [*found, self._entered(reopen.to, place[1], visits)] if reopen else found

    def _entered(self, step: str, state: State, visits: Mapping[str, int]) -> Mark:
        counts = (min(visits.get(name, 0) + (name == step), most) for name, most in self._most.items())
        return (step, state), tuple(counts)
