"""A model of somebody else's process as a draft of ours: what is missing is guessed, and every guess is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.drafting.rules import LONGEST_INSTRUCTION, code_for
from core.exchange.bpmn import duration, finishing
from core.exchange.bpmn.asking import Questions, Tongue, english
from core.exchange.bpmn.model import Model, Thing
from core.exchange.bpmn.paths import Path
from core.exchange.bpmn.walking import Walk
from core.exchange.tongue import labelled
from core.exchange.words import Unclear
from core.language import N_
from core.process.document import written
from core.process.words import Happening, Stage
from core.settings.rules import LONGEST_LABEL

GUESSES = (Happening.CUSTOMER_REPLIED, Happening.PARTNER_ANSWERED)
HEARD = {"message", "signal"}
FAULTS = {"error", "escalation", "cancel"}
THROWN = "intermediateThrowEvent"
Raw = dict[str, Any]


@dataclass(slots=True)
class Folding:
    """``codes``: of the steps, by what they were; a step that we wrote ourselves has the code that it had."""

    model: Model
    walk: Walk
    tongue: Tongue
    questions: Questions
    codes: dict[str, str] = field(default_factory=dict[str, str])
    roles: dict[str, str] = field(default_factory=dict[str, str])

    def document(self) -> Raw:
        order = self.walk.steps()
        for name in order:
            self.codes[name] = self._code(self.model.things[name])
        steps = {self.codes[name]: self._step(name) for name in order}
        finishing.close(steps, self.model, self.tongue)
        finishing.mark_back(steps, self.model)
        self._note_passed()
        labels = self.tongue.labels(self.model.title, N_("Process"))
        fields = {each.field: each.raw for each in self.questions.known.values()}
        head = {"process": code_for(labels, (), "process"), "labels": labels}
        return head | {"roles": self._roles(), "fields": fields, "steps": steps}

    def _code(self, thing: Thing) -> str:
        known = thing.ours.get("code")
        if isinstance(known, str) and known not in self.codes.values():
            return known
        kind = "closed" if thing.tag == "endEvent" else "step"
        return code_for(english(thing.name), set(self.codes.values()), kind)

    def _step(self, name: str) -> Raw:
        thing = self.model.things[name]
        raw: Raw = {"labels": self.tongue.labels(thing.name, _kind_of(thing)), "role": self._role(name)}
        if thing.text:
            raw["do"] = labelled(thing.text[:LONGEST_INSTRUCTION])
        if thing.tag == "endEvent":
            self._note_end(thing)
            return raw | {"stage": str(Stage.CLOSED), "end": code_for(english(thing.name), (), "done")}
        paths = self.walk.onward(name)
        moves = list(self._moves(thing, paths))
        asked = {answer.asked_by for path in paths for answer in path.answers}
        raw["require"] = [self.questions.of(each).field for each in sorted(asked, key=list(self.model.things).index)]
        raw["stage"] = str(self._stage(name, moves))
        return raw | {"next": moves}

    def _stage(self, name: str, moves: Sequence[Raw]) -> Stage:
        if moves and all("event" in move or "after" in move for move in moves):
            partner = any(move.get("event") == str(Happening.PARTNER_ANSWERED) for move in moves)
            return Stage.WAITING_PARTNER if partner else Stage.WAITING_CUSTOMER
        return Stage.NEW if len(self.codes) and self.codes[name] == next(iter(self.codes.values())) else Stage.WORKING

    def _moves(self, thing: Thing, paths: Sequence[Path]) -> Iterator[Raw]:
        heard, told = list[Happening](GUESSES), list[Raw]()
        for path in paths:
            move: Raw = {"to": self.codes[path.to]} | self._maker(thing, path, heard)
            if move not in told:
                told.append(move)
        yield from told

    def _maker(self, thing: Thing, path: Path, heard: list[Happening]) -> Raw:
        words = " · ".join(path.words)[:LONGEST_LABEL]
        label: Raw = {"labels": labelled(words)} if words else {}
        if path.guards or path.answers:
            return {"when": " and ".join([*_joined(path.guards), *map(self.questions.guard, path.answers)])}
        if path.trigger:
            return self._event(path.trigger, heard) or {"labels": self.tongue.labels(path.trigger.name, N_("by hand"))}
        if thing.tag == "receiveTask" and heard:
            self.model.note(Unclear.EVENT_GUESSED, self.model.spoken(thing))
            return {"event": str(heard.pop(0))}
        return label

    def _event(self, event: Thing, heard: list[Happening]) -> Raw:
        """Nothing where a person has to make the move instead; why is told."""
        kind, what = event.triggers[0] if event.triggers else ("", "")
        if kind == "timeDuration" and (span := duration.read(what)):
            return {"after": written(span)}
        own = what.removeprefix("message_")
        if kind in HEARD and own in set(Happening):
            return {"event": own}
        if kind in HEARD and heard:
            self.model.note(Unclear.EVENT_GUESSED, self.model.spoken(event))
            return {"event": str(heard.pop(0))}
        why = Unclear.TIME if kind.startswith("time") else Unclear.FAULT if kind in FAULTS else Unclear.EVENT_BY_HAND
        said = (self.model.spoken(event), what if why is Unclear.TIME else "")
        self.model.note(why, " ".join(filter(None, said)))
        return {}

    def _role(self, name: str) -> str:
        lane = self.model.lanes.get(name, "")
        if lane not in self.roles:
            own = lane.removeprefix("role_")
            known = self.model.head("roles")
            words = self.model.lane_names.get(lane) or self.model.title
            self.roles[lane] = own if own in known else code_for(english(words), set(self.roles.values()), "role")
        return self.roles[lane]

    def _roles(self) -> Raw:
        said = {lane: self.model.lane_names.get(lane) or self.model.title for lane in self.roles}
        for lane, code in self.roles.items():
            self.model.note(Unclear.HOLDERS, said[lane] or code)
        return {code: {"labels": self.tongue.labels(said[lane], N_("Agent"))} for lane, code in self.roles.items()}

    def _note_end(self, thing: Thing) -> None:
        if thing.triggers and thing.triggers[0][0] != "message":
            self.model.note(Unclear.END_KIND, self.model.spoken(thing))

    def _note_passed(self) -> None:
        """What stands on the way and says something that no document of ours says."""
        for thing in self.model.things.values():
            kinds = {kind for kind, _ in thing.triggers}
            if thing.tag == THROWN and kinds:
                what = Unclear.COMPENSATION if "compensate" in kinds else Unclear.THROWN
                self.model.note(what, self.model.spoken(thing))
            if thing.tag.startswith("inner") and kinds - {"message"}:
                self.model.note(Unclear.OTHER, self.model.spoken(thing))


def _kind_of(thing: Thing) -> str:
    return N_("End") if thing.tag == "endEvent" else N_("Case begins") if thing.tag == "startEvent" else N_("Step")


def _joined(guards: Sequence[str]) -> Sequence[str]:
    return guards if len(guards) == 1 else [f"({each})" for each in guards]

