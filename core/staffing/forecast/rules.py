"""What will come in, hour by hour, and how far such forecasts were right. Pure; tells where there is too little."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.staffing.forecast.bands import bands
from core.staffing.forecast.measuring import WEEKDAYS, Measured, gaps, holiday_factor, measured
from core.staffing.forecast.values import DAY, Achieved, Ahead, Coming, Forecast, Past, TooLittle

DAYS_ENOUGH, ARRIVALS_ENOUGH = 14, 20
WEEKS_BACK = 8
WEEK = WEEKDAYS * DAY

Judged = tuple[int, Coming]  # what came, and what was expected


def forecast(past: Past, ahead: Ahead) -> Forecast | TooLittle:
    """From all that was counted before ``ahead`` begins: level x weekday x hour, times the factors of days of note."""
    known = past.until(ahead.first)
    if lacking := too_little(known):
        return lacking
    of, (factor, seen) = measured(known), holiday_factor(known, ahead.holiday_factor)
    factors = _factors(ahead, factor)
    return Forecast(
        expected=tuple(each * factors.get(day, 1) for day in ahead.dates() for each in of.hours(day.weekday())),
        swing=of.swing,
        days=_days(of, ahead, factors),
        weeks=_weeks(of, ahead, factors),
        achieved=achieved(known, ahead.first),
        holiday_factor=factor,
        measured=seen,
        n=sum(sum(day) for day in of.all),
        sample=len(of.all),
        gaps=gaps(known.counts),
        latest=max(known.counts),
    )


def too_little(past: Past) -> TooLittle | None:
    """Two weeks of ordinary days and twenty arrivals are the least of which anything can be said."""
    days = past.ordinary().values()
    arrivals = sum(sum(day) for day in days)
    if len(days) >= DAYS_ENOUGH and arrivals >= ARRIVALS_ENOUGH:
        return None
    return TooLittle(len(days), arrivals, max(DAYS_ENOUGH - len(days), 0), max(ARRIVALS_ENOUGH - arrivals, 0))


def achieved(past: Past, first: date, weeks: int = WEEKS_BACK) -> Achieved:
    """Each of the past weeks, forecast with what was known on its first morning; days of note are not judged."""
    days, whole = list[Judged](), list[Judged]()
    came = {day: sum(hours) for day, hours in past.ordinary().items()}
    for begin in (first - number * WEEK for number in range(weeks, 0, -1)):
        known = past.until(begin)
        if too_little(known):
            continue
        of, week = measured(known), Ahead(begin, WEEKDAYS)
        judged = [(came[each.day], each) for each in _days(of, week, {}) if each.day in came]
        days += judged
        if len(judged) == WEEKDAYS:
            whole += [(sum(counted for counted, _ in judged), each) for each in _weeks(of, week, {})]
    return _judged(came, days, whole)


def _judged(counted: Mapping[date, int], days: Sequence[Judged], weeks: Sequence[Judged]) -> Achieved:
    error, ratio = _errors(counted, days)
    return Achieved(
        days=len(days),
        within80=_share(each.band80[0] <= came <= each.band80[1] for came, each in days),
        within95=_share(each.band95[0] <= came <= each.band95[1] for came, each in days),
        weeks=len(weeks),
        weeks80=_share(each.band80[0] <= came <= each.band80[1] for came, each in weeks),
        weeks95=_share(each.band95[0] <= came <= each.band95[1] for came, each in weeks),
        error=error,
        ratio=ratio,
    )


def _errors(counted: Mapping[date, int], days: Sequence[Judged]) -> tuple[float | None, float | None]:
    """The mean absolute error, and its ratio to "as a week ago" on the days that have one (after Hyndman 2006)."""
    if not days:
        return None, None
    paired = [(came, each) for came, each in days if each.day - WEEK in counted]
    naive = sum(abs(came - counted[each.day - WEEK]) for came, each in paired)
    return _distance(days) / len(days), _distance(paired) / naive if naive else None


def _distance(days: Sequence[Judged]) -> float:
    return sum(abs(came - each.expected) for came, each in days)


def _share(met: Iterable[bool]) -> float | None:
    known = list(met)
    return sum(known) / len(known) if known else None


def _factors(ahead: Ahead, holiday: float) -> dict[date, float]:
    """What is typed for a day goes before what holidays bring; several events of a day multiply."""
    found = dict[date, float]()
    for event in ahead.events:
        found[event.day] = found.get(event.day, 1.0) * event.factor
    return dict.fromkeys(ahead.holidays, holiday) | found


def _days(of: Measured, ahead: Ahead, factors: dict[date, float]) -> tuple[Coming, ...]:
    return tuple(_coming(of, ahead, factors, [day]) for day in ahead.dates())


def _weeks(of: Measured, ahead: Ahead, factors: dict[date, float]) -> tuple[Coming, ...]:
    """Whole weeks from the first day on."""
    dates = ahead.dates()
    starts = range(0, len(dates) - WEEKDAYS + 1, WEEKDAYS)
    return tuple(_coming(of, ahead, factors, dates[start : start + WEEKDAYS]) for start in starts)


def _coming(of: Measured, ahead: Ahead, factors: dict[date, float], days: Sequence[date]) -> Coming:
    """The days are taken to swing each for itself; whether they do, ``achieved`` shows by the weeks."""
    mean = sum(of.level(day.weekday()) * factors.get(day, 1) for day in days)
    variance = sum(of.variance(day.weekday(), factors.get(day, 1)) for day in days)
    narrow, broad = bands(mean, variance)
    labels = [each.label for each in ahead.events if each.day in days]
    holidays = [label for day, label in ahead.holidays.items() if day in days]
    return Coming(days[0], mean, narrow, broad, (*labels, *holidays), bool(holidays))
