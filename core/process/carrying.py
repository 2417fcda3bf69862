"""Fields that live with the case and are read where nobody asks for them: what they can hold along the way."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import product
from math import prod
from typing import Any

from core.process import guards
from core.process.document import Document, Move, Step
from core.process.outcomes import MOST_ENTRIES, domain

MOST_STATES = 64

State = tuple[Any, ...]  # a value for each of the fields that are carried


@lru_cache(maxsize=1024)
def understood(guard: str) -> bool:
    try:
        return bool(guards.parsed(guard))
    except guards.BadGuard:
        return False


def read_by(move: Move) -> frozenset[str]:
    """The fields that the condition of a move reads, as far as it can be understood."""
    return guards.fields_of(move.when) if move.when is not None and understood(move.when) else frozenset()


def read_in(step: Step) -> frozenset[str]:
    return frozenset[str]().union(*map(read_by, step.next))


def is_bound(document: Document, name: str) -> bool:
    return name in document.fields and document.fields[name].bind is not None


class Carried:
    """Where there are more values than anybody can oversee, they are left out of the question."""

    def __init__(self, document: Document) -> None:
        self._document = document
        names = {name for step in document.steps.values() for name in read_in(step) - set(step.require)}
        self.names = tuple(sorted(name for name in names if is_bound(document, name)))
        if prod(map(len, self._domains)) > MOST_STATES:
            self.names = ()

    @cached_property
    def states(self) -> tuple[State, ...]:
        return tuple(product(*self._domains[: len(self.names)]))

    def after(self, step: Step, move: Move, state: State) -> Iterable[State]:
        """What may be carried on by this move; nothing where its condition cannot hold."""
        if not self.names or not move.by_person:
            return (state,)
        asked = (each in step.fields for each in self.names)
        may = [of if free else (own,) for own, free, of in zip(state, asked, self._domains, strict=True)]
        return [each for each in product(*may) if self._can_hold(move.when, each)]

    @cached_property
    def _domains(self) -> list[tuple[Any, ...]]:
        moves = [move.when for step in self._document.steps.values() for move in step.next if move.when]
        conditions = [each for each in moves if understood(each)]
        return [tuple(domain(self._document.fields[name], conditions)) for name in self.names]

    def _can_hold(self, guard: str | None, state: State) -> bool:
        known = dict(zip(self.names, state, strict=True))
        if guard is None or not understood(guard) or not guards.fields_of(guard) & known.keys():
            return True
        others = sorted(guards.fields_of(guard) & self._document.fields.keys() - known.keys())
        domains = [domain(self._document.fields[name], [guard]) for name in others]
        if prod(map(len, domains)) > MOST_ENTRIES:
            return True
        entries = (dict(zip(others, entry, strict=True)) for entry in product(*domains))
        return any(guards.holds(guard, known | entry) for entry in entries)
