from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class DeadlinesRecomputed(Event):
    """``cases``: how many open cases follow the new settings now."""

    kind = "desk.deadlines_recomputed"
    subject_kind = "desk"

    cases: int
