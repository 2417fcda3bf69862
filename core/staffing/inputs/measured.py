"""All that was measured for some weeks ahead, or behind, before it becomes a world. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.deadlines.words import DeadlineKind
from core.hours.views import WorkingTimes
from core.settings.promises import Promises
from core.staffing.inputs.figures import Ahead, Called, Crew, Figure, Spent, Touched, Trait, Volume, Waiting
from core.staffing.inputs.words import AT_ONCE, LIVE, Flow
from core.survey.rules import Estimate
from core.triage.words import Priority


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised to whom by which calendar, and which skills a category asks for."""

    promises: Promises
    above: Mapping[str, str | None]
    needs: Mapping[str, frozenset[str]]
    times: WorkingTimes
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Measured:
    """``seen``: of how many cases each trait was; ``usual``: minutes of a whole case as the desk has set them.

    ``more_open``: whether more cases are open than ``waiting`` has. ``names``: of the teams.
    """

    ahead: Ahead
    terms: Terms
    volumes: Mapping[Flow, Volume]
    seen: Mapping[Trait, int]
    spent: Spent
    touched: Touched
    called: Called
    waiting: Sequence[Waiting]
    more_open: bool
    crew: Crew
    usual: Figure
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises of one kind that were kept, of those met or over: ``share`` with Wilson's interval.

    ``played``: whether a world has such cases wait, so that what was kept can be compared with what it says.
    """

    kind: DeadlineKind
    channel: str
    priority: Priority
    share: Estimate

    @property
    def played(self) -> bool:
        return self.channel not in (LIVE | AT_ONCE if self.kind is DeadlineKind.RESPONSE else LIVE)


@dataclass(frozen=True, slots=True)
class Past:
    """Weeks that are over: what there was to do and who was there, and what came of it.

    ``arrivals``: cases by real hour from the first midnight on. ``waits``: minutes of working time until the first
    answer, sorted, by channel and priority, where it is not given on the spot.
    """

    measured: Measured
    since: datetime
    arrivals: tuple[int, ...]
    kept: Sequence[Kept]
    waits: Mapping[tuple[str, Priority], tuple[float, ...]]
