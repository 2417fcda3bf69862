"""The steps of a document as a graph: where cases can go, and whether they come to an end. Pure values."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from core.process import rules
from core.process.carrying import Carried, is_bound, read_by, read_in
from core.process.document import MOST_VISITS, Document, Move, Step
from core.process.markings import Markings, Place, closure


def targets(step: Step) -> set[str]:
    """Every step to which this one can lead, by moves, limits and reopening."""
    further = [step.max_visits.then] if step.max_visits else []
    return {move.to for move in step.next} | set(further) | ({step.reopen.to} if step.reopen else set())


class Flow:
    """Asked only of documents in which every move leads somewhere."""

    def __init__(self, document: Document) -> None:
        self._document, self._carried = document, Carried(document)

    @cached_property
    def _bound(self) -> frozenset[str]:
        return frozenset(name for name in self._document.fields if is_bound(self._document, name))

    @cached_property
    def capped(self) -> frozenset[str]:
        """Steps whose visit limit can turn cases away: those to which they can come again."""
        found = frozenset[str]()
        while more := self._coming_again(found) - found:
            found |= more
        return found

    @cached_property
    def worn(self) -> dict[str, str]:
        """Where a move to each step ends once all visits are used up."""
        visits = dict.fromkeys(self.capped, MOST_VISITS)
        return {name: rules.target_of(self._document, name, visits)[0] for name in self._document.steps}

    @cached_property
    def onward(self) -> dict[str, set[str]]:
        """From each step, where the next visit can be."""
        return self._onward(self.capped)

    def unreachable(self) -> set[str]:
        return self._document.steps.keys() - {step for step, _ in self._reached}

    def without_end(self) -> set[str]:
        """Steps at which a case can stand and never be closed or handed over.

        A way to the end that visit limits turn aside is no way; one that they open is.
        """
        back: dict[Place, set[Place]] = {place: set() for place in self._places}
        for place in self._places:
            for to, state in self._ways[place]:
                back[self.worn[to], state].add(place)
        ends = {place for place in self._places if self._document.steps[place[0]].is_end}
        ending: set[Place] = closure(back, ends)
        lost, unreachable = set(self._places) - ending, self.unreachable()
        found = {step for step, state in lost if (step, state) in self._reached or step in unreachable}
        return self._confirmed(found, unreachable) if found and self.capped else found

    def _confirmed(self, doubtful: set[str], unreachable: set[str]) -> set[str]:
        """Visits cannot always all be used up: where limits stand in each other's way, every state is looked at."""
        starts = [(self._document.start, state) for state in self._carried.states]
        lost = Markings(self._document, self._ways).lost(starts)
        return doubtful if lost is None else doubtful & (lost | unreachable)

    def may_be_empty(self) -> dict[str, frozenset[str]]:
        """By step, the fields of the case that its conditions read and some way to it has not filled in."""
        if not any(read_in(step) & self._bound for step in self._document.steps.values()):
            return {}
        filled = self._filled()
        return {
            name: empty
            for name, step in self._document.steps.items()
            if (empty := (read_in(step) & self._bound) - set(step.require) - filled[name])
        }

    def _filled(self) -> dict[str, frozenset[str]]:
        """What every way from the start to a step has filled in: fewer and fewer, until nothing changes."""
        filled = dict.fromkeys(self._document.steps, self._bound) | {self._document.start: frozenset[str]()}
        before: dict[str, frozenset[str]] = {}
        while filled != before:
            before = dict(filled)
            for name, step in self._document.steps.items():
                for to, asked in _asking(step):
                    so_far = filled[name] | asked
                    for each in self._landing(to, self.capped):
                        filled[each] &= so_far
                        so_far |= self._left(each, filled)
        return filled

    def _left(self, name: str, filled: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """What a case holds that was at a step before: whoever is turned away from there was."""
        ways = [filled[name] | asked for _, asked in _asking(self._document.steps[name])]
        return ways[0].intersection(*ways) if ways else frozenset()

    def _coming_again(self, capped: frozenset[str]) -> frozenset[str]:
        onward = self._onward(capped)
        limited = [name for name, step in self._document.steps.items() if step.max_visits]
        return frozenset(name for name in limited if name in closure(onward, set(onward[name])))

    def _onward(self, capped: frozenset[str]) -> dict[str, set[str]]:
        return {
            name: {each for to, _ in _asking(step) for each in self._landing(to, capped)}
            for name, step in self._document.steps.items()
        }

    def _landing(self, to: str, capped: frozenset[str]) -> Iterator[str]:
        """The step itself, and where its visit limit, and the next one, may turn the case to."""
        yield to
        seen = {to}
        while to in capped and (cap := self._document.steps[to].max_visits) and cap.then not in seen:
            to = cap.then
            seen.add(to)
            yield to

    @cached_property
    def _places(self) -> list[Place]:
        return [(name, state) for name in self._document.steps for state in self._carried.states]

    @cached_property
    def _ways(self) -> dict[Place, list[Place]]:
        """From each place the moves, before any visit limit."""
        return {
            (name, state): [(move.to, each) for move in own.next for each in self._carried.after(own, move, state)]
            for name, state in self._places
            for own in (self._document.steps[name],)
        }

    @cached_property
    def _reached(self) -> set[Place]:
        edges: dict[Place, set[Place]] = {}
        for (name, state), ways in self._ways.items():
            reopen = self._document.steps[name].reopen
            further = [*ways, (reopen.to, state)] if reopen else ways
            edges[name, state] = {(each, held) for to, held in further for each in self._landing(to, self.capped)}
        return closure(edges, {(self._document.start, state) for state in self._carried.states})


def _asking(step: Step) -> Iterator[tuple[str, frozenset[str]]]:
    """Where cases go from here, and what has been filled in at least when they do."""
    for move in step.next:
        yield move.to, _asked(step, move)
    if step.reopen:
        yield step.reopen.to, frozenset()


def _asked(step: Step, move: Move) -> frozenset[str]:
    """As ``rules.needs`` asks for it; events and times ask for nothing."""
    if not move.by_person:
        return frozenset()
    required = frozenset(step.require)
    return required & read_by(move) if move.back else required
