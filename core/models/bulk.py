from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.bulk.words import BulkState, Obstacle, Outcome, What
from db.base import Base, CleanJson, Code, Scratch


class BulkChange(Base):
    """One thing that was changed in many cases at once; ``text``: what goes with the value."""

    __tablename__ = "bulk_changes"
    __table_args__ = (Index(None, "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    what: Mapped[What] = mapped_column(Code(What))
    value: Mapped[Any] = mapped_column(CleanJson, nullable=True)
    text: Mapped[str]
    state: Mapped[BulkState] = mapped_column(Code(BulkState))
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    job_id: Mapped[int | None]


class BulkItem(Scratch, Base):
    """One of its cases: the value before and after, and the mails that wait; its own events say what was done."""

    __tablename__ = "bulk_items"
    __table_args__ = (Index(None, "bulk_id", "outcome", "ticket_id"),)

    bulk_id: Mapped[int] = mapped_column(ForeignKey("bulk_changes.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    outcome: Mapped[Outcome] = mapped_column(Code(Outcome))
    obstacle: Mapped[Obstacle | None] = mapped_column(Code(Obstacle))
    before: Mapped[Any] = mapped_column(CleanJson, nullable=True)
    after: Mapped[Any] = mapped_column(CleanJson, nullable=True)
    mails: Mapped[list[Any]]
