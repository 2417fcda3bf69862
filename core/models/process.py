from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from core.process.words import DraftState, MoveKind, VersionState
from db.base import Base, CleanJson, Code, Json, Key, Lasting, Scratch

LEFT = text("left_at IS NOT NULL")
PUBLISHED = text("state = 'published'")


class ProcessVersion(Lasting, Base):
    """One immutable body of a process document; at most one version of a process is published.

    ``major``: it changes how cases go, not only the wording. Author and approver are the same person only where nobody
    else could have approved. ``unheld``: roles that nobody held when it came into force, which the approver knew of.
    """

    __tablename__ = "process_versions"
    __table_args__ = (
        UniqueConstraint("process", "version"),
        Index("uq_process_versions_published", "process", unique=True,
              sqlite_where=PUBLISHED, postgresql_where=PUBLISHED),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    process: Mapped[str] = mapped_column(Key)
    version: Mapped[int]
    state: Mapped[VersionState] = mapped_column(Code(VersionState))
    digest: Mapped[str] = mapped_column(Key)
    body: Mapped[str] = mapped_column(deferred=True)  # JSON as text: the order of the steps is part of it
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    published_at: Mapped[datetime | None]
    major: Mapped[bool] = mapped_column(default=True, server_default=true())
    note: Mapped[str | None]
    unheld: Mapped[list[str] | None] = mapped_column(CleanJson)


class ProcessDraft(Scratch, Base):
    """The next version of a process while it is being written: one at a time, by all who write.

    ``base``: the version it began from; ``note``, ``major`` and ``asked_by`` belong to the review that was asked for.
    ``written_by``: who wrote in it where no revision says so: its first words, and changes that are too old to be kept.
    """

    __tablename__ = "process_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    process: Mapped[str] = mapped_column(Key, unique=True)
    version: Mapped[int] = mapped_column()
    state: Mapped[DraftState] = mapped_column(Code(DraftState))
    body: Mapped[str] = mapped_column(deferred=True)
    base: Mapped[int | None]
    started_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime]
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    major: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str | None]
    written_by: Mapped[list[int]] = mapped_column(CleanJson, server_default="[]")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  as SQLAlchemy declares it


class ProcessDraftRevision(Scratch, Base):
    """What a draft was before a change, so that the change can be taken back; ``step`` is empty for the head.

    ``undone``: it was taken back, and ``body`` is what the draft was after it, so that it can be made again.
    """

    __tablename__ = "process_draft_revisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("process_drafts.id"), index=True)
    body: Mapped[str] = mapped_column(deferred=True)
    step: Mapped[str] = mapped_column(Key)
    by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False, server_default=false())


class ProcessTyped(Scratch, Base):
    """What a person has typed into a form of the editor and not saved; it outlives the draft, as a process does.

    ``place``: the form; ``seen``: what its writer looked at; ``inputs``: by the name of the input.
    """

    __tablename__ = "process_typed"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    process: Mapped[str] = mapped_column(Key, primary_key=True)
    place: Mapped[str] = mapped_column(Key, primary_key=True)
    seen: Mapped[str]
    inputs: Mapped[Json]
    at: Mapped[datetime]


class ProcessWriter(Scratch, Base):
    """Who has a draft open, and at which step: a heartbeat while the editor is."""

    __tablename__ = "process_writers"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("process_drafts.id"), primary_key=True, index=True)
    step: Mapped[str] = mapped_column(Key)
    seen_at: Mapped[datetime]


class CaseFact(Base):
    """The truth of a bound field lives with the case: what was last entered for it, in whatever step.

    ``name``: what the field is bound to, like ``complaint.validity``; ``seq``: the visit in which it was entered.
    """

    __tablename__ = "case_facts"
    __table_args__ = (UniqueConstraint("ticket_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    name: Mapped[str] = mapped_column(Key)
    value: Mapped[Any] = mapped_column(CleanJson)
    seq: Mapped[int]
    by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class Visit(Base):
    """One stay of a ticket in one step: what was entered belongs to it, and to no later one.

    ``team_id``: who had the ticket when it left; none while it stays, and where nobody had it.
    """

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("ticket_id", "seq"),
        Index(None, "process_version_id", "step", "entered_at"),
        Index("ix_visits_left", "left_at", "ticket_id", "late", "due_at", sqlite_where=LEFT, postgresql_where=LEFT),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    seq: Mapped[int]
    process_version_id: Mapped[int] = mapped_column(ForeignKey("process_versions.id"))
    step: Mapped[str] = mapped_column(Key)
    entered_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    left_by: Mapped[int | None]
    left_to: Mapped[str | None] = mapped_column(Key)
    team_id: Mapped[int | None]
    kind: Mapped[MoveKind | None] = mapped_column(Code(MoveKind))
    reason: Mapped[str | None]
    late: Mapped[bool | None]
    values: Mapped[Json]
    checked: Mapped[list[str]]
