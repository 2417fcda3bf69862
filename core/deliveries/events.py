from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class DeliveryEvent(Event):
    """About a row of ``deliveries``; never about what it says."""

    subject_kind = "ticket"

    delivery: int


@dataclass(frozen=True, slots=True)
class DeliveryFailed(DeliveryEvent):
    kind = "ticket.delivery_failed"

    trouble: str


@dataclass(frozen=True, slots=True)
class DeliveryRepeated(DeliveryEvent):
    kind = "ticket.delivery_repeated"


@dataclass(frozen=True, slots=True)
class DeliveryGivenUp(DeliveryEvent):
    kind = "ticket.delivery_given_up"


@dataclass(frozen=True, slots=True)
class DeliveryWithdrawn(DeliveryEvent):
    kind = "ticket.delivery_withdrawn"


@dataclass(frozen=True, slots=True)
class NoticesFailed(Event):
    """A person of the desk could not be reached."""

    kind = "person.notices_failed"
    subject_kind = "person"

    trouble: str


@dataclass(frozen=True, slots=True)
class LinkSent(Event):
    """``delivery_kind``: which link."""

    kind = "ticket.link_sent"
    subject_kind = "ticket"

    delivery_kind: str
