from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class LinkRenewed(Event):
    """The customer's earlier link opens nothing any more."""

    kind = "ticket.link_renewed"
    subject_kind = "ticket"
