from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class CustomersMerged(Event):
    """``other``: the id of the one that is gone; ``moved``: how many rows went over."""

    kind = "customer.merged"
    subject_kind = "customer"

    other: int
    moved: int


@dataclass(frozen=True, slots=True)
class CustomersParted(Event):
    kind = "customer.merge_undone"
    subject_kind = "customer"

    other: int
    moved: int


@dataclass(frozen=True, slots=True)
class OrganisationsMerged(Event):
    kind = "organisation.merged"
    subject_kind = "organisation"

    other: int
    moved: int


@dataclass(frozen=True, slots=True)
class OrganisationsParted(Event):
    kind = "organisation.merge_undone"
    subject_kind = "organisation"

    other: int
    moved: int
