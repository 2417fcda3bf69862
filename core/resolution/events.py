from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TicketMoved(Event):
    """``move_kind``: why; ``happening``: the event that moved it, where one did; ``stage``: where the case is now."""

    kind = "ticket.moved"
    subject_kind = "ticket"

    from_step: str
    to_step: str
    stage: str
    move_kind: str
    happening: str | None = None


@dataclass(frozen=True, slots=True)
class TicketHandedOver(Event):
    """The case goes on in another process; ``from_step`` is of the process before."""

    kind = "ticket.handed_over"
    subject_kind = "ticket"

    from_step: str
    to_step: str
    process: str
    version: int


@dataclass(frozen=True, slots=True)
class ReplyTakenBack(Event):
    """``said``: the message, which stays in the case and never reached the customer."""

    kind = "ticket.reply_taken_back"
    subject_kind = "ticket"

    said: int


@dataclass(frozen=True, slots=True)
class MessageAdded(Event):
    kind = "ticket.message_added"
    subject_kind = "ticket"

    message: int
    direction: str


@dataclass(frozen=True, slots=True)
class PeopleMentioned(Event):
    """``of``: the note; ``people``: their ids."""

    kind = "ticket.people_mentioned"
    subject_kind = "ticket"

    of: int
    people: tuple[int, ...]
