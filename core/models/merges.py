from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.merging.words import Merged
from db.base import Base, Code, Json


class Merge(Base):
    """Two rows that turned out to be one; ``moved``: the ids of what went over, by table, so that it can go back."""

    __tablename__ = "merges"
    __table_args__ = (Index(None, "kind", "into_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Merged] = mapped_column(Code(Merged))
    from_id: Mapped[int]
    into_id: Mapped[int]
    moved: Mapped[Json]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
