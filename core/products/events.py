from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ProductAdded(Event):
    kind = "product.added"
    subject_kind = "product"


@dataclass(frozen=True, slots=True)
class ProductChanged(Event):
    """``fields``: the names of those that changed."""

    kind = "product.changed"
    subject_kind = "product"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductRetired(Event):
    kind = "product.retired"
    subject_kind = "product"


@dataclass(frozen=True, slots=True)
class ProductRestored(Event):
    kind = "product.restored"
    subject_kind = "product"


@dataclass(frozen=True, slots=True)
class BatchAdded(Event):
    """``batch``: its id."""

    kind = "product.batch_added"
    subject_kind = "product"

    batch: int


@dataclass(frozen=True, slots=True)
class PurchaseAdded(Event):
    """``purchase`` and ``product``: their ids."""

    kind = "customer.purchase_added"
    subject_kind = "customer"

    purchase: int
    product: int


@dataclass(frozen=True, slots=True)
class PurchaseChanged(Event):
    """``fields``: the names of those that changed."""

    kind = "customer.purchase_changed"
    subject_kind = "customer"

    purchase: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PurchaseRetired(Event):
    kind = "customer.purchase_retired"
    subject_kind = "customer"

    purchase: int
