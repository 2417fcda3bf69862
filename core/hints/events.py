from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class HintAnswered(Event):
    """A person decided while a hint was shown; ``confidence`` in percent; ``model``: 0 where words made the hint."""

    kind = "ticket.hint_answered"
    subject_kind = "ticket"

    target: str
    hinted: str
    decided: str
    source: str
    confidence: int | None
    model: int


@dataclass(frozen=True, slots=True)
class HintApplied(Event):
    """The desk's settings let the hint decide; a person may still confirm or correct it."""

    kind = "ticket.hint_applied"
    subject_kind = "ticket"

    hinted: str
    confidence: int
    model: int


@dataclass(frozen=True, slots=True)
class CategoryConfirmed(Event):
    kind = "ticket.category_confirmed"
    subject_kind = "ticket"

    category: str


@dataclass(frozen=True, slots=True)
class Learned(Event):
    """``subject_id``: the version."""

    kind = "hints.learned"
    subject_kind = "hints"

    cases: int


@dataclass(frozen=True, slots=True)
class ModelChosen(Event):
    """``subject_id``: the version, 0: hints go by words again."""

    kind = "hints.chosen"
    subject_kind = "hints"

    version: int
