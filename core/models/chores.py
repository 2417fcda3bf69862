from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.canned.words import Tone
from core.effort.words import Way
from db.base import Base, Code, Json, Key

OPEN = text("done_at IS NULL")


class Task(Base):
    """A piece of work beside the procedure, with an owner and a date."""

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_open", "owner_id", "due_at", sqlite_where=OPEN, postgresql_where=OPEN),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    text: Mapped[str]
    owner_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    due_at: Mapped[datetime | None]
    made_by: Mapped[int | None]
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None]


class TimeEntry(Base):
    """Minutes that a person worked on a case; one that was wrong is taken back, not deleted."""

    __tablename__ = "time_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    minutes: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Call(Base):
    """A call with the customer: when it rang, was answered and ended; one that ended unanswered was missed."""

    __tablename__ = "calls"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    way: Mapped[Way] = mapped_column(Code(Way))
    rang_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class TicketLink(Base):
    """Two cases that belong together; the first is the one with the smaller id."""

    __tablename__ = "ticket_links"
    __table_args__ = (Index("uq_ticket_links_pair", "first_id", "second_id", unique=True), Index(None, "second_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class CannedReply(Base):
    """A ready answer: a label and a body per language, with fields in braces; for one team or for all."""

    __tablename__ = "canned_replies"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Key, unique=True)
    version: Mapped[int] = mapped_column()
    labels: Mapped[Json]
    bodies: Mapped[Json]
    tone: Mapped[Tone] = mapped_column(Code(Tone))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    retired_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  as SQLAlchemy declares it
