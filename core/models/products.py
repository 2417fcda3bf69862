from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key


class Product(Base):
    """Something that is sold; ``code``: the shop's own number for it."""

    __tablename__ = "products"
    __table_args__ = (
        Index(None, "folded_name"),
        Index("uq_products_code", "brand_id", "folded_code", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[int] = mapped_column(ForeignKey("brands.id"), default=1)
    code: Mapped[str | None]
    folded_code: Mapped[str | None] = mapped_column(Key)
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(Key)
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Batch(Base):
    """Products that were made together, and so may share a fault."""

    __tablename__ = "batches"
    __table_args__ = (Index("uq_batches_code", "product_id", "folded_code", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    code: Mapped[str]
    folded_code: Mapped[str] = mapped_column(Key)
    created_at: Mapped[datetime]


class Purchase(Base):
    """A customer bought a product; ``price`` in hundredths of ``currency``, ``shop``: where, in words."""

    __tablename__ = "purchases"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"), index=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batches.id"))
    bought_on: Mapped[date | None]
    order_number: Mapped[str | None] = mapped_column(Key, index=True)
    price: Mapped[int | None]
    currency: Mapped[str | None] = mapped_column(Key)
    shop: Mapped[str] = mapped_column(default="", server_default="")
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
