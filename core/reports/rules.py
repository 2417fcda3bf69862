"""How long waits are, what has changed, and how sure that is. Pure values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import exp, log, sqrt
from zoneinfo import ZoneInfo

from core.reports.words import Verdict
from core.survey.rules import Estimate, Z

DAY = timedelta(days=1)
EXACT = 64  # minutes are told apart one by one up to here, from here on in steps of 1/32 of an octave
OCTAVES = (0, *(EXACT << step for step in range(18)))  # the last ends with 32 years

Waits = Mapping[int, tuple[int, int]]  # by grid minute: how many waits ended, and how many still last or were cut off


@dataclass(frozen=True, slots=True)
class Span:
    """A period up to this moment, and the same days and hours of the period before it."""

    before: datetime
    before_end: datetime
    first: datetime
    end: datetime

    def day(self, number: int) -> date:
        """Of the period, on the desk's clock; the first is 0."""
        return self.first.date() + number * DAY


@dataclass(frozen=True, slots=True)
class Change:
    """Since the period before, with its 95 % interval."""

    value: float
    low: float
    high: float


def span(now: datetime, zone: ZoneInfo, weeks: int) -> Span:
    """Whole days on the desk's clock, today's being cut at this moment; so are those of the period before."""
    here, length = now.astimezone(zone), timedelta(weeks=weeks)
    first = here.date() - length + DAY
    return Span(midnight(first - length, zone), here - length, midnight(first, zone), now)


def clock_changes(zone: ZoneInfo, since: datetime, until: datetime) -> list[tuple[datetime, timedelta]]:
    """When the clocks are changed, to the minute, and how far they then are from where they stood at ``since``."""
    found: list[tuple[datetime, timedelta]] = []
    base = last = _offset(since, zone)
    for number in range(1, (until - since) // DAY + 2):
        if (now := _offset(since + number * DAY, zone)) != last:
            found.append((_turn(since + (number - 1) * DAY, zone), now - base))
            last = now
    return found


def width(low: int) -> int:
    """Of the step of the grid that begins with this minute."""
    return 1 if low < EXACT else 1 << (low.bit_length() - EXACT.bit_length() + 1)


def middle(low: int) -> float:
    """What stands for all minutes of a step: at most 1.6 % from the truth."""
    return low + (width(low) - 1) / 2


def percentile(waits: Waits, q: float) -> Estimate:
    """The minutes within which the share ``q`` of the waits ended, those that still last counted as long as they last.

    Kaplan and Meier 1958; its 95 % interval is that of Brookmeyer and Crowley 1982 on the log-log scale. Without a
    value where fewer than ``q`` have ended, or could have.
    """
    left = n = sum(ended + lasting for ended, lasting in waits.values())
    alive, spread, upper = 1.0, 0.0, 1.0
    value = low = high = None
    for minute in sorted(waits):
        ended, lasting = waits[minute]
        if ended:
            alive *= 1 - ended / left
            spread += ended / (left * (left - ended)) if left > ended else 0.0
            lower, upper = _band(alive, spread, upper)
            shown = middle(minute)
            low = shown if low is None and lower <= 1 - q else low
            value = shown if value is None and alive <= 1 - q + 1e-12 else value
            high = shown if high is None and upper <= 1 - q else high
        left -= ended + lasting
    return Estimate(n) if value is None else Estimate(n, value, low, high)


def together(many: Iterable[Waits]) -> dict[int, tuple[int, int]]:
    """Several groups as one."""
    found: dict[int, tuple[int, int]] = {}
    for waits in many:
        for minute, (ended, lasting) in waits.items():
            before = found.get(minute, (0, 0))
            found[minute] = before[0] + ended, before[1] + lasting
    return found


def dispersion(now: Sequence[int], before: Sequence[int], season: int) -> float:
    """How much more days differ than chance (Poisson) would have it, weekdays and level set aside; at least 1."""
    total, places = sum(now) + sum(before), range(len(now))
    seasons = [sum(now[i] + before[i] for i in places if i % season == day) for day in range(season)]
    expected = [
        (each[i], seasons[i % season] * sum(each) / total * season / len(now))
        for each in (now, before)
        for i in places
        if total
    ]
    freedom = 2 * len(now) - season - 1
    return max(1.0, sum((x - e) ** 2 / e for x, e in expected if e) / max(freedom, 1))


def count_of(n: int, spread: float = 1.0) -> Estimate:
    """A count with its interval on the scale of square roots, where its spread does not depend on its size."""
    root, half = sqrt(n), Z * sqrt(spread) / 2
    return Estimate(n, n, max(0.0, root - half) ** 2, (root + half) ** 2)


def volumes(counted: Iterable[tuple[int, int]], points: int, season: int) -> tuple[Estimate, Estimate]:
    """How many came in a period and in the one before, by point; how sure that is follows from how points differ."""
    totals = dict.fromkeys(range(-points, points), 0)
    for point, count in counted:
        totals[point] += count
    line = list(totals.values())
    now, before = line[points:], line[:points]
    spread = dispersion(now, before, season)
    return count_of(sum(now), spread), count_of(sum(before), spread)


def change(now: Estimate, before: Estimate) -> Change | None:
    """The difference of two figures from their intervals (MOVER: Zou and Donner 2008; for shares Newcombe's)."""
    if not (_whole(now) and _whole(before)):
        return None
    (a, a1, a2), (b, b1, b2) = _ends(now), _ends(before)
    return Change(a - b, a - b - sqrt((a - a1) ** 2 + (b2 - b) ** 2), a - b + sqrt((a2 - a) ** 2 + (b - b1) ** 2))


def verdict(moved: Change, good: int) -> Verdict:
    """``good``: 1 where more is better, -1 where less is, 0 where neither is."""
    if moved.low <= 0 <= moved.high:
        return Verdict.UNCLEAR
    if good == 0:
        return Verdict.MORE if moved.value > 0 else Verdict.FEWER
    return Verdict.BETTER if moved.value * good > 0 else Verdict.WORSE


def clearing(waiting: int, resolved: Estimate, days: float) -> Estimate:
    """Days until nothing waits, if as many a day are resolved as in the period and nothing came in."""
    if not resolved.value or days <= 0:
        return Estimate(resolved.n)
    low = resolved.low or 0.0
    most = waiting * days / low if low else None
    return Estimate(
        resolved.n, waiting * days / resolved.value, waiting * days / (resolved.high or resolved.value), most
    )


def _whole(figure: Estimate) -> bool:
    return None not in (figure.value, figure.low, figure.high)


def _ends(figure: Estimate) -> tuple[float, float, float]:
    return figure.value or 0.0, figure.low or 0.0, figure.high or 0.0


def _band(alive: float, spread: float, upper: float) -> tuple[float, float]:
    """Of the share that still waits; where nobody does any more, what was known before holds."""
    if alive <= 0 or alive >= 1:
        return min(alive, 1.0), upper
    far = Z * sqrt(spread) / abs(log(alive))
    return alive ** exp(far), alive ** exp(-far)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _turn(at: datetime, zone: ZoneInfo) -> datetime:
    """The first minute within a day from ``at`` on that has another offset."""
    before, low, high = _offset(at, zone), 0, 24 * 60
    while high - low > 1:
        half = (low + high) // 2
        low, high = (half, high) if _offset(at + half * timedelta(minutes=1), zone) == before else (low, half)
    return at + high * timedelta(minutes=1)
