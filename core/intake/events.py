from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TicketOpened(Event):
    kind = "ticket.opened"
    subject_kind = "ticket"

    channel: str
    category: str
    priority: str
    reasons: tuple[str, ...]
    process: str
    version: int
