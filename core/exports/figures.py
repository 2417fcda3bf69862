"""The figures of a period as one long table: a row a figure, with its interval and its size."""

from collections.abc import Callable, Iterable, Sequence

from core.deadlines.words import DeadlineKind
from core.exports.writing import Cell
from core.language import N_, label_in, speech
from core.people import views as people
from core.reports import views
from core.reports.attainment import views as attained
from core.reports.attainment.views import Attained
from core.reports.backlog import views as backlog
from core.reports.backlog.views import Standing
from core.reports.forms import STEP, Criteria, Target
from core.reports.views import Figures, Group
from core.reports.words import By
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.survey.rules import Estimate
from core.work import Reading

HEADINGS = (
    N_("Part"), N_("Group"), N_("Figure"), N_("Unit"), N_("Value"), N_("95 % from"), N_("95 % to"), N_("Cases"),
)  # fmt: skip
ALL, TIME, OPEN = N_("All together"), N_("From the day"), N_("Open now")
CASES, MINUTES, SHARE, HOURS = N_("cases"), N_("minutes"), N_("share"), N_("hours")
ARRIVED, RESOLVED, BACKLOG = N_("Came in"), N_("Resolved"), N_("Open at its end")

Row = tuple[str, str, str, str, Cell, Cell, Cell, Cell]


def table(desk: Reading, criteria: Criteria, language: str) -> list[list[Cell]]:
    """Headings first; every word in the reader's language."""
    say, names = speech(language), _names(desk, criteria.by, language)
    found, open_now = views.figures(desk, criteria), backlog.standing(desk, criteria)
    rows = [*_all(found), *_times(found, criteria), *_groups(found.groups, criteria.by, names), *_standing(open_now)]
    return _said(rows, say)


def attainment(desk: Reading, criteria: Criteria, language: str) -> list[list[Cell]]:
    """Which promises were kept and what is owed, in the same columns."""
    names, found = _names(desk, criteria.by, language), attained.attained(desk, criteria)
    return _said([*_targets(found), *_attained_by(found, criteria.by, names)], speech(language))


def _said(rows: Iterable[Row], say: Callable[[str], str]) -> list[list[Cell]]:
    told = [[say(part), group, say(figure), say(unit), *values] for part, group, figure, unit, *values in rows]
    return [[say(each) for each in HEADINGS], *told]


def _targets(found: Attained) -> Iterable[Row]:
    for each in found.lines:
        name = _target(each.target)
        yield _row(name, "", N_("Kept"), SHARE, each.kept)
        yield _row(name, "", N_("Half within"), MINUTES, each.median)
        yield _row(name, "", N_("9 of 10 within"), MINUTES, each.tail)
        yield _row(name, "", N_("Late by"), MINUTES, each.overdue)
    for (target, horizon), count in found.due.items():
        yield _target(target), "", horizon.source, CASES, count, None, None, None
    yield _row(N_("Calls answered in time"), "", N_("Kept"), SHARE, found.calls)


def _attained_by(found: Attained, by: By, names: dict[str, str]) -> Iterable[Row]:
    for code, shares in found.groups.items():
        for target, kept in shares.items():
            yield _row(by.source, names.get(code, code or "–"), _target(target), SHARE, kept)


def _target(target: Target) -> str:
    return N_("Limit of a step") if target == STEP else DeadlineKind(target).source


def _all(found: Figures) -> Iterable[Row]:
    counts = {ARRIVED: found.arrived, RESOLVED: found.resolved}
    waits = {N_("First answer, median"): found.response.value, N_("First answer, 90th percentile"): found.response.tail,
             N_("Until resolved, median"): found.resolution.value,
             N_("Until resolved, 90th percentile"): found.resolution.tail}  # fmt: skip
    shares = {N_("Answered in time"): found.kept.value, N_("Resolved in time"): found.solved.value,
              N_("Steps in time"): found.steps.value}  # fmt: skip
    yield from (_row(ALL, "", name, CASES, each.value) for name, each in counts.items())
    yield from (_row(ALL, "", name, MINUTES, each or Estimate(0)) for name, each in waits.items())
    yield from (_row(ALL, "", name, SHARE, each) for name, each in shares.items())
    yield ALL, "", N_("Impossible in time"), CASES, found.flawed, None, None, None
    yield ALL, "", N_("Opening not known"), CASES, found.unknown, None, None, None
    yield ALL, "", OPEN, CASES, found.open, None, None, None


def _times(found: Figures, criteria: Criteria) -> Iterable[Row]:
    """Days are named as 2026-01-05, whoever reads them."""
    for place, point in enumerate(found.points):
        day = f"{found.times.day(place * criteria.period.step):%Y-%m-%d}"
        for name, count in {ARRIVED: point.arrived, RESOLVED: point.resolved, BACKLOG: point.backlog}.items():
            yield TIME, day, name, CASES, count, None, None, None


def _groups(groups: Sequence[Group], by: By, names: dict[str, str]) -> Iterable[Row]:
    for each in groups:
        name = names.get(each.code, each.code or "–")
        for figure, count in {ARRIVED: each.arrived, RESOLVED: each.resolved, OPEN: each.open}.items():
            yield by.source, name, figure, CASES, count, None, None, None
        yield _row(by.source, name, N_("First answer, median"), MINUTES, each.response)
        yield _row(by.source, name, N_("First answer, 90th percentile"), MINUTES, each.response_tail)
        yield _row(by.source, name, N_("Until resolved, median"), MINUTES, each.resolution)
        yield _row(by.source, name, N_("Answered in time"), SHARE, each.kept)
        yield _row(by.source, name, N_("Resolved in time"), SHARE, each.solved)
        yield _row(by.source, name, N_("Steps in time"), SHARE, each.steps)


def _standing(found: Standing) -> Iterable[Row]:
    yield _row(OPEN, "", N_("Age, median"), MINUTES, found.median)
    yield _row(OPEN, "", N_("Age, 90th percentile"), MINUTES, found.tail)
    for each in found.queued:
        yield OPEN, each.category, N_("Work queued"), HOURS, each.hours, None, None, each.n


def _row(part: str, group: str, figure: str, unit: str, told: Estimate) -> Row:
    return part, group, figure, unit, _short(told.value), _short(told.low), _short(told.high), told.n


def _short(value: float | None) -> float | None:
    """As many digits as mean something."""
    return None if value is None else round(value, 4)


def _names(desk: Reading, by: By, language: str) -> dict[str, str]:
    match by:
        case By.TEAM:
            return {str(team.id): team.name for team in people.teams(desk)}
        case By.OWNER:
            return {str(number): name for number, name in people.colleagues(desk).items()}
        case By.PRIORITY:
            return {}
        case _:
            vocabulary = Vocabulary.CHANNEL if by is By.CHANNEL else Vocabulary.CATEGORY
            return {code: label_in(each, language, code) for code, each in settings.labels(desk, vocabulary).items()}
