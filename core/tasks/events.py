from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TaskAdded(Event):
    """``of``: the person who shall do it."""

    kind = "ticket.task_added"
    subject_kind = "ticket"

    task: int
    of: int


@dataclass(frozen=True, slots=True)
class TaskDone(Event):
    kind = "ticket.task_done"
    subject_kind = "ticket"

    task: int
