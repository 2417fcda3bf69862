"""What the gateways of somebody else ask, as fields of ours with a value for each way out."""

from dataclasses import dataclass, field
from typing import Any

from core.drafting.rules import code_for
from core.exchange.bpmn.model import Model, Thing
from core.exchange.bpmn.paths import Answer
from core.exchange.bpmn.walking import Walk
from core.exchange.tongue import labelled
from core.exchange.words import Unclear
from core.language import N_, speech
from core.settings.rules import LONGEST_LABEL

Raw = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tongue:
    """``language``: in which we say what the file leaves unsaid."""

    language: str

    def labels(self, words: str, otherwise: str) -> dict[str, str]:
        return labelled(words[:LONGEST_LABEL] or speech(self.language)(otherwise))


@dataclass(frozen=True, slots=True)
class Question:
    field: str
    values: list[str]
    raw: Raw


@dataclass(frozen=True, slots=True)
class Questions:
    """``known``: by gateway; each is asked only once."""

    model: Model
    walk: Walk
    tongue: Tongue
    known: dict[str, Question] = field(default_factory=dict[str, Question])

    def guard(self, answer: Answer) -> str:
        asked = self.of(answer.asked_by)
        return f"{asked.field} == {asked.values[answer.way]!r}"

    def of(self, gateway: str) -> Question:
        if gateway not in self.known:
            self.known[gateway] = self._asked(self.model.things[gateway])
        return self.known[gateway]

    def _asked(self, gateway: Thing) -> Question:
        """A way without words is the one for all the rest."""
        name = code_for(english(gateway.name), {each.field for each in self.known.values()}, "question")
        values, labels = list[str](), dict[str, Raw]()
        for way in self.walk.out[gateway.id]:
            words = way.name or way.condition
            if way.condition:
                said = (gateway.name, way.name, way.condition)
                self.model.note(Unclear.CONDITION, " — ".join(filter(None, said)))
            values.append(code_for(english(words), values, "answer"))
            labels[values[-1]] = self.tongue.labels(words, N_("otherwise"))
        raw: Raw = {"type": "enum", "labels": self.tongue.labels(gateway.name, N_("Where to")), "values": values}
        return Question(name, values, raw | {"value_labels": labels})


def english(words: str) -> dict[str, str]:
    """As codes are made: from English labels."""
    return {"en": words}
