from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class DeadlinesRecomputed(Event):
    """``cases``: how many open cases follow the new settings now."""

    kind = "desk.deadlines_recomputed"
    subject_kind = "desk"

    cases: int


@dataclass(frozen=True, slots=True)
class PartnerContacted(Event):
    """``party``: who, as a kind of partner."""

    kind = "ticket.partner_contacted"
    subject_kind = "ticket"

    party: str
