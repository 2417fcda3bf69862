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


@dataclass(frozen=True, slots=True)
class ConsentGiven(Event):
    """The customer allowed the use of their data for this case; ``version``: of the words, 0 as shipped."""

    kind = "ticket.consent_given"
    subject_kind = "ticket"

    version: int = 0


@dataclass(frozen=True, slots=True)
class GoodsChanged(Event):
    """``fields``: the names of those that changed."""

    kind = "ticket.goods_changed"
    subject_kind = "ticket"

    fields: tuple[str, ...]
