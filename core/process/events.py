from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ProcessPublished(Event):
    """``subject_id``: the row of the version."""

    kind = "process.published"
    subject_kind = "process"

    process: str
    version: int
