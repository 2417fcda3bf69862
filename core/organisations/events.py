from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class OrganisationAdded(Event):
    kind = "organisation.added"
    subject_kind = "organisation"


@dataclass(frozen=True, slots=True)
class OrganisationChanged(Event):
    """``fields``: the names of those that changed."""

    kind = "organisation.changed"
    subject_kind = "organisation"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRetired(Event):
    kind = "organisation.retired"
    subject_kind = "organisation"


@dataclass(frozen=True, slots=True)
class OrganisationRestored(Event):
    kind = "organisation.restored"
    subject_kind = "organisation"
