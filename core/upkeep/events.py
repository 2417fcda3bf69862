from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class OfProcess(Event):
    """``subject_id``: the row of the version that is, or was, in force."""

    subject_kind = "process"

    process: str
    version: int


@dataclass(frozen=True, slots=True)
class ProcessRetired(OfProcess):
    kind = "process.retired"

    reason: str


@dataclass(frozen=True, slots=True)
class ProcessRestored(OfProcess):
    kind = "process.restored"


@dataclass(frozen=True, slots=True)
class ProcessConfirmed(OfProcess):
    """Read again, and still right."""

    kind = "process.confirmed"


@dataclass(frozen=True, slots=True)
class ReviewDue(OfProcess):
    kind = "process.review_due"
