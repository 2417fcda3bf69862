from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from core.process.words import MoveKind
from db.base import Base, Code, Key, Scratch

STALE = text("stale > counted")


class StepFigure(Scratch, Base):
    """The stays in one step that ended on one day in one way, of one team and channel: how many, and how long.

    It follows from the visits alone and can be counted anew from them. ``day``: on the desk's clock. ``team_id``: 0 for
    none; ``left_to``: empty where nobody knows. ``limited``: with a time limit, ``late`` of them missed it. ``lasted``:
    minutes by the clock and how many took them, as ``core.figures.rules.packed`` writes it, without impossible times;
    ``worked``: the same in working time, where the document counts by it.
    """

    __tablename__ = "step_figures"
    __table_args__ = (Index(None, "day"),)

    process_version_id: Mapped[int] = mapped_column(ForeignKey("process_versions.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    step: Mapped[str] = mapped_column(Key, primary_key=True)
    left_to: Mapped[str] = mapped_column(Key, primary_key=True)
    kind: Mapped[MoveKind] = mapped_column(Code(MoveKind), primary_key=True)
    channel: Mapped[str] = mapped_column(Key, primary_key=True)
    team_id: Mapped[int] = mapped_column(primary_key=True)
    sensitive: Mapped[bool] = mapped_column(primary_key=True)
    stays: Mapped[int]
    limited: Mapped[int]
    late: Mapped[int]
    lasted: Mapped[bytes] = mapped_column(LargeBinary)
    worked: Mapped[bytes | None] = mapped_column(LargeBinary)


class FigureDay(Scratch, Base):
    """A day on which stays ended; it is counted anew while ``stale`` lies above ``counted``, both rounds of listening.

    No moments: what was read at which moment says nothing where several clocks tell the time.
    """

    __tablename__ = "figure_days"
    __table_args__ = (Index("ix_figure_days_stale", "day", sqlite_where=STALE, postgresql_where=STALE),)

    day: Mapped[date] = mapped_column(primary_key=True)
    stale: Mapped[int]
    counted: Mapped[int]


class FigureCursor(Scratch, Base):
    """One row: up to which event was listened for good, up to which at all, and on whose clock days begin.

    ``whole_at``: when everything was counted for the last time.
    """

    __tablename__ = "figure_cursor"

    id: Mapped[int] = mapped_column(primary_key=True)
    upto: Mapped[int]
    heard: Mapped[int]
    round: Mapped[int]
    zone: Mapped[str] = mapped_column(Key)
    whole_at: Mapped[datetime | None]


class StepReading(Scratch, Base):
    """How often the instructions of a step were opened on a day; never by whom."""

    __tablename__ = "step_readings"

    process_version_id: Mapped[int] = mapped_column(ForeignKey("process_versions.id"), primary_key=True)
    step: Mapped[str] = mapped_column(Key, primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    times: Mapped[int]
