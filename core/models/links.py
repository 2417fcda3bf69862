from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.links.words import Purpose
from db.base import Base, Code, Key, Scratch


class PublicLink(Scratch, Base):
    """One for each subject and purpose; its token is never kept, but worked out from ``id`` and ``generation``."""

    __tablename__ = "public_links"
    __table_args__ = (UniqueConstraint("purpose", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[Purpose] = mapped_column(Code(Purpose))
    subject_id: Mapped[int]
    generation: Mapped[int] = mapped_column(default=1)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]


class RateCount(Scratch, Base):
    """How often ``who`` (an address, a link) did ``what`` in the window that began at ``since``."""

    __tablename__ = "rate_counts"
    __table_args__ = (UniqueConstraint("what", "who", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(Key)
    who: Mapped[str] = mapped_column(Key)
    since: Mapped[datetime] = mapped_column(index=True)
    times: Mapped[int]
