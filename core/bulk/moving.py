"""Many cases are moved at once: each by its own document, and what stands in the way is known before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.bulk.forms import Change
from core.bulk.way import Foreseen, Way
from core.bulk.words import Obstacle
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import handing, rules
from core.process import views as processes
from core.process.document import Document, Step
from core.resolution import actions
from core.resolution.forms import Advance
from core.resolution.workers import views as workers
from core.work import Reading, Work


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a case stands, and all that its next move depends on."""

    ticket: Ticket
    document: Document
    facts: Mapping[str, Any]
    visits: Sequence[Visit]

    @property
    def step(self) -> Step:
        return self.document.steps[self.ticket.step]


class Moved(Way):
    final = True

    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return ticket.step

    def foresee(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> Mapping[int, Foreseen]:
        return {each.ticket.id: _foreseen(desk, each, change.value) for each in _places(desk, tickets, change.value)}

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        actions.advance(work, ticket.number or 0, Advance(change.value, ticket.moves))


def _places(desk: Reading, tickets: Sequence[Ticket], to: str) -> Sequence[_Place]:
    """Facts and visits are read at once, and only of cases where something depends on them."""
    documents = processes.documents(desk, {each.process_version_id for each in tickets})
    reading, counting = list[int](), list[int]()
    for each in tickets:
        document = documents[each.process_version_id]
        if rules.read_of_case(document, document.steps[each.step]):
            reading.append(each.id)
        if document.steps[each.step].not_by or _counts(document, to):
            counting.append(each.id)
    facts, visits = processes.facts_of(desk, reading), processes.visits_of(desk, counting)
    return [
        _Place(each, documents[each.process_version_id], facts.get(each.id, {}), visits.get(each.id, ()))
        for each in tickets
    ]


def _counts(document: Document, to: str) -> bool:
    return to in document.steps and bool(document.steps[to].max_visits or document.steps[to].hand_over)


def _foreseen(desk: Reading, place: _Place, to: str) -> Foreseen:
    step, known = rules.here(place.document, place.step, place.facts)
    offer = next((each for each in rules.offers(step, {}, (), known) if each.move.to == to), None)
    if offer is None:
        return Foreseen(Obstacle.NO_SUCH_MOVE)
    if not rules.may_work(place.document, step, desk.reader):
        return Foreseen(Obstacle.NOT_YOUR_STEP, (place.document.roles[step.role].labels,))
    if offer.missing:
        return Foreseen(Obstacle.STILL_MISSING, tuple(rules.named(place.document, step, offer.missing)))
    if workers.eyes(desk, place.document, step, place.visits, place.ticket.id) == "others":
        return Foreseen(Obstacle.FOUR_EYES)
    return _arriving(desk, place, to)


def _arriving(desk: Reading, place: _Place, to: str) -> Foreseen:
    """A loop limit may turn the case aside, and the process that is to go on with it may be gone."""
    been = Counter(visit.step for visit in handing.present(place.visits))
    aside, capped = rules.target_of(place.document, to, been)
    if handing.refusal(desk, place.document, aside, handing.times(place.visits)):
        return Foreseen(Obstacle.NOBODY_GOES_ON)
    return Foreseen(None, (place.document.steps[aside].labels,) if capped else ())
