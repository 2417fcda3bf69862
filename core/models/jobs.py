from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.jobs.words import JobState
from db.base import Base, Code, Json, Key, Scratch

WAITING = text("state IN ('queued', 'running')")


class Job(Scratch, Base):
    """Heavy work: who wants it, who holds it until when, how far it is, how it ended."""

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_waiting", "id", sqlite_where=WAITING, postgresql_where=WAITING),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Key)
    input: Mapped[Json]
    state: Mapped[JobState] = mapped_column(Code(JobState), default=JobState.QUEUED)
    person_id: Mapped[int | None]
    made_at: Mapped[datetime]
    not_before: Mapped[datetime]
    held_by: Mapped[str | None] = mapped_column(Key)
    held_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    cancel_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    result: Mapped[Json | None]
    error: Mapped[Json | None]
    seed: Mapped[int | None]
    code_version: Mapped[str | None]


class Beat(Scratch, Base):
    """When a clock of the desk last ticked; whoever moves this row forward does the tick, and nobody else."""

    __tablename__ = "beats"

    name: Mapped[str] = mapped_column(Key, primary_key=True)
    last_at: Mapped[datetime]
