from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.resolution.words import Direction
from db.base import Base, Code, Key, Scratch

OPEN = text("done_at IS NULL")


class ReadMark(Scratch, Base):
    """How far a person has read a case: the newest event they have seen."""

    __tablename__ = "read_marks"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    event_id: Mapped[int]


class Draft(Scratch, Base):
    """What a person is writing in a case and has not sent yet; it follows them to another device."""

    __tablename__ = "drafts"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    kind: Mapped[Direction] = mapped_column(Code(Direction), primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]


class Presence(Scratch, Base):
    """Who has a case open: a heartbeat while the page is."""

    __tablename__ = "presences"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    seen_at: Mapped[datetime]


class Watch(Base):
    """A person who wants to hear of a case without owning it."""

    __tablename__ = "watches"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    since: Mapped[datetime]


class TicketTag(Base):
    """``tag``: the code of a term of the vocabulary ``tag``."""

    __tablename__ = "ticket_tags"
    __table_args__ = (Index(None, "tag", "ticket_id"),)

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    tag: Mapped[str] = mapped_column(Key, primary_key=True)


class Reminder(Base):
    """A person's own note for later; one that snoozes takes the case from their list until it is due.

    ``told_at``: when it came due; ``done_at``: when the person was through with it, or the customer was quicker.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        Index("ix_reminders_open", "person_id", "at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_reminders_due", "at", sqlite_where=text("told_at IS NULL"),
              postgresql_where=text("told_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    at: Mapped[datetime]
    text: Mapped[str]
    snoozes: Mapped[bool] = mapped_column(default=False)
    told_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
