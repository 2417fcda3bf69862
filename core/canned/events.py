from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class CannedEvent(Event):
    subject_kind = "canned"


@dataclass(frozen=True, slots=True)
class CannedAdded(CannedEvent):
    kind = "canned.added"


@dataclass(frozen=True, slots=True)
class CannedChanged(CannedEvent):
    """``fields``: which of them changed."""

    kind = "canned.changed"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CannedRetired(CannedEvent):
    kind = "canned.retired"


@dataclass(frozen=True, slots=True)
class CannedRestored(CannedEvent):
    kind = "canned.restored"


@dataclass(frozen=True, slots=True)
class CannedShipped(Event):
    """``subject_id``: the desk."""

    kind = "desk.canned_shipped"
    subject_kind = "desk"

    added: int
