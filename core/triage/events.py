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


@dataclass(frozen=True, slots=True)
class PriorityOverridden(Event):
    """``computed``: what the rules say."""

    kind = "ticket.priority_overridden"
    subject_kind = "ticket"

    priority: str
    computed: str
    reason: str


@dataclass(frozen=True, slots=True)
class OverrideTakenBack(Event):
    kind = "ticket.override_taken_back"
    subject_kind = "ticket"

    priority: str
