"""A world from what was measured and what was typed. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.rota.rules import midnight
from core.settings.staffing import Staffing
from core.staffing import desks
from core.staffing.inputs import rules, working
from core.staffing.inputs.figures import Figure, Worker
from core.staffing.inputs.kinds import Kinds, kinds, waits
from core.staffing.inputs.measured import Measured
from core.staffing.inputs.shipped import SHIPPED
from core.staffing.inputs.words import Source
from core.staffing.world import HOUR, Hand, Kind, Open, World
from core.survey.rules import Estimate

FEW = 5  # rows, from which what they tell counts
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """Expected by real hour from the first midnight on; ``swing``: variance of the factor by which days differ."""

    cases: Sequence[float]
    swing: float = 0.0
    calls: Sequence[float] = ()
    chats: Sequence[float] = ()


def figures(measured: Measured, typed: Staffing) -> dict[str, Figure]:
    """By the name of the field: what was typed, or else measured in enough rows, or else as shipped."""
    known = _measured(measured)
    shipped = {name: Figure(value, Source.SHIPPED) for name, value in SHIPPED.items()}
    touch = _touch(measured, known.get("again", shipped["again"]))
    found = shipped | {"handling": touch, "work_again": touch} | known
    for name in found:
        if (value := getattr(typed, name)) is not None:
            found[name] = Figure(float(value), Source.TYPED)
    if typed.work_again is None and found["handling"].source is Source.TYPED and touch.source is not Source.MEASURED:
        found["work_again"] = replace(found["handling"], source=Source.SHIPPED)
    return found


def _measured(measured: Measured) -> dict[str, Figure]:
    again, spent = measured.touched.again, measured.spent
    told = {
        "again": _times(again, 100),
        "away": measured.touched.away,
        "call_minutes": measured.called.minutes,
        "patience": measured.called.patience,
        "spread": Estimate(spent.minutes.n, spent.spread),
    }
    return {name: _figure(each) for name, each in told.items() if each.n >= FEW and each.value is not None}


def _touch(measured: Measured, again: Figure) -> Figure:
    """Minutes are noted by case: every touch of it has its even part of them."""
    part, noted = 1 - again.value / 100, measured.spent.minutes
    if noted.n >= FEW and noted.value:
        return _figure(_times(noted, part))
    return replace(measured.usual, value=measured.usual.value * part)


def _figure(told: Estimate) -> Figure:
    return Figure(told.value or 0.0, Source.MEASURED, told.n, told.low, told.high)


def _times(told: Estimate, factor: float) -> Estimate:
    value, low, high = (None if each is None else each * factor for each in (told.value, told.low, told.high))
    return Estimate(told.n, value, low, high)


def world(measured: Measured, typed: Staffing, coming: Coming) -> World:
    """``coming`` holds each hour of the days that count and of those after them."""
    known, ahead = figures(measured, typed), measured.ahead
    live = live_load(coming, known, ahead.all * 24)
    zero, alike = start(measured), kinds(measured, known)
    hands = tuple(_hand(each, zero) for each in measured.crew.workers)
    made = World(
        days=ahead.days,
        tail=ahead.tail,
        expected=tuple(coming.cases),
        kinds=alike.kinds,
        hands=hands,
        calendars=working.spans(measured.terms, zero, ahead.all, _longest(alike.kinds)),
        swing=coming.swing,
        live=tuple(live),
        shrinkage=known["shrinkage"].value / 100,
        backlog=_backlog(measured, alike, zero),
    )
    return desks.paced(made)


def start(measured: Measured) -> datetime:
    """Minute 0."""
    return midnight(measured.ahead.first, measured.terms.zone)


def live_load(coming: Coming, known: Mapping[str, Figure], many: int) -> list[float]:
    """People whom the calls and chats of each hour keep busy; a person has several chats at once."""
    call = known["call_minutes"].value / HOUR
    chat = known["chat_minutes"].value / HOUR / known["slots"].value
    return [_at(coming.calls, hour) * call + _at(coming.chats, hour) * chat for hour in range(many)]


def _at(values: Sequence[float], place: int) -> float:
    return values[place] if place < len(values) else 0.0


def _hand(worker: Worker, zero: datetime) -> Hand:
    tags = [*(f"team:{each}" for each in worker.teams), *(f"skill:{each}" for each in sorted(worker.skills))]
    return Hand(f"person:{worker.id}", worker.name, tuple(tags), rules.minutes(worker.shifts, zero), worker.id)


def _backlog(measured: Measured, alike: Kinds, zero: datetime) -> tuple[Open, ...]:
    """The oldest first."""
    waiting = sorted((each for each in measured.waiting if waits(each.trait)), key=lambda each: each.since)
    places = {trait: alike.place(trait, measured.terms) for trait in {each.trait for each in waiting}}
    return tuple(Open(places[each.trait], (zero - each.since) / MINUTE, each.answered) for each in waiting)


def _longest(found: Sequence[Kind]) -> float:
    """Minutes of working time of the longest promise."""
    limits = (limit for kind in found for limit in (kind.answer, kind.solve) if limit and not limit.day_and_night)
    return max((limit.minutes for limit in limits), default=0.0)
