from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from core.actors import SYSTEM
from core.deadlines.words import DeadlineKind
from core.permissions import Permission, demand
from core.reports import counts as cases
from core.reports import rules, scope
from core.reports.attainment import counts
from core.reports.attainment.counts import Counted, Grid
from core.reports.forms import STEP, TARGETS, Criteria, Target
from core.reports.rules import Change, Span
from core.reports.scope import Lens
from core.reports.views import TAIL
from core.reports.words import By, Horizon, Period
from core.settings import views as settings
from core.settings.public import ServicePromise
from core.survey.rules import Estimate, share
from core.work import Reading

Key = TypeVar("Key")
Grids = tuple[Mapping[Target, Grid], Mapping[Target, Grid]]

ENOUGH = 20  # promises, before their share is told to everybody
NOTHING = Estimate(0)


@dataclass(frozen=True, slots=True)
class Line:
    """One target: how often it was kept, and minutes of counted time until it was met.

    ``overdue``: by how many minutes of the clock it was missed, where it was missed.
    """

    target: Target
    kept: Estimate
    moved: Change | None
    median: Estimate
    tail: Estimate
    overdue: Estimate


@dataclass(frozen=True, slots=True)
class Attained:
    """All targets that anything was promised for; ``groups``: shares kept, by group and target.

    ``calls``: of those that rang, answered within ``seconds``.
    """

    times: Span
    lines: Sequence[Line]
    groups: Mapping[str, Mapping[Target, Estimate]]
    due: Mapping[tuple[Target, Horizon], int]
    seconds: int
    calls: Estimate


@dataclass(frozen=True, slots=True)
class Published:
    """Shares kept: by target, of first answers by channel, and of calls answered within ``seconds``."""

    targets: Mapping[DeadlineKind, Estimate]
    channels: Mapping[str, Estimate]
    seconds: int
    calls: Estimate = NOTHING


def attained(desk: Reading, criteria: Criteria) -> Attained:
    """Of the cases that came in in the period; steps: of the stays that ended in it."""
    demand(desk.reader, Permission.READ_REPORTS)
    through = scope.lens(desk, criteria)
    found = [*counts.decided(through), *_steps(through)]
    grids, due = (counts.took(through), counts.overdue(through)), counts.due(through)
    began = cases.since(through)
    comparable = began is not None and began <= through.times.before
    seconds = settings.read(desk, ServicePromise).seconds
    known = {each.target for each in found} | {target for target, _horizon in due}
    return Attained(
        times=through.times,
        lines=[_line(target, found, grids, comparable) for target in TARGETS if target in known],
        groups=_groups(found),
        due=due,
        seconds=seconds,
        calls=_calls(through, seconds),
    )


def published(desk: Reading) -> Published:
    """What may be told to everybody: shares of the last 13 weeks, where enough promises tell."""
    promise = settings.read(desk, ServicePromise)
    if not promise.shown:
        return Published({}, {}, promise.seconds)
    through = scope.lens(replace(desk, reader=SYSTEM), Criteria(Period.QUARTER, by=By.CHANNEL))
    found = [each for each in counts.decided(through) if each.current]
    together = {target: _share(each for each in found if each.target == str(target)) for target in DeadlineKind}
    channels = {
        code: shares[DeadlineKind.RESPONSE]
        for code, shares in _groups(found).items()
        if DeadlineKind.RESPONSE in shares
    }
    return Published(_enough(together), _enough(channels), promise.seconds, _told(_calls(through, promise.seconds)))


def _line(target: Target, found: Sequence[Counted], grids: Grids, comparable: bool) -> Line:
    took, overdue = grids
    now, before = (
        _share(each for each in found if each.target == target and each.current is current) for current in (True, False)
    )
    return Line(
        target=target,
        kept=now,
        moved=rules.change(now, before) if comparable else None,
        median=rules.percentile(took.get(target, {}), 0.5),
        tail=rules.percentile(took.get(target, {}), TAIL),
        overdue=rules.percentile(overdue.get(target, {}), 0.5),
    )


def _steps(through: Lens) -> list[Counted]:
    return [Counted(STEP, current, group, kept, n) for current, group, kept, n in cases.steps(through)]


def _groups(found: Sequence[Counted]) -> dict[str, dict[Target, Estimate]]:
    """Those with the most promises first."""
    sizes = Counter[str]()
    shares: dict[str, dict[Target, Estimate]] = {}
    for each in found:
        if each.current and each.n:
            sizes[each.group] += each.n
            shares.setdefault(each.group, {})[each.target] = share(each.kept, each.n)
    return {code: shares[code] for code, _n in sizes.most_common()}


def _share(found: Iterable[Counted]) -> Estimate:
    many = list(found)
    return share(sum(each.kept for each in many), sum(each.n for each in many))


def _calls(through: Lens, seconds: int) -> Estimate:
    now = [(quick, n) for current, quick, n in counts.calls(through, seconds) if current]
    return share(*now[0]) if now else Estimate(0)


def _enough(shares: Mapping[Key, Estimate]) -> dict[Key, Estimate]:
    return {key: _told(each) for key, each in shares.items()}


def _told(found: Estimate) -> Estimate:
    """A dash is better than a share of a handful."""
    return found if found.n >= ENOUGH else Estimate(found.n)
