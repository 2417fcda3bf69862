from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class BundlingEvent(Event):
    """``other``: the number of the other case."""

    subject_kind = "ticket"

    other: int


@dataclass(frozen=True, slots=True)
class Linked(BundlingEvent):
    kind = "ticket.linked"


@dataclass(frozen=True, slots=True)
class Unlinked(BundlingEvent):
    kind = "ticket.unlinked"


@dataclass(frozen=True, slots=True)
class MergedInto(BundlingEvent):
    kind = "ticket.merged_into"


@dataclass(frozen=True, slots=True)
class TookIn(BundlingEvent):
    """The other side of a merging."""

    kind = "ticket.merged_with"


@dataclass(frozen=True, slots=True)
class Unmerged(BundlingEvent):
    kind = "ticket.unmerged"


@dataclass(frozen=True, slots=True)
class SplitOff(BundlingEvent):
    """``of``: the message that became a case of its own."""

    kind = "ticket.split_off"

    of: int
