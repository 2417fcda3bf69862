"""How a document guides a ticket: what a move needs, which moves are open, when a step is due. Pure values."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from core.actors import Actor, Role
from core.fields.forms import Labels
from core.fields.rules import fits
from core.process import guards
from core.process.carrying import is_bound, read_in
from core.process.document import Document, Move, RoleOf, Step
from core.process.words import Happening

NOTHING: Mapping[str, Any] = {}

Lack = Literal["role", "team", "skill"]


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


def bound(document: Document, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is true of the case by these values, under the names that their fields are bound to."""
    names = {name: document.fields[name].bind for name in values}
    return {bind: values[name] for name, bind in names.items() if bind}


def read_of_case(document: Document, step: Step) -> frozenset[str]:
    """The bound fields that the conditions of a step read, and that the step does not ask for."""
    return frozenset(name for name in read_in(step).difference(step.fields) if is_bound(document, name))


def known(document: Document, fields: Iterable[str], facts: Mapping[str, Any]) -> dict[str, Any]:
    """What the case knows of these fields, as far as it still fits them."""
    found = {name: facts.get(document.fields[name].bind or "") for name in fields if name in document.fields}
    return {name: value for name, value in found.items() if fits(document.fields[name], value)}


def here(document: Document, step: Step, facts: Mapping[str, Any]) -> tuple[Step, dict[str, Any]]:
    """The step as it is worked in a case of which these facts are known, and those that its conditions read.

    What they read and nobody knows yet, the step asks for too, so that no case gets stuck.
    """
    read = read_of_case(document, step)
    found = known(document, read, facts)
    unknown = tuple(sorted(read - found.keys()))
    return step.model_copy(update={"require": step.require + unknown}) if unknown else step, found


def needs(step: Step, move: Move, values: Mapping[str, Any], checked: Sequence[str]) -> tuple[Need, ...]:
    """What is missing for this move; going back asks only for what its guard reads."""
    asked = guards.fields_of(move.when or "True") if move.back else frozenset(step.require)
    fields = [Need("field", name) for name in step.require if name in asked and name not in values]
    checks = [] if move.back else [Need("check", item.id) for item in step.check if item.id not in checked]
    return (*fields, *checks)


def named(document: Document, step: Step, missing: Sequence[Need]) -> Sequence[Labels]:
    """What people call that which is missing."""
    labels = {("check", item.id): item.labels for item in step.check}
    labels |= {("field", name): document.fields[name].labels for name in step.require}
    return [labels[need.kind, need.id] for need in missing]


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that a person can see; ``missing``: what it still needs, nothing when it can be made now."""

    move: Move
    missing: tuple[Need, ...]


def offers(
    step: Step, values: Mapping[str, Any], checked: Sequence[str], facts: Mapping[str, Any] = NOTHING
) -> tuple[Offer, ...]:
    """The moves of a step, without those that the values rule out; one for each target, the nearest to ready.

    ``facts``: what the case knows of fields that the step does not ask for.
    """
    best: dict[str, Offer] = {}
    for move in step.next:
        if not move.by_person or _ruled_out(move, {**facts, **values}):
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


def wakes(step: Step, entered: datetime) -> datetime | None:
    """When time moves on a case whose time in this step began then."""
    move = move_in_time(step)
    return entered + move.after if move and move.after else None


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


def lacks(role: RoleOf, roles: Set[Role], teams: Set[int], skills: Set[str]) -> tuple[Lack, ...]:
    """What somebody with these is without who would work a step of this role, the weightiest first."""
    asked: Sequence[tuple[Lack, Collection[object], Set[object]]] = (
        ("role", role.held_by, roles), ("team", role.teams, teams), ("skill", role.skills, skills),
    )  # fmt: skip
    return tuple(what for what, wanted, own in asked if wanted and own.isdisjoint(wanted))


def lack(role: RoleOf, who: Actor) -> Lack | None:
    return next(iter(lacks(role, who.roles, who.teams, who.skills)), None)


def may_work(document: Document, step: Step, who: Actor) -> bool:
    return lack(document.roles[step.role], who) is None


def route(documents: Sequence[Document], facts: Mapping[str, Any]) -> Document | None:
    """The document of highest precedence that claims a ticket with these facts."""
    claiming = [each for each in documents if each.applies_when and guards.holds(each.applies_when, facts)]
    return max(claiming, key=lambda each: each.precedence, default=None)
