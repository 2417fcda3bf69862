"""From counted rows to figures with their certainty, and from moments to minutes. Pure values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from math import exp, log, sqrt
from zoneinfo import ZoneInfo

from core.staffing.inputs.figures import Moments, Spent, Touched
from core.staffing.world import Spans
from core.survey.rules import Estimate, Z, share, student
from core.triage.words import Priority

A_DAY = 24  # hours on the clock on the wall
KNOWN = 10  # a mean of so many cases counts as much as that of all cases
POINTS = 11  # quantiles of a delay, evenly spaced from 0 to 1


def by_day(counted: Mapping[int, int], days: int) -> tuple[tuple[int, ...], ...]:
    """From hours counted on the wall from the first midnight on."""
    return tuple(tuple(counted.get(day * A_DAY + hour, 0) for hour in range(A_DAY)) for day in range(days))


def wall_hours(first: date, hours: int, zone: ZoneInfo) -> Iterator[tuple[date, int]]:
    """Which hour of which day each real hour from the first midnight on is, on the clock on the wall."""
    start = datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC)
    for place in range(hours):
        here = (start + timedelta(hours=place)).astimezone(zone)
        yield here.date(), here.hour


def mean(n: int, total: float, squares: float) -> Estimate:
    """Of minutes, with Student's t interval kept at or above zero; one alone has none."""
    if n == 0:
        return Estimate(0)
    middle = total / n
    spread = max(0.0, squares - total * total / n) / (n - 1) if n > 1 else 0.0
    if spread == 0:
        return Estimate(n, middle)
    half = student(n - 1) * sqrt(spread / n)
    return Estimate(n, middle, max(0.0, middle - half), middle + half)


def exponential(ended: int, lasted: float) -> Estimate:
    """Mean of waits of which only some ended by themselves: all time waited by those that did (Epstein and Sobel 1953).

    Its interval is that of the normal distribution on the scale of logarithms, whose width depends on the number alone.
    """
    if ended == 0 or lasted <= 0:
        return Estimate(0)
    far = Z / sqrt(ended)
    return Estimate(ended, lasted / ended, lasted / ended * exp(-far), lasted / ended * exp(far))


def spent(counted: Sequence[tuple[str, Priority, int, int]]) -> Spent:
    """From category, priority, minutes and how many cases took as many."""
    n = sum(count for *_, count in counted)
    minutes = mean(n, *(float(sum(each**power * count for *_, each, count in counted)) for power in (1, 2)))
    cells: dict[tuple[str, Priority], tuple[int, float]] = {}
    for category, priority, each, count in counted:
        cases, so_far = cells.get((category, priority), (0, 0.0))
        cells[category, priority] = cases + count, so_far + each * count
    return Spent(minutes, _sigma([(log(each), count) for *_, each, count in counted if each > 0]), cells)


def _sigma(logs: Sequence[tuple[float, int]]) -> float | None:
    n = sum(count for _, count in logs)
    if n < 2:
        return None
    middle = sum(each * count for each, count in logs) / n
    return sqrt(sum(count * (each - middle) ** 2 for each, count in logs) / (n - 1))


def touched(touches: int, cases: int, answers: int, waited: float) -> Touched:
    """The chance of another touch where their number is geometric: those after the first, of all."""
    return Touched(share(touches - cases, touches), exponential(answers, waited))


def ratio(cell: tuple[int, float], usual: float) -> float:
    """How many times as long as usual cases of one kind take; a few move it little: they are shrunk to the mean."""
    n, minutes = cell
    return (minutes + KNOWN * usual) / ((n + KNOWN) * usual) if usual > 0 else 1.0


def minutes(spans: Iterable[tuple[datetime, datetime]], zero: datetime) -> Spans:
    """From a moment on; what lies before it is negative."""
    minute = timedelta(minutes=1)
    return tuple(((begin - zero) / minute, (end - zero) / minute) for begin, end in spans)


def without(spans: Iterable[tuple[datetime, datetime]], away: Sequence[tuple[datetime, datetime]]) -> Moments:
    """In order, those that touch as one, and without the times that somebody is away."""
    found = list[tuple[datetime, datetime]]()
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        elif begin < end:
            found.append((begin, end))
    for gone, back in away:
        found = [part for begin, end in found for part in ((begin, min(end, gone)), (max(begin, back), end))
                 if part[0] < part[1]]  # fmt: skip
    return tuple(found)


def delays(realised: Sequence[float], simulated: Sequence[float]) -> tuple[float, ...]:
    """What the model does not explain of the time until a first answer, as quantiles that never fall.

    Both are sorted minutes of working time. None where one of them is empty.
    """
    if not (realised and simulated):
        return ()
    found, most = list[float](), 0.0
    for place in range(POINTS):
        q = place / (POINTS - 1)
        most = max(most, quantile(realised, q) - quantile(simulated, q))
        found.append(most)
    return tuple(found)


def quantile(values: Sequence[float], q: float) -> float:
    """Of sorted values, those between two of them interpolated (Hyndman and Fan 1996, type 7)."""
    place = q * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
