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
class NextTaken(OwnerChanged):
    """``passed``: how many more urgent ones ask for skills that the person lacks."""

    kind = "ticket.taken_next"

    passed: int


@dataclass(frozen=True, slots=True)
class TicketReleased(OwnerChanged):
    kind = "ticket.released"


@dataclass(frozen=True, slots=True)
class TicketAssigned(OwnerChanged):
    kind = "ticket.assigned"


@dataclass(frozen=True, slots=True)
class TicketPlaced(OwnerChanged):
    """The desk chose the owner. ``why``: a code; ``passed``: the nearest others, each with the code against them;
    ``counts``: how many people by code; ``minutes`` and ``capacity``: of the one who got it, before.
    """

    kind = "ticket.placed"

    why: str
    passed: tuple[tuple[int, str], ...]
    counts: dict[str, int]
    minutes: int
    capacity: int


@dataclass(frozen=True, slots=True)
class TicketReturned(OwnerChanged):
    """The desk took the case back from its owner; ``back``: a code that says why."""

    kind = "ticket.returned"

    back: str


@dataclass(frozen=True, slots=True)
class TicketEvent(Event):
    subject_kind = "ticket"


@dataclass(frozen=True, slots=True)
class TagsChanged(TicketEvent):
    """Codes of the tags that came and went."""

    kind = "ticket.tags_changed"

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WatchBegan(TicketEvent):
    kind = "ticket.watch_began"


@dataclass(frozen=True, slots=True)
class WatchEnded(TicketEvent):
    kind = "ticket.watch_ended"


@dataclass(frozen=True, slots=True)
class ReminderSet(TicketEvent):
    """``until``: when, as an ISO instant; ``snoozes``: whether the case is put aside until then."""

    kind = "ticket.reminder_set"

    until: str
    snoozes: bool


@dataclass(frozen=True, slots=True)
class ReminderDue(TicketEvent):
    """``of``: the person whose reminder it is."""

    kind = "ticket.reminder_due"

    of: int


@dataclass(frozen=True, slots=True)
class ReminderDone(TicketEvent):
    kind = "ticket.reminder_done"


@dataclass(frozen=True, slots=True)
class TicketTrashed(TicketEvent):
    kind = "ticket.trashed"


@dataclass(frozen=True, slots=True)
class TicketIsSpam(TicketEvent):
    kind = "ticket.is_spam"


@dataclass(frozen=True, slots=True)
class TicketRestored(TicketEvent):
    kind = "ticket.restored"


@dataclass(frozen=True, slots=True)
class TicketTransferred(TicketEvent):
    """From one team to another; none: everybody."""

    kind = "ticket.transferred"

    team: int | None
    former: int | None


#: What changes an owner or a queue, for those who were slower.
OWNED = tuple(
    each.kind
    for each in (
        TicketTaken, NextTaken, TicketReleased, TicketAssigned, TicketPlaced, TicketReturned, TicketTransferred,
    )
)  # fmt: skip
