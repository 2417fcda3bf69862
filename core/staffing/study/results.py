"""What a study or a rota says, as values that are told as JSON."""

from dataclasses import dataclass, fields, replace
from typing import Any

from core.reports.rules import Change
from core.reports.words import Verdict
from core.staffing.study.questions import TODAY, Hour
from core.staffing.unstaffed import Unstaffed
from core.staffing.words import Input, Limiting, Probe
from core.survey.rules import Estimate


@dataclass(frozen=True, slots=True)
class Cell:
    """Promises kept, by channel and priority; ``cases``: on average of the replications."""

    channel: str
    priority: str
    cases: float
    answer: Estimate
    solve: Estimate


@dataclass(frozen=True, slots=True)
class Line:
    """What one desk keeps. Differences are to today, on the same cases; none for today itself.

    ``calls``, ``chats``: the share answered in time, by formula; none where there are none.
    ``growth``: cases a day by which the backlog grows, where it surely does; ``busy``: share of rostered time spent on
    cases; ``nobody``: tags that cases ask for and nobody has; ``unstaffed``: when the desk is open without anybody.
    Money a week and a case, none without a price.
    """

    code: str
    name: str
    people: int
    hours: float
    answer: Estimate
    solve: Estimate
    answer_moved: Change | None
    solve_moved: Change | None
    verdict: Verdict | None
    oldest: Estimate
    growth: Estimate | None
    busy: Estimate
    cost: float | None
    cost_case: float | None
    cells: tuple[Cell, ...]
    nobody: tuple[str, ...] = ()
    replications: int = 0
    calls: float | None = None
    chats: float | None = None
    unstaffed: tuple[Unstaffed, ...] = ()


@dataclass(frozen=True, slots=True)
class Try:
    """One change alone; ``name``: of the person it is about. ``hours`` and ``cost`` a week, beside today's."""

    probe: Probe
    name: str
    answer: Estimate
    moved: Change
    verdict: Verdict
    hours: float
    cost: float | None
    keeps: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """``reliefs``: each limit taken away wholly, to tell which one it is; ``fixes``: what can be done, best first."""

    limiting: Limiting
    reliefs: tuple[Try, ...]
    fixes: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """A team of so many people."""

    people: int
    answer: Estimate
    cost: float | None


@dataclass(frozen=True, slots=True)
class Gone:
    """What it would mean if this person were not there."""

    code: str
    name: str
    moved: Change
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Turned:
    """One input a tenth lower and a tenth higher."""

    input: Input
    lower: Change
    higher: Change


@dataclass(frozen=True, slots=True)
class Day:
    """At the end of a day: the middle of the replications, and within which eight of ten lie."""

    day: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Waits:
    """Of one priority: the share that is still not answered after so many minutes of the grid."""

    priority: str
    minutes: tuple[float, ...]
    share: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Foretold:
    """Weeks of the past: what the model said they would bring, and what they brought."""

    first: str
    low: float
    middle: float
    high: float
    kept: Estimate


@dataclass(frozen=True, slots=True)
class Look:
    """All that is drawn of one line (``code``); ``thorough``: what limits it and the sizes, people and inputs were
    tried too, one by one."""

    code: str
    thorough: bool
    limits: Limits
    sizes: tuple[Size, ...]
    smallest: int | None
    room: float | None
    gone: tuple[Gone, ...]
    turned: tuple[Turned, ...]
    backlog: tuple[Day, ...]
    oldest: tuple[Day, ...]
    waits: tuple[Waits, ...]
    week: tuple[Hour, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """``smallest``: the fewest people who keep the promise, none where nobody of the curve does. ``room``: so many
    times as many cases, and today's people still keep it; none where they do not keep it today.

    ``focus``: the line that all but the lines is about: a trial where there is one, else today; ``thorough`` as of a
    look. ``looks``: the same of the other lines; ``trial``: what was turned in it.
    ``first``: the Monday of minute 0; ``delayed``: minutes that cases lie though people are free, eleven quantiles.
    """

    first: str
    days: int
    goal: float
    replications: int
    lines: tuple[Line, ...]
    limits: Limits
    sizes: tuple[Size, ...]
    smallest: int | None
    room: float | None
    gone: tuple[Gone, ...]
    turned: tuple[Turned, ...]
    backlog: tuple[Day, ...]
    oldest: tuple[Day, ...]
    waits: tuple[Waits, ...]
    week: tuple[Hour, ...]
    foretold: tuple[Foretold, ...]
    delayed: tuple[float, ...]
    unfit: tuple[str, ...] = ()
    focus: str = TODAY
    thorough: bool = True
    looks: tuple[Look, ...] = ()
    trial: dict[str, Any] | None = None

    def about(self, code: str | None) -> "Study":
        """The same study with all that is drawn of another line; itself where that was not looked at."""
        look = next((each for each in self.looks if each.code == code), None)
        if look is None:
            return self
        drawn = {each.name: getattr(look, each.name) for each in fields(Look) if each.name != "code"}
        return replace(self, focus=look.code, **drawn)
