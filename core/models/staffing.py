from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.staffing.words import StudyKind
from db.base import Base, Code, Json, Key, Scratch


class Scenario(Base):
    """Another desk that somebody imagines, under a name; ``levers``: ``core.staffing.forms.Levers`` as JSON."""

    __tablename__ = "staffing_scenarios"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column()
    name: Mapped[str]
    levers: Mapped[Json]
    shared: Mapped[bool]
    made_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  as SQLAlchemy declares it


class StaffingStudy(Scratch, Base):
    """What a what-if said, with all that it takes to say it again: what was asked, by which seed, code and engine.

    ``asked``: compressed JSON; ``private``: only for whom it was made, because scenarios are in it that are not shared.
    """

    __tablename__ = "staffing_studies"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[StudyKind] = mapped_column(Code(StudyKind))
    person_id: Mapped[int | None]
    private: Mapped[bool]
    made_at: Mapped[datetime]
    seed: Mapped[int]
    code_version: Mapped[str] = mapped_column(Key)
    engine: Mapped[str] = mapped_column(Key)
    asked: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    result: Mapped[Json]
