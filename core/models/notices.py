from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.notices.words import NoticeKind
from db.base import Base, Code, Key, Scratch

UNREAD = text("in_desk AND read_at IS NULL")


class Notice(Scratch, Base):
    """Something that a person should hear of: what happened is the event's to say, how to tell them is theirs.

    ``due``: the deadline that a warning is about, so that it is given once; ``delivery_id``: the mail that tells it.
    It is about a case, or about a ``process`` (its code).
    """

    __tablename__ = "notices"
    __table_args__ = (
        Index("ix_notices_unread", "person_id", "id", sqlite_where=UNREAD, postgresql_where=UNREAD),
        Index(None, "person_id", "id"),
        Index(None, "ticket_id", "kind", "due"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    process: Mapped[str | None] = mapped_column(Key)
    kind: Mapped[NoticeKind] = mapped_column(Code(NoticeKind))
    at: Mapped[datetime]
    due: Mapped[datetime | None]
    in_desk: Mapped[bool]
    by_mail: Mapped[bool]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"), index=True)
    read_at: Mapped[datetime | None]


class NoticeChoice(Base):
    """How a person wants to hear of one kind of thing; without a row: on the desk, not by mail."""

    __tablename__ = "notice_choices"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    kind: Mapped[NoticeKind] = mapped_column(Code(NoticeKind), primary_key=True)
    in_desk: Mapped[bool]
    by_mail: Mapped[bool]
