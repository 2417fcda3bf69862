from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.survey.words import Way
from db.base import Base, Code, Key

NEWEST = text("superseded_at IS NULL")


class SurveyInvitation(Base):
    """The customer is asked once for each end of a case; a case that is reopened can end again."""

    __tablename__ = "survey_invitations"
    __table_args__ = (UniqueConstraint("ticket_id", "ended_at"), Index(None, "made_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    ended_at: Mapped[datetime]
    channel: Mapped[str] = mapped_column(Key)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]


class SurveyAnswer(Base):
    """One revision of what was answered; the one that nothing supersedes counts.

    ``overall``: the mean of its scores; ``person_id``: who wrote it down during a call.
    """

    __tablename__ = "survey_answers"
    __table_args__ = (
        UniqueConstraint("invitation_id", "revision"),
        Index("uq_survey_answers_newest", "invitation_id", unique=True, sqlite_where=NEWEST, postgresql_where=NEWEST),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("survey_invitations.id"))
    revision: Mapped[int]
    way: Mapped[Way] = mapped_column(Code(Way))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    overall: Mapped[float | None]
    recommend: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(Key)
    comment: Mapped[str]
    call_me: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    superseded_at: Mapped[datetime | None]


class SurveyScore(Base):
    """``dimension``: the code of a term of that vocabulary; ``score``: 1 to 5."""

    __tablename__ = "survey_scores"

    answer_id: Mapped[int] = mapped_column(ForeignKey("survey_answers.id"), primary_key=True)
    dimension: Mapped[str] = mapped_column(Key, primary_key=True)
    score: Mapped[int]
