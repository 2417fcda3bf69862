from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, CleanJson, Json, Key, Lasting


class SettingRow(Lasting, Base):
    """One version of one setting; the newest counts, the older ones tell what was in force when."""

    __tablename__ = "settings"
    __table_args__ = (UniqueConstraint("key", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Key)
    version: Mapped[int]
    value: Mapped[Any] = mapped_column(CleanJson)
    since: Mapped[datetime]
    person_id: Mapped[int | None]


class Term(Lasting, Base):
    """A word that the desk may edit; code compares ``code`` only, people read ``labels``."""

    __tablename__ = "terms"
    __table_args__ = (UniqueConstraint("vocabulary", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vocabulary: Mapped[str] = mapped_column(Key)
    code: Mapped[str] = mapped_column(Key)
    labels: Mapped[Json]
    parent: Mapped[str | None] = mapped_column(Key)
    position: Mapped[int] = mapped_column(default=0)
    active: Mapped[bool] = mapped_column(default=True)


class Brand(Base):
    """A shop that the desk answers for; the first one is number 1."""

    __tablename__ = "brands"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Key, unique=True)
    name: Mapped[str]
    retired_at: Mapped[datetime | None]
