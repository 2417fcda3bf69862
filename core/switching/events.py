from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class SwitchBegan(Event):
    """``versions``: those that cases come from; ``source``: their process."""

    kind = "switch.began"
    subject_kind = "switch"

    process: str
    version: int
    source: str
    versions: tuple[int, ...]
    cases: int


@dataclass(frozen=True, slots=True)
class SwitchEnded(Event):
    """``left``: cases that could not be moved, or not be brought back."""

    kind = "switch.ended"
    subject_kind = "switch"

    done: int
    left: int


@dataclass(frozen=True, slots=True)
class SwitchStopped(Event):
    """The version was no longer in force."""

    kind = "switch.stopped"
    subject_kind = "switch"

    done: int


@dataclass(frozen=True, slots=True)
class SwitchReverted(Event):
    kind = "switch.reverted"
    subject_kind = "switch"

    cases: int


@dataclass(frozen=True, slots=True)
class TicketSwitched(Event):
    """The case goes on in ``to_step`` of another version."""

    kind = "ticket.switched"
    subject_kind = "ticket"

    switch: int
    from_process: str
    from_version: int
    from_step: str
    to_process: str
    to_version: int
    to_step: str
    stage: str


@dataclass(frozen=True, slots=True)
class TicketSwitchedBack(TicketSwitched):
    kind = "ticket.switched_back"
