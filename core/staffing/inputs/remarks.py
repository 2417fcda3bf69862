"""What is missing from what was measured, for the pages to say: never a reason to refuse. Pure values."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from core.staffing.desks import SLOWEST
from core.staffing.inputs.build import FEW
from core.staffing.inputs.figures import Figure, Remark
from core.staffing.inputs.kinds import kinds
from core.staffing.inputs.measured import Measured
from core.staffing.inputs.words import Flow, Missing, Source
from core.staffing.world import DAY, World

ENOUGH_CASES = 30
SUSPECT = 10  # cases, from which it is no chance that all came within one hour
WEEKEND = 4  # days at the end without anybody at work that need no remark
CLEAR = 0.005  # a share below this is drawn as 0 %

Tags = tuple[str, ...]


def remarks(measured: Measured, known: Mapping[str, Figure], made: World) -> tuple[Remark, ...]:
    """About what came in, how long it takes, who is there, and what they can do."""
    return (*_arrivals(measured), *_work(measured, known), *_people(measured, made), *_skills(measured, known, made))


def _arrivals(measured: Measured) -> Iterator[Remark]:
    volume = measured.volumes[Flow.CASES]
    busiest = max((hour for day in volume.days for hour in day), default=0)
    if volume.total == 0:
        yield Remark(Missing.NO_HISTORY)
    elif volume.total < ENOUGH_CASES:
        yield Remark(Missing.FEW_CASES, n=volume.total)
    if busiest == volume.total >= SUSPECT:
        yield Remark(Missing.ONE_HOUR, n=busiest)
    if measured.more_open:
        yield Remark(Missing.LONG_BACKLOG, n=len(measured.waiting))


def _work(measured: Measured, known: Mapping[str, Figure]) -> Iterator[Remark]:
    """What is typed is not missing."""
    noted = measured.spent.minutes
    if known["handling"].source is not Source.TYPED:
        if noted.n == 0:
            yield Remark(Missing.NO_HANDLING_TIME)
        elif not noted.value:
            yield Remark(Missing.ZERO_HANDLING, n=noted.n)
        elif noted.n < 2 * FEW:
            yield Remark(Missing.FEW_HANDLING_TIMES, n=noted.n)
    if known["again"].source is Source.SHIPPED:
        yield Remark(Missing.NO_TOUCHES, n=measured.touched.again.n)
    if known["patience"].source is Source.SHIPPED and measured.volumes[Flow.CALLS].total:
        yield Remark(Missing.NO_PATIENCE)


def _people(measured: Measured, made: World) -> Iterator[Remark]:
    crew = measured.crew
    if not crew.workers:
        yield Remark(Missing.NOBODY_WORKS)
    elif not any(each.shifts for each in crew.workers):
        yield Remark(Missing.NOBODY_ROSTERED)
    else:
        last = measured.ahead.first + timedelta(days=measured.ahead.days - 1)
        if crew.until and (last - crew.until).days > WEEKEND:
            yield Remark(Missing.ROTA_ENDS, f"{crew.until:%Y-%m-%d}")
        yield from (Remark(Missing.NO_SHIFTS, each.name) for each in crew.workers if not each.shifts)
    if by_calendar := sum(each.by_calendar for each in crew.workers):
        yield Remark(Missing.BY_CALENDAR, n=by_calendar)
    if overloaded := sum(each >= SLOWEST for each in made.pace):
        yield Remark(Missing.LIVE_OVERLOAD, n=overloaded)
    if not all(any(begin < made.days * DAY and end > 0 for begin, end in each) for each in made.calendars):
        yield Remark(Missing.NO_HOURS)


def _skills(measured: Measured, known: Mapping[str, Figure], made: World) -> Iterator[Remark]:
    """Of kinds that nobody at work can do: what nobody has, or what nobody has together."""
    working = [set(each.has) for each in made.hands if any(begin < made.days * DAY for begin, _ in each.shifts)]
    lacking: dict[Tags, float] = {}
    for kind in made.kinds if working else ():
        for tags in _lacking(kind.needs, working):
            lacking[tags] = lacking.get(tags, 0.0) + kind.share
    for tags, share in lacking.items():
        yield _lack(measured, tags, round(100 * share))
    folded = kinds(measured, known).folded
    if folded > CLEAR:
        yield Remark(Missing.KINDS_FOLDED, n=round(100 * folded))


def _lacking(needs: Tags, working: Sequence[set[str]]) -> list[Tags]:
    if any(set(needs) <= has for has in working):
        return []
    alone = list[Tags]((tag,) for tag in needs if not any(tag in has for has in working))
    return alone or [needs]


def _lack(measured: Measured, tags: Tags, percent: int) -> Remark:
    what = ", ".join(_named(measured, each) for each in tags)
    if len(tags) > 1:
        return Remark(Missing.TOGETHER_NOBODY, what, percent)
    of_team = any(each.startswith("team:") for each in tags)
    return Remark(Missing.TEAM_OF_NOBODY if of_team else Missing.SKILL_NOBODY_HAS, what, percent)


def _named(measured: Measured, tag: str) -> str:
    """A team by its name, a skill by its code: its label is in the reader's language."""
    kind, _, code = tag.partition(":")
    return measured.names.get(int(code), code) if kind == "team" else code
