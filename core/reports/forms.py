from dataclasses import dataclass

from core.deadlines.words import DeadlineKind
from core.process.words import Stage
from core.reports.words import Band, By, Horizon, Period, Slice

STEP = "step"  #: beside the kinds of deadlines: the limit of a step
Target = str  # the code of a kind of deadline, or STEP
TARGETS: tuple[Target, ...] = (*DeadlineKind, STEP)


@dataclass(frozen=True, slots=True)
class Criteria:
    """Of which cases, and by what they are told apart."""

    period: Period = Period.MONTH
    team: int | None = None
    category: str | None = None
    channel: str | None = None
    by: By = By.TEAM


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind one figure.

    ``group``: the code of a team, channel, … as ``by`` says, empty for those without one; ``point``: a place on the
    charts, counted from the period's first; ``target``: the promise that was kept, missed or is due at ``horizon``.
    """

    slice: Slice = Slice.ARRIVED
    by: By = By.TEAM
    group: str | None = None
    point: int | None = None
    band: Band | None = None
    stage: Stage | None = None
    target: Target | None = None
    horizon: Horizon | None = None
