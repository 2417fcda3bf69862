"""A model of somebody else's process as a draft of ours: what is missing is guessed, and every guess is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from core.drafting.rules import LONGEST_INSTRUCTION, code_for
from core.exchange.bpmn import duration
from core.exchange.bpmn.model import Model, Thing
from core.exchange.bpmn.walking import Answer, Path, Walk
from core.exchange.tongue import labelled
from core.exchange.words import Unclear
from core.language import N_, speech
from core.process.words import Happening, Stage
from core.settings.rules import LONGEST_LABEL

GUESSES = (Happening.CUSTOMER_REPLIED, Happening.PARTNER_ANSWERED)
HEARD = {"message", "signal"}
FAULTS = {"error", "escalation", "cancel"}
THROWN = "intermediateThrowEvent"
Raw = dict[str, Any]


@dataclass(slots=True)
class Question:
    """What a gateway asks: a field of ours, with a value for each way out."""

    field: str
    values: list[str]
    raw: Raw


@dataclass(slots=True)
class Folding:
    """``codes``: of the steps, by what they were; a step that we wrote ourselves has the code that it had."""

    model: Model
    walk: Walk
    language: str
    codes: dict[str, str] = field(default_factory=dict[str, str])
    questions: dict[str, Question] = field(default_factory=dict[str, Question])
    roles: dict[str, str] = field(default_factory=dict[str, str])

    def document(self) -> Raw:
        order = self.walk.steps()
        for name in order:
            self.codes[name] = self._code(self.model.things[name])
        steps = {self.codes[name]: self._step(name) for name in order}
        self._close(steps)
        self._mark_back(steps)
        self._note_passed()
        labels = self._labels(self.model.title, N_("Process"))
        fields = {each.field: each.raw for each in self.questions.values()}
        head = {"process": code_for(labels, (), "process"), "labels": labels}
        return head | {"roles": self._roles(), "fields": fields, "steps": steps}

    def _code(self, thing: Thing) -> str:
        known = thing.ours.get("code")
        if isinstance(known, str) and known not in self.codes.values():
            return known
        kind = "closed" if thing.tag == "endEvent" else "step"
        return code_for(_english(thing.name), set(self.codes.values()), kind)

    def _labels(self, words: str, otherwise: str) -> dict[str, str]:
        said = words[:LONGEST_LABEL] or speech(self.language)(otherwise)
        return labelled(said)

    def _step(self, name: str) -> Raw:
        thing = self.model.things[name]
        raw: Raw = {"labels": self._labels(thing.name, _kind_of(thing)), "role": self._role(name)}
        if thing.text:
            raw["do"] = labelled(thing.text[:LONGEST_INSTRUCTION])
        if thing.tag == "endEvent":
            self._note_end(thing)
            return raw | {"stage": str(Stage.CLOSED), "end": code_for(_english(thing.name), (), "done")}
        paths = self.walk.onward(name)
        moves = list(self._moves(thing, paths))
        asked = {answer.asked_by for path in paths for answer in path.answers}
        raw["require"] = [self._question(each).field for each in sorted(asked, key=list(self.model.things).index)]
        raw["stage"] = str(self._stage(name, moves))
        return raw | {"next": moves}

    def _stage(self, name: str, moves: Sequence[Raw]) -> Stage:
        if moves and all("event" in move or "after" in move for move in moves):
            partner = any(move.get("event") == str(Happening.PARTNER_ANSWERED) for move in moves)
            return Stage.WAITING_PARTNER if partner else Stage.WAITING_CUSTOMER
        return Stage.NEW if len(self.codes) and self.codes[name] == next(iter(self.codes.values())) else Stage.WORKING

    def _moves(self, thing: Thing, paths: Sequence[Path]) -> Iterator[Raw]:
        heard, told = list(GUESSES), list[Raw]()
        for path in paths:
            move: Raw = {"to": self.codes[path.to]} | self._maker(thing, path, heard)
            if move not in told:
                told.append(move)
        yield from told

    def _maker(self, thing: Thing, path: Path, heard: list[Happening]) -> Raw:
        words = " · ".join(path.words)[:LONGEST_LABEL]
        label: Raw = {"labels": labelled(words)} if words else {}
        if path.guards or path.answers:
            return {"when": " and ".join([*_joined(path.guards), *map(self._guard, path.answers)])}
        if path.trigger:
            return self._event(path.trigger, heard) or {"labels": self._labels(path.trigger.name, N_("by hand"))}
        if thing.tag == "receiveTask" and heard:
            self.model.note(Unclear.EVENT_GUESSED, self.model.spoken(thing))
            return {"event": str(heard.pop(0))}
        return label

    def _guard(self, answer: Answer) -> str:
        asked = self._question(answer.asked_by)
        return f"{asked.field} == {asked.values[answer.way]!r}"

    def _event(self, event: Thing, heard: list[Happening]) -> Raw:
        """Nothing where a person has to make the move instead; why is told."""
        kind, what = event.triggers[0] if event.triggers else ("", "")
        if kind == "timeDuration" and (span := duration.read(what)):
            return {"after": _span(span)}
        own = what.removeprefix("message_")
        if kind in HEARD and own in set(Happening):
            return {"event": own}
        if kind in HEARD and heard:
            self.model.note(Unclear.EVENT_GUESSED, self.model.spoken(event))
            return {"event": str(heard.pop(0))}
        why = Unclear.TIME if kind.startswith("time") else Unclear.FAULT if kind in FAULTS else Unclear.EVENT_BY_HAND
        self.model.note(why, " ".join(filter(None, (self.model.spoken(event), what))) if why is Unclear.TIME else self.model.spoken(event))
        return {}

    def _question(self, gateway: str) -> Question:
        if gateway not in self.questions:
            self.questions[gateway] = self._asked(self.model.things[gateway])
        return self.questions[gateway]

    def _asked(self, gateway: Thing) -> Question:
        """One value for each way out; a way without words is the one for all the rest."""
        name = code_for(_english(gateway.name), {each.field for each in self.questions.values()}, "question")
        values, labels = list[str](), dict[str, Raw]()
        for way in self.walk.out[gateway.id]:
            words = way.name or way.condition
            said = self._labels(words, N_("otherwise"))
            if way.condition:
                self.model.note(Unclear.CONDITION, " — ".join(filter(None, (gateway.name, way.name, way.condition))))
            values.append(code_for(_english(words), values, "answer"))
            labels[values[-1]] = said
        raw: Raw = {"type": "enum", "labels": self._labels(gateway.name, N_("Where to")), "values": values}
        return Question(name, values, raw | {"value_labels": labels})

    def _role(self, name: str) -> str:
        lane = self.model.lanes.get(name, "")
        if lane not in self.roles:
            own = lane.removeprefix("role_")
            known = self.model.ours.get("head", {}).get("roles", {}) if self.model.ours else {}
            words = self.model.lane_names.get(lane) or self.model.title
            self.roles[lane] = own if own in known else code_for(_english(words), set(self.roles.values()), "role")
        return self.roles[lane]

    def _roles(self) -> Raw:
        said = {lane: self.model.lane_names.get(lane) or self.model.title for lane in self.roles}
        for lane, code in self.roles.items():
            self.model.note(Unclear.HOLDERS, said[lane] or code)
        return {code: {"labels": self._labels(said[lane], N_("Agent"))} for lane, code in self.roles.items()}

    def _close(self, steps: dict[str, Raw]) -> None:
        """Work after which nothing comes leads to an end."""
        loose = [raw for raw in steps.values() if not raw.get("next") and not raw.get("end")]
        if not loose:
            return
        closing = next((code for code, raw in steps.items() if raw.get("end")), "")
        if not closing:
            closing = code_for({"en": "Closed"}, steps, "closed")
            labels = self._labels("", N_("Closed"))
            steps[closing] = {"labels": labels, "role": loose[0]["role"], "stage": str(Stage.CLOSED), "end": "done"}
        for raw in loose:
            raw["next"] = [{"to": closing}]
            self.model.note(Unclear.NO_END, next(iter(raw["labels"].values())))

    def _mark_back(self, steps: dict[str, Raw]) -> None:
        place = {code: number for number, code in enumerate(steps)}
        for code, raw in steps.items():
            for move in raw.get("next", ()):
                if place[move["to"]] <= place[code]:
                    move["back"] = True
                    ends = (next(iter(steps[each]["labels"].values())) for each in (code, move["to"]))
                    self.model.note(Unclear.BACK, " → ".join(ends))
        for raw in steps.values():
            self.model.note(Unclear.STAGE, next(iter(raw["labels"].values())))

    def _note_end(self, thing: Thing) -> None:
        if thing.triggers and thing.triggers[0][0] != "message":
            self.model.note(Unclear.END_KIND, self.model.spoken(thing))

    def _note_passed(self) -> None:
        """What stands on the way and says something that no document of ours says."""
        for thing in self.model.things.values():
            kinds = {kind for kind, _ in thing.triggers}
            if thing.tag == THROWN and kinds:
                self.model.note(Unclear.COMPENSATION if "compensate" in kinds else Unclear.THROWN, self.model.spoken(thing))
            if thing.tag.startswith("inner") and kinds - {"message"}:
                self.model.note(Unclear.OTHER, self.model.spoken(thing))


def _kind_of(thing: Thing) -> str:
    return N_("End") if thing.tag == "endEvent" else N_("Case begins") if thing.tag == "startEvent" else N_("Step")


def _joined(guards: Sequence[str]) -> Sequence[str]:
    return guards if len(guards) == 1 else [f"({each})" for each in guards]


def _english(words: str) -> dict[str, str]:
    return {"en": words}


def _span(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    for unit, size in (("d", 1440), ("h", 60)):
        if not minutes % size:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"

