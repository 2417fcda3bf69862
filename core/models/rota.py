from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.rota.words import AbsenceReason
from db.base import Base, Code, Json, Key


class Shift(Base):
    """A person is at work from one moment to another; ``source``: who wrote it (``hand``, ``week``, ``rota``)."""

    __tablename__ = "shifts"
    __table_args__ = (Index(None, "person_id", "begins_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    source: Mapped[str] = mapped_column(Key)


class UsualWeek(Base):
    """A week that repeats: hours by weekday, as minutes of the wall clock.

    ``written_until``: the first Monday for which no shifts are written yet; what was written before is never touched.
    """

    __tablename__ = "usual_weeks"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    hours: Mapped[Json]
    written_until: Mapped[date]


class Absence(Base):
    """A person is away, whatever the shifts say; one that is taken back stays as it was written."""

    __tablename__ = "absences"
    __table_args__ = (
        Index("ix_absences_person_id", "person_id", "ends_at", sqlite_where=text("retired_at IS NULL"),
              postgresql_where=text("retired_at IS NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reason: Mapped[AbsenceReason] = mapped_column(Code(AbsenceReason))
    made_by: Mapped[int | None]
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
