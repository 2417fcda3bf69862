from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.queue.saved.words import Sharing
from db.base import Base, Code, Json, Key, Scratch


class SavedView(Base):
    """A view of the queue that somebody keeps under a name; ``team_id``: whose it is, where a team shares it."""

    __tablename__ = "saved_views"
    __table_args__ = (Index(None, "person_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Key, unique=True)
    name: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    sharing: Mapped[Sharing] = mapped_column(Code(Sharing))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    criteria: Mapped[Json]
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class ViewPin(Scratch, Base):
    """A person has a view before their eyes, at a place of their own choice."""

    __tablename__ = "view_pins"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    view_id: Mapped[int] = mapped_column(ForeignKey("saved_views.id"), primary_key=True, index=True)
    place: Mapped[int]
