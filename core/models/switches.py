from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.switching.words import Obstacle, Outcome, SwitchState
from db.base import Base, Code, Json, Key, Scratch


class Switch(Base):
    """Running cases moved to another version: from where, to where, which step to which (none: left), and by whom.

    ``source``: the process that they come from; ``sources``: the rows of its versions.
    """

    __tablename__ = "switches"
    __table_args__ = (Index(None, "process", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    process: Mapped[str] = mapped_column(Key)
    version_id: Mapped[int] = mapped_column(ForeignKey("process_versions.id"))
    source: Mapped[str] = mapped_column(Key)
    sources: Mapped[list[Any]]
    steps: Mapped[Json]
    state: Mapped[SwitchState] = mapped_column(Code(SwitchState))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reverted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reverted_at: Mapped[datetime | None]
    job_id: Mapped[int | None]


class SwitchedCase(Scratch, Base):
    """What became of one case; its own event says what was done. ``seq``: the visit that began with it."""

    __tablename__ = "switched_cases"
    __table_args__ = (Index(None, "switch_id", "outcome", "ticket_id"),)

    switch_id: Mapped[int] = mapped_column(ForeignKey("switches.id"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, index=True)
    outcome: Mapped[Outcome] = mapped_column(Code(Outcome))
    obstacle: Mapped[Obstacle | None] = mapped_column(Code(Obstacle))
    seq: Mapped[int | None]
