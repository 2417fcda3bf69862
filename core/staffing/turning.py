"""A scenario as typed, made into another desk. Pure values."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.rota import rules as rota
from core.staffing import desks
from core.staffing.errors import HoursOfWeek, NobodyLikeThat, TooManyPeople
from core.staffing.forms import MOST_NEW, Levers, Worker
from core.staffing.world import DAY, HOUR, Hand, Spans, World
from core.triage.words import Priority

MINUTE = timedelta(minutes=1)
SKILL = "skill:"
MOST_PEOPLE = 500  # in a desk that is simulated; a larger one is no small team's


@dataclass(frozen=True, slots=True)
class Place:
    """Which Monday minute 0 is, and on whose clock."""

    first: date
    zone: ZoneInfo

    @property
    def midnight(self) -> datetime:
        return rota.midnight(self.first, self.zone)


def turned(world: World, levers: Levers, at: Place) -> World:
    """Each thing that the scenario says, and nothing else."""
    after = _staffed(world, levers, at)
    if levers.shrinkage is not None:
        after = replace(after, shrinkage=levers.shrinkage / 100)
    if levers.hours is not None:
        after = replace(after, calendars=tuple(_open(each, levers.hours, at) for each in after.calendars))
    if levers.order is not None:
        after = desks.ordered(after, levers.order)
    if levers.day_and_night is not None:
        after = desks.counted(after, levers.day_and_night)
    after = desks.promised(after, _minutes(levers.answer), _minutes(levers.solve))
    after = desks.grown(after, levers.arrivals * (1 - levers.faq / 100), levers.channels)
    return desks.handled(after, levers.handling)


def _minutes(hours: Mapping[Priority, float]) -> dict[str, float]:
    return {str(priority): each * HOUR for priority, each in hours.items()}


def _staffed(world: World, levers: Levers, at: Place) -> World:
    """Those of whom nothing is said stay as they are."""
    known, days = {each.code: each for each in world.hands}, world.days + world.tail
    if any(each.code not in known for each in (*levers.workers, *levers.new)):
        raise NobodyLikeThat
    changed = {each.code: _hand(known[each.code], each, at, days) for each in levers.workers}
    gone = {each.code for each in levers.workers if each.count == 0}
    stay = [changed.get(code, hand) for code, hand in known.items() if code not in gone]
    new = [
        desks.twin(_hand(known[each.code], each, at, days), MOST_NEW * row + number)
        for row, each in enumerate(levers.new)
        for number in range(each.count)
    ]
    if len(stay) + len(new) > MOST_PEOPLE:
        raise TooManyPeople(most=MOST_PEOPLE)
    return replace(world, hands=(*stay, *new))


def _hand(known: Hand, worker: Worker, at: Place, days: int) -> Hand:
    shifts = known.shifts if worker.week is None else written(worker.week, at, days)
    others = [tag for tag in known.has if not tag.startswith(SKILL)]
    has = known.has if worker.skills is None else (*others, *(SKILL + code for code in worker.skills))
    return replace(known, shifts=shifts, has=tuple(sorted(has)))


def written(week: Sequence[str], at: Place, days: int) -> Spans:
    """A week as the rota has it, in minutes, again and again; hours that overlap are worked once."""
    read = [rota.read(text) for text in week]
    if any(each is None for each in read):
        raise HoursOfWeek(typed=next(text for text, hours in zip(week, read, strict=True) if hours is None))
    found = list[tuple[float, float]]()
    for ahead in range(days):
        day = at.first + timedelta(days=ahead)
        found += [_minutes_of(span, at) for span in rota.moments(day, read[day.weekday()] or (), at.zone)]
    return desks.tidied(found)


def _minutes_of(span: tuple[datetime, datetime], at: Place) -> tuple[float, float]:
    return (span[0] - at.midnight) / MINUTE, (span[1] - at.midnight) / MINUTE


def _open(spans: Spans, week: Sequence[str], at: Place) -> Spans:
    """These hours from minute 0 on; a day on which the desk is closed though its weekday is not, stays closed."""
    last = max((end for _, end in spans), default=0.0)
    days = int(last // DAY) + 1
    there = {int(begin // DAY) for begin, _ in spans if begin >= 0}
    often = Counter(day % 7 for day in there)
    closed = {day for day in range(days) if day not in there and often[day % 7] * 14 > days}
    ahead = [each for each in written(week, at, days) if int(each[0] // DAY) not in closed]
    return (*((begin, min(end, 0.0)) for begin, end in spans if begin < 0), *ahead)
