from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TicketEvent(Event):
    subject_kind = "ticket"


@dataclass(frozen=True, slots=True)
class TimeLogged(TicketEvent):
    kind = "ticket.time_logged"

    entry: int
    minutes: int


@dataclass(frozen=True, slots=True)
class TimeTakenBack(TicketEvent):
    kind = "ticket.time_taken_back"

    entry: int
    minutes: int


@dataclass(frozen=True, slots=True)
class CallRang(TicketEvent):
    kind = "ticket.call_rang"

    call: int
    way: str


@dataclass(frozen=True, slots=True)
class CallAnswered(TicketEvent):
    kind = "ticket.call_answered"

    call: int


@dataclass(frozen=True, slots=True)
class CallEnded(TicketEvent):
    """``minutes``: since it was answered, begun ones counted; 0 for a missed call."""

    kind = "ticket.call_ended"

    call: int
    minutes: int
