from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NewProduct:
    """``code``: the shop's own number for it, if it has one."""

    name: str
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewPurchase:
    """``price`` in the main unit of ``currency``; ``batch``: its number as it is printed on the product."""

    customer_id: int
    product_id: int
    bought_on: date | None = None
    order_number: str = ""
    batch: str = ""
    price: float | None = None
    currency: str = ""
    shop: str = ""
