"""One thing at a time: other sizes of the team, each person gone, each input a tenth up and down."""

from collections.abc import Callable, Sequence

from core.staffing import desks
from core.staffing.study import rules
from core.staffing.study.limiting import Base, keeps
from core.staffing.study.lining import difference, kept, weekly_cost
from core.staffing.study.playing import Theatre
from core.staffing.study.results import Gone, Size, Turned
from core.staffing.words import Input
from core.staffing.world import World

AROUND = 4  # sizes of the team on each side of today's
MOST_GONE = 40  # people, each of whom is taken away in turn
TENTH = 0.1
MOST_ROOM, HALVINGS = 16.0, 5

TURNS: dict[Input, Callable[[World, float], World]] = {
    Input.ARRIVALS: lambda world, factor: desks.grown(world, factor, {}),
    Input.HANDLING: desks.handled,
    Input.AGAIN: lambda world, factor: desks.coming_back(world, chance=factor),
    Input.AWAY: lambda world, factor: desks.coming_back(world, away=factor),
    Input.LIVE: desks.busier,
    Input.SHRINKAGE: lambda world, factor: desks.shrunk(world, world.shrinkage * factor),
    Input.LIMIT: desks.tightened,
}


def gone(base: Base, theatre: Theatre) -> tuple[Gone, ...]:
    """Whom the desk would miss most comes first."""
    found = list[Gone]()
    for hand in base.world.hands[:MOST_GONE]:
        moved = difference(theatre.beside(desks.without(base.world, {hand.code}), base.played), base.played)
        found.append(Gone(hand.code, hand.name, moved, rules.told(moved)))
    return tuple(sorted(found, key=lambda each: each.moved.value))


def sizes(base: Base, theatre: Theatre, missed: Sequence[Gone]) -> tuple[Size, ...]:
    """Fewer people without those who are missed least; more with another one like the busiest, in turn."""
    today = len(base.world.hands)
    smaller = [base.world]
    for each in list(reversed(missed))[: min(AROUND, today - 1)]:
        smaller.insert(0, desks.without(smaller[0], {each.code}))
    larger = list[World]()
    busiest = base.idlest[::-1]
    for number in range(AROUND if busiest else 0):
        like = desks.twin(busiest[number % len(busiest)], 1 + number // len(busiest))
        larger.append(desks.joined(larger[-1] if larger else base.world, like))
    return tuple(_size(base, theatre, world) for world in (*smaller, *larger))


def _size(base: Base, theatre: Theatre, world: World) -> Size:
    played = base.played if world is base.world else theatre.beside(world, base.played)
    return Size(len(world.hands), kept(played, base.played), weekly_cost(world, base.costs))


def smallest(found: Sequence[Size], goal: float) -> int | None:
    """The fewest people who surely keep the promise, and so does every larger team that was tried."""
    fits = [keeps(each.answer, goal) for each in found]
    place = next((place for place in range(len(found)) if all(fits[place:])), None)
    return None if place is None else found[place].people


def room(base: Base, theatre: Theatre) -> float | None:
    """How many times as many cases today's people surely keep the promise for, up to ``MOST_ROOM``; by halves."""
    if not base.keeps:
        return None
    low, high = 1.0, max(1.0, min(MOST_ROOM, desks.MOST_CASES / max(desks.cases(base.world), 1.0)))
    for _ in range(HALVINGS):
        middle = (low * high) ** 0.5
        played = theatre.beside(desks.grown(base.world, middle, {}), base.played)
        if keeps(kept(played, base.played), base.goal):
            low = middle
        else:
            high = middle
    return low


def turned(base: Base, theatre: Theatre) -> tuple[Turned, ...]:
    """What matters most comes first."""
    found = [_turned(base, theatre, each, turn) for each, turn in TURNS.items() if _matters(base.world, each)]
    return tuple(sorted(found, key=lambda each: -max(abs(each.lower.value), abs(each.higher.value))))


def _turned(base: Base, theatre: Theatre, what: Input, turn: Callable[[World, float], World]) -> Turned:
    lower, higher = (
        difference(theatre.beside(turn(base.world, factor), base.played), base.played)
        for factor in (1 - TENTH, 1 + TENTH)
    )
    return Turned(what, lower, higher)


def _matters(world: World, what: Input) -> bool:
    """Nothing that is zero can be a tenth more."""
    match what:
        case Input.LIVE:
            return any(world.live)
        case Input.AGAIN | Input.AWAY:
            return any(kind.again for kind in world.kinds)
        case Input.SHRINKAGE:
            return world.shrinkage > 0
        case _:
            return True
