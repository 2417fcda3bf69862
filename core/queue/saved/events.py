from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ViewEvent(Event):
    subject_kind = "view"


@dataclass(frozen=True, slots=True)
class ViewSaved(ViewEvent):
    kind = "view.saved"

    sharing: str


@dataclass(frozen=True, slots=True)
class ViewChanged(ViewEvent):
    """``fields``: which of name, criteria, sharing and team."""

    kind = "view.changed"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViewRetired(ViewEvent):
    kind = "view.retired"


@dataclass(frozen=True, slots=True)
class ViewRestored(ViewEvent):
    kind = "view.restored"
