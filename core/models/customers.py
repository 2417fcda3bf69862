from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.customers.words import ContactKind
from db.base import Base, Code, Key


class ContactPoint(Base):
    """A way to reach a customer: encrypted, found by keyed digests, never in the search index."""

    __tablename__ = "contact_points"
    __table_args__ = (Index(None, "digest"), Index(None, "last_four"))

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    kind: Mapped[ContactKind] = mapped_column(Code(ContactKind))
    sealed: Mapped[str]
    digest: Mapped[str] = mapped_column(Key)
    last_four: Mapped[str | None] = mapped_column(Key)
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Organisation(Base):
    """A company, a school, a shop: several customers may belong to it."""

    __tablename__ = "organisations"
    __table_args__ = (Index(None, "folded_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[int] = mapped_column(ForeignKey("brands.id"), default=1)
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(Key)
    note: Mapped[str] = mapped_column(default="", server_default="")
    tier: Mapped[str | None] = mapped_column(Key)
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))


class Customer(Base):
    """A person whom we serve; ``note``: what a colleague should know before answering."""

    __tablename__ = "customers"
    __table_args__ = (Index(None, "folded_name", "id"), Index(None, "organisation_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[int] = mapped_column(ForeignKey("brands.id"), default=1)
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(Key)
    language: Mapped[str | None]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    note: Mapped[str] = mapped_column(default="", server_default="")
    tier: Mapped[str | None] = mapped_column(Key)
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))

    contacts: Mapped[list[ContactPoint]] = relationship(lazy="select", order_by=ContactPoint.id)
