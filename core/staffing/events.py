from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ScenarioEvent(Event):
    subject_kind = "scenario"


@dataclass(frozen=True, slots=True)
class ScenarioSaved(ScenarioEvent):
    kind = "scenario.saved"

    shared: bool


@dataclass(frozen=True, slots=True)
class ScenarioChanged(ScenarioEvent):
    """``fields``: which of name, levers and shared."""

    kind = "scenario.changed"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioRetired(ScenarioEvent):
    kind = "scenario.retired"


@dataclass(frozen=True, slots=True)
class ScenarioRestored(ScenarioEvent):
    kind = "scenario.restored"
