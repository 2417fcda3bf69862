"""A BPMN file as plain values: things, the ways between them, and what was left out on the way."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, cast

from core.exchange.words import Told, Unclear

MOST_NAMES = 20  # in one sentence
ACTIVITIES = {
    "task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask",
    "callActivity",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """``triggers``: the kinds of its event with what each says; ``ours``: what we wrote into it when it left us."""

    id: str
    tag: str
    name: str
    text: str = ""
    host: str = ""
    interrupts: bool = True
    triggers: tuple[tuple[str, str], ...] = ()
    ours: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Way:
    source: str
    target: str
    name: str = ""
    condition: str = ""
    language: str = ""


@dataclass(slots=True)
class Model:
    """``lanes``: of things, the innermost; ``notes``: what was left out or guessed, by kind."""

    title: str = ""
    things: dict[str, Thing] = field(default_factory=dict[str, Thing])
    ways: list[Way] = field(default_factory=list[Way])
    lanes: dict[str, str] = field(default_factory=dict[str, str])
    lane_names: dict[str, str] = field(default_factory=dict[str, str])
    ours: dict[str, Any] = field(default_factory=dict[str, Any])
    notes: dict[Unclear, list[str]] = field(default_factory=lambda: defaultdict[Unclear, list[str]](list))

    def note(self, what: Unclear, name: str) -> None:
        if name not in self.notes[what]:
            self.notes[what].append(name)

    def spoken(self, thing: Thing) -> str:
        """As a person would point at it: what has no name is told by what comes after it."""
        if thing.name:
            return thing.name
        after = (self.things.get(way.target) for way in self.ways if way.source == thing.id)
        name = next((each.name for each in after if each and each.name), "")
        return f"{thing.tag} → {name}" if name else f"{thing.tag} {thing.id}"

    def head(self, part: str) -> dict[str, Any]:
        """What we wrote about the document as a whole, as far as it still is what we wrote."""
        head: Any = self.ours.get("head")
        body: Any = cast("dict[str, Any]", head).get(part) if isinstance(head, dict) else None
        return cast("dict[str, Any]", body) if isinstance(body, dict) else {}

    def told(self) -> tuple[Told, ...]:
        """In the order of the kinds."""
        return tuple(Told(what, _few(self.notes[what])) for what in Unclear if self.notes.get(what))


def _few(found: list[str]) -> tuple[str, ...]:
    return tuple(found) if len(found) <= MOST_NAMES else (*found[:MOST_NAMES], f"… {len(found) - MOST_NAMES}")
