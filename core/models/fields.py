from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.fields.words import FieldKind
from db.base import Base, CleanJson, Code, Json, Key


class CatalogueField(Base):
    """Something that can be asked; ``choices``: code and labels of each value, in their order."""

    __tablename__ = "fields"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Key, unique=True)
    kind: Mapped[FieldKind] = mapped_column(Code(FieldKind))
    labels: Mapped[Json]
    choices: Mapped[list[Any]]
    pii: Mapped[bool] = mapped_column(default=False)
    retired_at: Mapped[datetime | None]


class CategoryField(Base):
    """A category asks for a field; so does everything below that category."""

    __tablename__ = "category_fields"
    __table_args__ = (Index("uq_category_fields_asked", "brand_id", "category", "field", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[int] = mapped_column(ForeignKey("brands.id"), default=1)
    category: Mapped[str] = mapped_column(Key)
    field: Mapped[str] = mapped_column(Key, ForeignKey("fields.code"))
    position: Mapped[int] = mapped_column(default=0)
    required: Mapped[bool] = mapped_column(default=False)


class TicketValue(Base):
    """What was answered in one case; ``sealed`` instead of ``value`` where the field tells of a person."""

    __tablename__ = "ticket_values"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    field: Mapped[str] = mapped_column(Key, ForeignKey("fields.code"), primary_key=True)
    value: Mapped[Any] = mapped_column(CleanJson)
    sealed: Mapped[str | None]
