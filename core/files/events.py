from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class FileAttached(Event):
    """``subject_id``: the ticket; the name of the file stays with the file."""

    kind = "ticket.file_attached"
    subject_kind = "ticket"

    attachment: int
    size: int
