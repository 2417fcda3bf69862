from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.actors import ActorKind
from db.base import Base, Code, Json, Key


class EventRow(Base):
    """Timeline, audit log and outbox at once; never changed, never removed."""

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "subject_kind", "subject_id", "id"),
        Index(None, "kind", "id"),
        Index(None, "actor_kind", "actor_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Key)
    subject_kind: Mapped[str] = mapped_column(Key)
    subject_id: Mapped[int]
    actor_kind: Mapped[ActorKind] = mapped_column(Code(ActorKind))
    actor_id: Mapped[int | None]
    at: Mapped[datetime]
    detail: Mapped[Json]
