from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TicketRegraded(Event):
    """``fields``: which of them changed."""

    kind = "ticket.regraded"
    subject_kind = "ticket"

    fields: tuple[str, ...]
    priority: str
    reasons: tuple[str, ...]
