"""An ordinary week, hour by hour: how many people it takes, and how many are there. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from core.staffing import desks
from core.staffing.formulas.erlang import Line, served
from core.staffing.formulas.required import Demand, required
from core.staffing.inputs.build import Coming
from core.staffing.inputs.figures import Figure
from core.staffing.study.questions import Hour
from core.staffing.world import HOUR, WEEK, Live, World

HOURS = WEEK // HOUR
BUSIEST = 0.9  # of a person's time on calls and chats: more is fair to nobody
MINUTE, SECONDS = 60, 3_600  # seconds of a minute, of an hour


def with_live(
    world: World, coming: Coming, known: Mapping[str, Figure], call_seconds: float, chat_seconds: float
) -> World:
    """Calls and chats of an ordinary week; within which time they are to be answered."""
    last, goal = world.days * 24, known["goal_live"].value / 100
    calls, chats = (tuple(_folded(each[:last])) for each in (coming.calls, coming.chats))
    patience = known["patience"].value * MINUTE
    return replace(
        world,
        calls=Live(calls, known["call_minutes"].value, call_seconds, goal, patience),
        chats=Live(chats, known["chat_minutes"].value, chat_seconds, goal, None, round(known["slots"].value)),
    )


def week(world: World, cases: Sequence[float]) -> tuple[Hour, ...]:
    """Averages of the days that count, hour by hour from Monday on; ``cases``: what comes in, by hour."""
    last = world.days * 24
    rostered, growth = _folded(desks.by_hour(world)[:last]), desks.growth(world)
    flow = [each * growth for each in _folded(cases[:last])]
    work, share = hours_of_work(world), 1 - world.shrinkage
    found = list[Hour]()
    for place in range(HOURS):
        calls, chats = _of_hour(world.calls, place), _of_hour(world.chats, place)
        need = people(world.calls, calls), people(world.chats, chats), flow[place] * work
        found.append(Hour(place, calls, chats, flow[place], *need, sum(need) / share, rostered[place]))
    return tuple(found)


def _of_hour(what: Live | None, place: int) -> float:
    return what.arrivals[place] if what else 0.0


def answered(world: World, what: Live | None) -> float | None:
    """The share of calls or chats answered in time by those who are rostered, breaks set aside; none without any.

    Hour by hour by Erlang's formulas; everybody at work answers. Between two whole numbers of people, a share between.
    """
    if what is None or not any(what.arrivals):
        return None
    there = _folded(desks.by_hour(world)[: world.days * 24])
    in_time = (
        arrivals * _within(what, arrivals, people * (1 - world.shrinkage) * what.slots)
        for arrivals, people in zip(what.arrivals, there, strict=True)
        if arrivals
    )
    return sum(in_time) / sum(what.arrivals)


def _within(what: Live, arrivals: float, agents: float) -> float:
    low = int(agents)
    return (low + 1 - agents) * _share(what, arrivals, low) + (agents - low) * _share(what, arrivals, low + 1)


def _share(what: Live, arrivals: float, agents: int) -> float:
    """Too few for endless patience answer nobody in time, in the long run."""
    patience = None if what.patience is None else what.patience / SECONDS
    line = Line(arrivals, what.minutes / HOUR, what.seconds / SECONDS, patience)
    return 0.0 if patience is None and agents <= line.load else served(line, agents).within


def hours_of_work(world: World) -> float:
    """Hours of work in a case, all its touches together."""
    total = sum(kind.share for kind in world.kinds)
    minutes = sum(kind.share * (kind.work + kind.work_again * kind.again / (1 - kind.again)) for kind in world.kinds)
    return minutes / total / HOUR if total else 0.0


def _folded(hours: Sequence[float]) -> list[float]:
    """By hour of the week, on average."""
    return [fmean(hours[place::HOURS]) if hours[place::HOURS] else 0.0 for place in range(HOURS)]


def people(what: Live | None, arrivals: float) -> int:
    """At work in an hour in which so many come, so that the share that is wanted is answered in time."""
    if what is None or arrivals <= 0:
        return 0
    demand = Demand(
        arrivals, what.minutes * MINUTE, what.goal, what.seconds, what.patience, what.slots, occupancy=BUSIEST
    )
    return required(demand).agents

