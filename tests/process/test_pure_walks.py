"""Whatever people, events and time do to a case, a document that passes the checker leads on, and can be ended.

By the rules alone, with fields that live with the case: what one step filled in, a later one reads.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise, product
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from core.fields.words import FieldKind
from core.process import checker, guards, rules
from core.process.document import Document, Step
from core.process.words import Happening

FIELDS: dict[str, Any] = {
    "verdict": {"type": "enum", "values": ["good", "bad"], "labels": {}},
    "words": {"type": "text", "labels": {}},
    "truth": {"type": "bool", "bind": "complaint.truth", "labels": {}},
}
NAMES = ("a", "b", "c", "d", "end")
EVENTS = [str(each) for each in Happening]
GUARDS = (
    "verdict == 'good'",
    "words == 'x'",
    "truth",
    "truth and verdict == 'bad'",
    "not truth",
    "truth or words != 'x'",
)
JUNK = (None, "", 7, [], "nothing of the list")
DOMAINS: dict[FieldKind, tuple[Any, ...]] = {FieldKind.BOOL: (True, False), FieldKind.TEXT: ("x", "something else")}


@st.composite
def steps(draw: st.DrawFn, place: int, onward: str) -> dict[str, Any]:
    """Mostly sensible: a decision has a way for both answers, and waiting is ended by an event and by time."""
    to, back = st.sampled_from(NAMES), st.booleans()
    stage = draw(st.sampled_from(["working", "working", "waiting_customer"]))
    asked = [name for name in FIELDS if name != "truth" or draw(st.integers(0, 2 + place)) <= 1]
    step: dict[str, Any] = {"labels": {}, "stage": stage, "role": "desk", "require": asked, "due": "8h"}
    step["check"] = [{"id": "seen", "labels": {}}] if draw(back) else []
    if stage == "working":
        when = draw(st.sampled_from(GUARDS))
        ways = [{"to": onward, "when": when}, {"to": draw(to), "when": f"not ({when})", "back": draw(back)}]
        gaps = [ways[0], {"to": draw(to), "when": draw(st.sampled_from(GUARDS))}]
        free = [*ways, {"to": draw(to), "back": True}]
        step["next"] = draw(st.sampled_from([ways, [{"to": onward}], free, gaps]))
    else:
        step["next"] = [{"to": onward, "event": draw(st.sampled_from(EVENTS))}, {"to": draw(to), "after": "2d"}]
    if draw(st.integers(0, 2)) == 0:
        step["max_visits"] = {"times": draw(st.integers(1, 3)), "then": draw(to)}
    return step


@st.composite
def documents(draw: st.DrawFn) -> Document:
    body = {name: draw(steps(place, onward)) for place, (name, onward) in enumerate(pairwise(NAMES))}
    end = st.sampled_from([{"stage": "closed", "end": "done"}, {"stage": "working", "hand_over": "other"}])
    body["end"] = {"labels": {}, "role": "desk"} | draw(end)
    if "end" in body["end"] and draw(st.booleans()):
        body["end"]["reopen"] = {"to": draw(st.sampled_from(NAMES[:-1])), "within": "30d"}
    head: dict[str, Any] = {"process": "walk", "labels": {}, "roles": {"desk": {"labels": {}}}}
    return Document.model_validate(head | {"fields": FIELDS, "steps": body})


@dataclass
class Case:
    """Where it stands, how often it was where, and what it holds of the fields that live with it."""

    document: Document
    here: str
    visits: Counter[str] = field(default_factory=Counter[str])
    held: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def step(self) -> Step:
        return self.document.steps[self.here]

    def ways(self, entry: dict[str, Any], ticks: list[str]) -> list[tuple[str, dict[str, Any]]]:
        """All that may happen next: where to, and what was filled in when it does."""
        kept = rules.kept(self.document, self.step, entry)
        ready = [each for each in rules.offers(self.step, self.held | kept, ticks) if not each.missing]
        assert all(guards.fields_of(each.move.when or "True") <= {*self.held, *kept} for each in ready), (
            "read, and empty"
        )
        found = [(each.move.to, kept) for each in ready]
        moved = [rules.move_on(self.step, Happening(event)) for event in EVENTS]
        return found + [(move.to, {}) for move in (*moved, rules.move_in_time(self.step)) if move]

    def goes(self, to: str, kept: dict[str, Any], limited: bool = True) -> "Case":
        to = rules.target_of(self.document, to, self.visits)[0] if limited else to
        bound = {name: value for name, value in kept.items() if self.document.fields[name].bind}
        return Case(self.document, to, self.visits + Counter([to]), self.held | bound)

    def full(self) -> list[dict[str, Any]]:
        """Everything that can be entered here, with one word for all other words."""
        known = [self.document.fields[name] for name in self.step.require]
        domains = [DOMAINS.get(each.type, each.values) for each in known]
        return [dict(zip(self.step.require, each, strict=True)) for each in product(*domains)]

    def state(self) -> tuple[Any, ...]:
        most = {name: own.max_visits.times for name, own in self.document.steps.items() if own.max_visits}
        counts = tuple(min(self.visits[name], times) for name, times in most.items())
        return self.here, counts, tuple(sorted(self.held.items()))


def can_end(case: Case) -> bool:
    """Search all that can happen from here."""
    seen, edge = set[Any](), [case]
    while edge:
        now = edge.pop()
        if now.step.is_end:
            return True
        if now.state() not in seen:
            seen.add(now.state())
            ticks = [item.id for item in now.step.check]
            edge += [now.goes(*way) for entry in now.full() for way in now.ways(entry, ticks)]
    return False


def walked(document: Document, chance: Random, moves: int = 25) -> Case:
    """Where chance leads; nowhere is a case stuck, whatever is filled in, and what is half filled in does no harm."""
    case = Case(document, document.start, Counter([document.start]))
    for _ in range(moves):
        if case.step.is_end:
            if not case.step.reopen:
                return case
            case = case.goes(case.step.reopen.to, {}, limited=False)
            continue
        ticks = [item.id for item in case.step.check]
        assert all(case.ways(entry, ticks) for entry in case.full()), f"stuck at {case.here}"
        entry = chance.choice(case.full())
        spoilt = {name: chance.choice(JUNK) if chance.random() < 0.3 else value for name, value in entry.items()}
        ways = case.ways(spoilt, ticks if chance.random() < 0.7 else []) or case.ways(entry, ticks)
        case = case.goes(*chance.choice(ways))
    return case


@settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(documents(), st.randoms(use_true_random=False))
def test_no_walk_is_ever_stuck_and_every_walk_can_be_ended(document: Document, chance: Random) -> None:
    assume(not checker.check(document))
    assert can_end(walked(document, chance))
