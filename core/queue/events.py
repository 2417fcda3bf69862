from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class OwnerChanged(Event):
    """``how``: taken, released or assigned."""

    kind = "ticket.owner_changed"
    subject_kind = "ticket"

    how: str
    owner: int | None
    former: int | None
