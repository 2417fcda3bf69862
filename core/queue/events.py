from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class OwnerChanged(Event):
    subject_kind = "ticket"

    owner: int | None
    former: int | None


@dataclass(frozen=True, slots=True)
class TicketTaken(OwnerChanged):
    kind = "ticket.taken"


@dataclass(frozen=True, slots=True)
class TicketReleased(OwnerChanged):
    kind = "ticket.released"


@dataclass(frozen=True, slots=True)
class TicketAssigned(OwnerChanged):
    kind = "ticket.assigned"
