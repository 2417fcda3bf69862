"""An ordinary week, hour by hour: how many people it takes, and how many are there. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from core.staffing import desks
from core.staffing.formulas.required import Demand, required
from core.staffing.inputs.build import Coming
from core.staffing.inputs.figures import Figure
from core.staffing.study.questions import Hour
from core.staffing.world import HOUR, WEEK, World

HOURS = WEEK // HOUR
BUSIEST = 0.9  # of a person's time on calls and chats: more is fair to nobody
MINUTE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Live:
    """What is answered while the customer waits; ``seconds``: within which it is to be answered."""

    minutes: float
    seconds: float
    goal: float
    patience: float | None = None
    slots: int = 1


def live(known: Mapping[str, Figure], call_seconds: float, chat_seconds: float) -> tuple[Live, Live]:
    """Calls and chats."""
    goal = known["goal_live"].value / 100
    calls = Live(known["call_minutes"].value, call_seconds, goal, known["patience"].value * MINUTE)
    return calls, Live(known["chat_minutes"].value, chat_seconds, goal, None, round(known["slots"].value))


def week(world: World, coming: Coming, calls: Live, chats: Live) -> tuple[Hour, ...]:
    """Averages of the days that count, hour by hour from Monday on."""
    last = world.days * 24
    rostered = _folded(desks.by_hour(world)[:last])
    flows = [_folded(each[:last]) for each in (coming.cases, coming.calls, coming.chats)]
    work, share = hours_of_work(world), 1 - world.shrinkage
    found = list[Hour]()
    for place, (there, cases, ringing, asking) in enumerate(zip(rostered, *flows, strict=True)):
        need = people(calls, ringing), people(chats, asking), cases * work
        found.append(Hour(place, ringing, asking, cases, *need, sum(need) / share, there))
    return tuple(found)


def hours_of_work(world: World) -> float:
    """Hours of work in a case, all its touches together."""
    total = sum(kind.share for kind in world.kinds)
    minutes = sum(kind.share * (kind.work + kind.work_again * kind.again / (1 - kind.again)) for kind in world.kinds)
    return minutes / total / HOUR if total else 0.0


def _folded(hours: Sequence[float]) -> list[float]:
    """By hour of the week, on average."""
    return [fmean(hours[place::HOURS]) if hours[place::HOURS] else 0.0 for place in range(HOURS)]


def people(what: Live, arrivals: float) -> int:
    """At work in an hour in which so many come, so that the share that is wanted is answered in time."""
    demand = Demand(
        arrivals, what.minutes * MINUTE, what.goal, what.seconds, what.patience, what.slots, occupancy=BUSIEST
    )
    return required(demand).agents if arrivals > 0 else 0

