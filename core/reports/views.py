from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.reports import counts, rules, scope
from core.reports.backlog import views as backlog
from core.reports.counts import Cell, Waited
from core.reports.forms import Criteria
from core.reports.promises import DONE
from core.reports.rules import Change, Span
from core.survey.rules import Estimate, share
from core.work import Reading

TAIL = 0.9


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of the period, and how it has moved since the period before; ``tail``: the 90th percentile."""

    value: Estimate
    moved: Change | None = None
    tail: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One team, channel, …; minutes by the clock; ``kept``: first answers in time, ``solved``: resolutions."""

    code: str
    arrived: int
    resolved: int
    open: int
    response: Estimate
    response_tail: Estimate
    resolution: Estimate
    kept: Estimate
    solved: Estimate
    steps: Estimate


@dataclass(frozen=True, slots=True)
class Point:
    """One day or week; ``backlog``: cases that were open at its end."""

    arrived: int
    resolved: int
    backlog: int


@dataclass(frozen=True, slots=True)
class Figures:
    """``solved``: resolutions in time; ``flawed``: impossible in time; ``unknown``: since when."""

    times: Span
    arrived: Measure
    resolved: Measure
    response: Measure
    resolution: Measure
    kept: Measure
    solved: Measure
    steps: Measure
    open: int
    clearing: Estimate
    flawed: int
    unknown: int
    points: Sequence[Point]
    groups: Sequence[Group]
    by_point: Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the database told."""

    criteria: Criteria
    arrived: Sequence[Cell]
    resolved: Sequence[tuple[int, str, int]]
    response: Waited
    resolution: Waited
    resolutions: Sequence[tuple[bool, str, int, int]]
    steps: Sequence[tuple[bool, str, int, int]]
    open: Mapping[str, int]
    comparable: bool


def figures(desk: Reading, criteria: Criteria) -> Figures:
    """All figures of one period, each with its uncertainty, and how far each has moved."""
    demand(desk.reader, Permission.READ_REPORTS)
    through = scope.lens(desk, criteria)
    found = _Found(
        criteria,
        counts.arrived(through),
        counts.resolved(through),
        counts.waits(through, Ticket.first_response_at),
        counts.waits(through, DONE),
        counts.resolutions(through),
        counts.steps(through),
        backlog.by_group(through),
        comparable=(began := counts.since(through)) is not None and began <= through.times.before,
    )
    times, standing = through.times, sum(found.open.values())
    resolved = _volume(found, [(point, count) for point, _group, count in found.resolved])
    now = [cell for cell in found.arrived if cell.point >= 0]
    return Figures(
        times=times,
        arrived=_volume(found, [(cell.point, cell.arrived) for cell in found.arrived]),
        resolved=resolved,
        response=_waited(found, found.response),
        resolution=_waited(found, found.resolution),
        kept=_moved(found, *(_kept(part) for part in (now, [cell for cell in found.arrived if cell.point < 0]))),
        solved=_moved(found, *(_in_limit(found.resolutions, current) for current in (True, False))),
        steps=_moved(found, *(_in_limit(found.steps, current) for current in (True, False))),
        open=standing,
        clearing=rules.clearing(standing, resolved.value, (times.end - times.first) / rules.DAY),
        flawed=sum(cell.flawed for cell in now),
        unknown=sum(cell.unknown for cell in now),
        points=_points(found, standing),
        groups=_groups(found, now),
        by_point={(cell.group, cell.point): cell.arrived for cell in now},
    )


def _volume(found: _Found, counted: Iterable[tuple[int, int]]) -> Measure:
    """A total; how sure it is follows from how much its days or weeks differ."""
    now, before = rules.volumes(counted, found.criteria.period.points, found.criteria.period.season)
    return _moved(found, now, before)


def _waited(found: _Found, waited: Waited) -> Measure:
    now, before = rules.together(waited.now.values()), rules.together(waited.before.values())
    moved = _moved(found, rules.percentile(now, 0.5), rules.percentile(before, 0.5))
    return Measure(moved.value, moved.moved, rules.percentile(now, TAIL))


def _moved(found: _Found, now: Estimate, before: Estimate) -> Measure:
    return Measure(now, rules.change(now, before) if found.comparable else None)


def _kept(cells: Sequence[Cell]) -> Estimate:
    return share(sum(cell.kept for cell in cells), sum(cell.kept + cell.missed for cell in cells))


def _in_limit(found: Iterable[tuple[bool, str, int, int]], current: bool) -> Estimate:
    many = [(kept, n) for now, _group, kept, n in found if now is current]
    return share(sum(kept for kept, _n in many), sum(n for _kept, n in many))


def _points(found: _Found, standing: int) -> list[Point]:
    """How many were open at the end of a point follows backwards from those that are open now."""
    places = range(found.criteria.period.points)
    came, went = dict.fromkeys(places, 0), dict.fromkeys(places, 0)
    for cell in found.arrived:
        if cell.point >= 0:
            came[cell.point] += cell.arrived
    for point, _group, count in found.resolved:
        if point >= 0:
            went[point] += count
    line: list[Point] = []
    for place in reversed(places):
        line.append(Point(came[place], went[place], standing))
        standing += went[place] - came[place]
    return line[::-1]


def _groups(found: _Found, now: Sequence[Cell]) -> list[Group]:
    """Those with the most cases first; those without any are not there."""
    cells: dict[str, list[Cell]] = {}
    for cell in now:
        cells.setdefault(cell.group, []).append(cell)
    went: dict[str, int] = {}
    for point, code, count in found.resolved:
        if point >= 0:
            went[code] = went.get(code, 0) + count
    codes = {*cells, *went, *found.open}
    groups = [_group(found, code, cells.get(code, []), went.get(code, 0)) for code in codes]
    return sorted(groups, key=lambda group: (-group.arrived, -group.open, group.code))


def _group(found: _Found, code: str, cells: Sequence[Cell], went: int) -> Group:
    response, resolution = (each.now.get(code, {}) for each in (found.response, found.resolution))
    return Group(
        code=code,
        arrived=sum(cell.arrived for cell in cells),
        resolved=went,
        open=found.open.get(code, 0),
        response=rules.percentile(response, 0.5),
        response_tail=rules.percentile(response, TAIL),
        resolution=rules.percentile(resolution, 0.5),
        kept=_kept(cells),
        solved=_in_limit([each for each in found.resolutions if each[1] == code], current=True),
        steps=_in_limit([each for each in found.steps if each[1] == code], current=True),
    )
