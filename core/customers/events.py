from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class CustomerAdded(Event):
    kind = "customer.added"
    subject_kind = "customer"


@dataclass(frozen=True, slots=True)
class ContactAdded(Event):
    kind = "customer.contact_added"
    subject_kind = "customer"

    contact_kind: str


@dataclass(frozen=True, slots=True)
class ContactsRevealed(Event):
    """``ticket``: the case that gave the reason; ``reason``: typed by those whose case it is not."""

    kind = "customer.contacts_revealed"
    subject_kind = "customer"

    ticket: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class ContactRetired(Event):
    kind = "customer.contact_retired"
    subject_kind = "customer"

    contact_kind: str


@dataclass(frozen=True, slots=True)
class CustomerChanged(Event):
    """``fields``: the names of those that changed."""

    kind = "customer.changed"
    subject_kind = "customer"

    fields: tuple[str, ...]
