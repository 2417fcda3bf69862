from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ProcessTakenOut(Event):
    """``subject_id``: the row of the version; ``form``: as what it left."""

    kind = "process.taken_out"
    subject_kind = "process"

    process: str
    version: int
    form: str
