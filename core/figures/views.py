from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, func, select

from core.actors import Actor
from core.figures import rules
from core.figures.forms import Criteria
from core.figures.words import Pace
from core.models.events import EventRow
from core.models.figures import FigureCursor, FigureDay, StepFigure
from core.permissions import Permission, demand, may
from core.process import views as processes
from core.process.document import Document
from core.process.words import Counting, MoveKind
from core.reports import rules as times
from core.reports.rules import Span
from core.settings import views as settings
from core.survey.rules import Estimate, share
from core.work import Reading

MEDIAN, TAIL = 0.5, 0.9
TREND = 8  # weeks, whatever the period
NOBODY = Estimate(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One step: minutes until it was left (median and 90th percentile), and shares of its stays.

    ``kept``: left within the limit, of those that had one; ``rework``: sent back; ``off``: left off procedure.
    ``weeks``: shares kept of the last eight, the newest last. ``impossible``: in time, and left out.
    """

    step: str
    stays: int = 0
    median: Estimate = NOBODY
    tail: Estimate = NOBODY
    kept: Estimate = NOBODY
    rework: Estimate = NOBODY
    off: Estimate = NOBODY
    weeks: tuple[float | None, ...] = (None,) * TREND
    impossible: int = 0

    @property
    def missed(self) -> Estimate:
        """Of the stays with a limit, those that missed it."""
        kept = self.kept
        if kept.value is None or kept.low is None or kept.high is None:
            return kept
        return Estimate(kept.n, 1 - kept.value, 1 - kept.high, 1 - kept.low)

    @property
    def pace(self) -> Pace | None:
        return rules.pace(self.missed)


@dataclass(frozen=True, slots=True)
class Moved:
    """How often a step was left for another one by one kind of move."""

    step: str
    to: str
    kind: MoveKind
    stays: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Of when the figures are: everything up to ``at`` is in them; ``waiting``: days that are still to be counted."""

    at: datetime | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Figures:
    """``lines``: in the order of the document, then what older versions had besides. ``worked``: in working time."""

    times: Span
    counts: Counts
    worked: bool
    lines: Sequence[Line]
    moves: Sequence[Moved]

    @property
    def by_step(self) -> Mapping[str, Line]:
        return {each.step: each for each in self.lines}


def figures(desk: Reading, criteria: Criteria) -> Figures:
    """Of the newest of these versions and those beside it, within the reader's scope."""
    demand(desk.reader, Permission.READ_DOCUMENTS)
    document = processes.version(desk, max(criteria.versions)).document
    clock = settings.zone(desk)
    span = times.span(desk.now, clock, criteria.period.weeks)
    worked = document.clock is Counting.BUSINESS
    moves = _moves(desk, criteria, span.first.date())
    return Figures(
        span,
        counts(desk),
        worked,
        _lines(document, moves, _lasted(desk, criteria, span.first.date(), worked), _weeks(desk, criteria, clock)),
        [Moved(step, to, kind, stays) for (step, to, kind), (stays, _limited, _late) in moves.items()],
    )


def counts(desk: Reading) -> Counts:
    kept = desk.session.get(FigureCursor, 1)
    if kept is None:
        return Counts(None, 0)
    stale = desk.session.scalar(select(func.count()).where(FigureDay.stale > FigureDay.counted)) or 0
    newest = desk.session.scalar(select(func.max(EventRow.id))) or 0
    return Counts(desk.now if not stale and newest <= kept.heard else kept.whole_at, stale)


def within(reader: Actor, criteria: Criteria) -> list[ColumnElement[bool]]:
    """Never more than the cases that a reader may open: those of their teams and of nobody, no sensitive ones."""
    found: list[ColumnElement[bool]] = [StepFigure.process_version_id.in_(criteria.versions)]
    if not may(reader, Permission.SEE_ALL):
        found.append(StepFigure.team_id.in_([0, *sorted(reader.teams)]))
    if not may(reader, Permission.SEE_SENSITIVE):
        found.append(StepFigure.sensitive.is_(False))
    if criteria.team is not None:
        found.append(StepFigure.team_id == criteria.team)
    if criteria.channel is not None:
        found.append(StepFigure.channel == criteria.channel)
    return found


_Moves = dict[tuple[str, str, MoveKind], tuple[int, int, int]]


def _moves(desk: Reading, criteria: Criteria, first: date) -> _Moves:
    """By step, where to and how: stays, those with a limit, and those that missed it."""
    row = StepFigure
    columns = row.step, row.left_to, row.kind, func.sum(row.stays), func.sum(row.limited), func.sum(row.late)
    query = _asked(desk, criteria, first).group_by(*columns[:3]).with_only_columns(*columns)
    return {(step, to, kind): (int(n), int(limited), int(late))
            for step, to, kind, n, limited, late in desk.session.execute(query)}  # fmt: skip


def _lasted(desk: Reading, criteria: Criteria, first: date, worked: bool) -> dict[str, times.Waits]:
    """By step, how long its stays lasted, on the clock that the document names."""
    column = func.coalesce(StepFigure.worked, StepFigure.lasted) if worked else StepFigure.lasted
    query = _asked(desk, criteria, first).where(StepFigure.kind.not_in(rules.NOT_STAYS))
    found: dict[str, list[bytes]] = {}
    for step, packed in desk.session.execute(query.with_only_columns(StepFigure.step, column)):
        found.setdefault(step, []).append(packed)
    return {step: rules.together(each) for step, each in found.items()}


def _weeks(desk: Reading, criteria: Criteria, clock: ZoneInfo) -> dict[str, tuple[float | None, ...]]:
    """By step, the share of limits kept in each of the last weeks, which end today."""
    first = times.span(desk.now, clock, TREND).first.date()
    row = StepFigure
    columns = row.step, row.day, func.sum(row.limited), func.sum(row.late)
    query = _asked(desk, criteria, first).group_by(row.step, row.day).with_only_columns(*columns)
    found: dict[str, list[tuple[int, int]]] = {}
    for step, day, limited, late in desk.session.execute(query):
        weeks = found.setdefault(step, [(0, 0)] * TREND)
        place = min(max((day - first).days // 7, 0), TREND - 1)
        weeks[place] = weeks[place][0] + int(limited), weeks[place][1] + int(late)
    return {step: tuple(1 - late / n if n else None for n, late in weeks) for step, weeks in found.items()}


def _asked(desk: Reading, criteria: Criteria, first: date) -> Select[StepFigure]:
    return select(StepFigure).where(*within(desk.reader, criteria), StepFigure.day >= first)


def _lines(
    document: Document, moves: _Moves, lasted: Mapping[str, times.Waits], weeks: Mapping[str, tuple[float | None, ...]]
) -> list[Line]:
    """All steps of the document, and whatever else cases have left."""
    steps = dict.fromkeys([*document.steps, *sorted(step for step, _to, _kind in moves)])
    return [_line(document, step, moves, lasted.get(step, {}), weeks.get(step)) for step in steps]


def _line(
    document: Document, step: str, moves: _Moves, lasted: times.Waits, weeks: tuple[float | None, ...] | None
) -> Line:
    own = {(to, kind): each for (at, to, kind), each in moves.items() if at == step and kind not in rules.NOT_STAYS}
    n, limited, late = (sum(each[place] for each in own.values()) for place in range(3))
    of = document.steps.get(step)
    back = _stays(each for (to, kind), each in own.items() if rules.is_rework(of, to, kind))
    off = _stays(each for (_to, kind), each in own.items() if rules.is_off(kind))
    return Line(
        step, n, times.percentile(lasted, MEDIAN), times.percentile(lasted, TAIL),
        share(limited - late, limited), NOBODY if rules.only_back(of) else share(back, n), share(off, n),
        weeks or (None,) * TREND, n - sum(count for count, _ in lasted.values()),
    )  # fmt: skip


def _stays(counted: Iterable[tuple[int, int, int]]) -> int:
    return sum(n for n, _limited, _late in counted)
