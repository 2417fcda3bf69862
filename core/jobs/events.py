from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class JobCancelled(Event):
    kind = "job.cancelled"
    subject_kind = "job"

    job: str


@dataclass(frozen=True, slots=True)
class JobRepeated(Event):
    kind = "job.repeated"
    subject_kind = "job"

    job: str
