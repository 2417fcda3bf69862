from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.review.words import Unfit
from db.base import Base, Code, Key, Scratch


class ReviewComment(Base):
    """What was said of a draft; when the draft is published, it stays with the version.

    ``step`` is empty where the whole document is meant; ``answers``: the comment that this one belongs under.
    """

    __tablename__ = "review_comments"
    __table_args__ = (Index(None, "draft_id", "id"), Index(None, "version_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int | None]
    version_id: Mapped[int | None] = mapped_column(ForeignKey("process_versions.id"))
    answers: Mapped[int | None] = mapped_column(ForeignKey("review_comments.id"))
    step: Mapped[str] = mapped_column(Key)
    text: Mapped[str]
    by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class ProcessSchedule(Scratch, Base):
    """An approved draft that waits for its day.

    ``former``: the version that it was compared with; ``unheld``: roles that nobody held, which the approver knew of;
    ``unfit``: why it did not come into force when its time had come.
    """

    __tablename__ = "process_schedules"

    draft_id: Mapped[int] = mapped_column(ForeignKey("process_drafts.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    former: Mapped[int | None]
    unheld: Mapped[list[str]]
    unfit: Mapped[Unfit | None] = mapped_column(Code(Unfit))


class ProcessUpkeep(Base):
    """What is known of a process beside its versions.

    ``confirmed_at``: when somebody last read it again and found it right; ``told_due``: the due date of a review that
    its owners have heard of; ``retired_at``: since when new cases do not take it.
    """

    __tablename__ = "process_upkeep"

    process: Mapped[str] = mapped_column(Key, primary_key=True)
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    told_due: Mapped[datetime | None]
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    retired_why: Mapped[str | None]


class SignOff(Base):
    """“I have read this version”: it holds until a major version comes into force."""

    __tablename__ = "sign_offs"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("process_versions.id"), primary_key=True, index=True)
    at: Mapped[datetime]
