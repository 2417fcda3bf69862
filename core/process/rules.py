"""How a document guides a ticket: what a move needs, which moves are open, when a step is due. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from core.actors import Role
from core.fields.rules import fits
from core.process import guards
from core.process.document import Document, Move, Step
from core.process.words import Happening


@dataclass(frozen=True, slots=True)
class Need:
    """What is still missing before a move: a field to fill in or an item to check off."""

    kind: str
    id: str


def kept(document: Document, step: Step, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of this step that fit their fields; everything else is left out."""
    return {name: values[name] for name in step.fields if name in values and fits(document.fields[name], values[name])}


def ticked(step: Step, checked: Sequence[str]) -> tuple[str, ...]:
    """The items of this step's list that were checked off."""
    return tuple(item.id for item in step.check if item.id in checked)


def needs(step: Step, move: Move, values: Mapping[str, Any], checked: Sequence[str]) -> tuple[Need, ...]:
    """What is missing for this move; going back asks only for what its guard reads."""
    asked = guards.fields_of(move.when or "True") if move.back else frozenset(step.require)
    fields = [Need("field", name) for name in step.require if name in asked and name not in values]
    checks = [] if move.back else [Need("check", item.id) for item in step.check if item.id not in checked]
    return (*fields, *checks)


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that a person can see; ``missing``: what it still needs, nothing when it can be made now."""

    move: Move
    missing: tuple[Need, ...]


def offers(step: Step, values: Mapping[str, Any], checked: Sequence[str]) -> tuple[Offer, ...]:
    """The moves of a step, without those that the values rule out; one for each target, the nearest to ready."""
    best: dict[str, Offer] = {}
    for move in step.next:
        if not move.by_person or _ruled_out(move, values):
            continue
        offer = Offer(move, needs(step, move, values, checked))
        if move.to not in best or len(offer.missing) < len(best[move.to].missing):
            best[move.to] = offer
    return tuple(best.values())


def _ruled_out(move: Move, values: Mapping[str, Any]) -> bool:
    if move.when is None:
        return False
    return guards.fields_of(move.when) <= values.keys() and not guards.holds(move.when, values)


def move_on(step: Step, happening: Happening) -> Move | None:
    return next((move for move in step.next if move.event is happening), None)


def move_in_time(step: Step) -> Move | None:
    """The move that time makes first."""
    timed = [move for move in step.next if move.after is not None]
    return min(timed, key=lambda move: move.after or 0, default=None)


def limit_of(step: Step, entered: datetime, opened: datetime, channel: str) -> tuple[datetime, timedelta] | None:
    """From when and how long: from entering the step or from the start of the ticket."""
    if step.due is None:
        return None
    return opened if step.due.from_start else entered, step.due.by_channel.get(channel, step.due.default)


def target_of(document: Document, to: str, visits: Mapping[str, int]) -> tuple[str, bool]:
    """Where a move to ``to`` ends, after loop limits; the flag says that a limit turned it away."""
    capped = False
    for _ in document.steps:
        cap = document.steps[to].max_visits
        if cap is None or visits.get(to, 0) < cap.times:
            break
        to, capped = cap.then, True
    return to, capped


def may_work(document: Document, step: Step, roles: frozenset[Role]) -> bool:
    return bool(roles & frozenset(document.roles[step.role].held_by))


def route(documents: Sequence[Document], facts: Mapping[str, Any]) -> Document | None:
    """The document of highest precedence that claims a ticket with these facts."""
    claiming = [each for each in documents if each.applies_when and guards.holds(each.applies_when, facts)]
    return max(claiming, key=lambda each: each.precedence, default=None)
