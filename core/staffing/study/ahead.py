"""What will come in during the weeks that are looked at: forecast where the past tells enough, else spread evenly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.hours import views as hours
from core.rota.rules import DAYS
from core.settings.staffing import Staffing
from core.staffing.forecast.rules import forecast
from core.staffing.forecast.values import Ahead, Event, Forecast, Past, TooLittle
from core.staffing.inputs import rules
from core.staffing.inputs.build import Coming
from core.staffing.inputs.figures import Volume
from core.staffing.inputs.measured import Measured
from core.staffing.inputs.shipped import SHIPPED
from core.staffing.inputs.words import Flow
from core.work import Reading

A_DAY = 24


@dataclass(frozen=True, slots=True)
class Expected:
    """``cases``: the forecast of those that may wait, or what it lacks; ``coming``: all flows by real hour."""

    cases: Forecast | TooLittle
    coming: Coming


def expected(desk: Reading, measured: Measured, typed: Staffing) -> Expected:
    ahead = _ahead(desk, measured, typed)
    told = {flow: forecast(_past(volume, ahead, typed), ahead) for flow, volume in measured.volumes.items()}
    flows = {flow: _real(measured, _by_hour(each, measured.volumes[flow], ahead)) for flow, each in told.items()}
    cases = told[Flow.CASES]
    swing = cases.swing if isinstance(cases, Forecast) else 0.0
    return Expected(cases, Coming(_level(flows[Flow.CASES], typed), swing, flows[Flow.CALLS], flows[Flow.CHATS]))


def _ahead(desk: Reading, measured: Measured, typed: Staffing) -> Ahead:
    """One day more than is looked at, for the hour that some days have more."""
    factor = SHIPPED["holiday"] if typed.holiday is None else typed.holiday
    events = tuple(Event(each.day, each.label, each.factor) for each in typed.events)
    return Ahead(measured.ahead.first, measured.ahead.all + 1, events, _holidays(desk), factor)


def _holidays(desk: Reading) -> dict[date, str]:
    """Closed days of the desk's own calendar, past and coming."""
    own = hours.shelf(desk)[0].exceptions
    return {each.day: each.label for each in own if not each.hours}


def _past(volume: Volume, ahead: Ahead, typed: Staffing) -> Past:
    counts = {volume.first + timedelta(days=place): day for place, day in enumerate(volume.days)}
    return Past(counts, frozenset(ahead.holidays), frozenset(each.day for each in typed.events))


def _by_hour(told: Forecast | TooLittle, volume: Volume, ahead: Ahead) -> Mapping[tuple[date, int], float]:
    """On the clock on the wall; where nothing can be forecast, each hour of a day as it was on average."""
    if isinstance(told, Forecast):
        flat = told.expected
    else:
        days = max(len(volume.days), 1)
        usual = [sum(day[hour] for day in volume.days) / days for hour in range(A_DAY)]
        flat = tuple(usual * ahead.days)
    return {(day, hour): flat[place * A_DAY + hour] for place, day in enumerate(ahead.dates()) for hour in range(A_DAY)}


def _real(measured: Measured, by_wall: Mapping[tuple[date, int], float]) -> tuple[float, ...]:
    real = rules.wall_hours(measured.ahead.first, A_DAY * measured.ahead.all, measured.terms.zone)
    return tuple(by_wall.get(each, 0.0) for each in real)


def _level(flow: tuple[float, ...], typed: Staffing) -> tuple[float, ...]:
    """So many a week as was typed, spread as they came; evenly where none came."""
    if typed.arrivals is None:
        return flow
    a_week = sum(flow) / len(flow) * A_DAY * DAYS
    if not a_week:
        return (typed.arrivals / A_DAY / DAYS,) * len(flow)
    return tuple(each * typed.arrivals / a_week for each in flow)
