from dataclasses import dataclass
from datetime import date, datetime

from core.figures.words import Part
from core.process.words import MoveKind
from core.reports.words import Period


@dataclass(frozen=True, slots=True)
class Criteria:
    """Which stays are counted: of these versions, ended in this period, of this team and channel.

    ``team``: who had the case when it left the step; 0 for nobody's.
    """

    versions: tuple[int, ...]
    period: Period = Period.MONTH
    team: int | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """The stays behind one figure; without a step those of all steps; ``kind``: that ended by such a move."""

    part: Part
    step: str = ""
    to: str = ""
    kind: MoveKind | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay that has ended, as it is counted; ``worked``: whether its document counts in working time."""

    version: int
    step: str
    left_to: str
    kind: MoveKind
    channel: str
    team: int
    sensitive: bool
    entered: datetime
    left: datetime
    limited: bool
    late: bool
    impossible: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A day, the round of listening up to which it is counted, and its rows."""

    day: date
    round: int
    rows: tuple["Cell", ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of ``StepFigure`` without its day; the histograms are packed."""

    process_version_id: int
    step: str
    left_to: str
    kind: MoveKind
    channel: str
    team_id: int
    sensitive: bool
    stays: int
    limited: int
    late: int
    lasted: bytes
    worked: bytes | None
