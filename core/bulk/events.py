from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class BulkBegan(Event):
    kind = "bulk.began"
    subject_kind = "bulk"

    what: str
    cases: int


@dataclass(frozen=True, slots=True)
class BulkEnded(Event):
    """``done``: cases that were changed, or given back; ``left``: those that could not be."""

    kind = "bulk.ended"
    subject_kind = "bulk"

    done: int
    left: int


@dataclass(frozen=True, slots=True)
class BulkUndone(Event):
    kind = "bulk.undone"
    subject_kind = "bulk"

    what: str
