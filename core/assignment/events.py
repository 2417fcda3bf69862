from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TicketRouted(Event):
    """``rule``: its place, from 1, in the ``version`` of the rules (0 as shipped); ``team``, ``consulted``: ids."""

    kind = "ticket.routed"
    subject_kind = "ticket"

    rule: int
    version: int
    team: int | None
    consulted: int | None


@dataclass(frozen=True, slots=True)
class NobodySuits(Event):
    """``counts``: how many people by the code of what stands against them; empty where the team has nobody."""

    kind = "ticket.nobody_suits"
    subject_kind = "ticket"

    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LimitsChanged(Event):
    """How much a person may own at once; none: what holds for everybody."""

    kind = "person.limits_changed"
    subject_kind = "person"

    most_cases: int | None
    most_hours: int | None
