"""What limits the desk, and the cheapest single thing that helps: tried, one after the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.reports.words import Verdict
from core.staffing import desks
from core.staffing.study import rules
from core.staffing.study.lining import difference, kept, weekly_cost
from core.staffing.study.playing import Outcomes, Theatre
from core.staffing.study.questions import Costs
from core.staffing.study.results import Limits, Try
from core.staffing.words import Limiting, Probe
from core.staffing.world import Hand, Order, World
from core.survey.rules import Estimate

MOST_LIKE = 6  # kinds of people of whom one more is tried, the busiest ones
FEW = 3  # people for whom a fix is tried, the least busy of each kind
WEEKDAYS = range(5)
HOURS = 180.0  # minutes by which a shift begins later
RELIEVES = {
    Probe.MORE_PEOPLE: Limiting.PEOPLE,
    Probe.ALL_HOURS: Limiting.HOURS,
    Probe.ALL_SKILLS: Limiting.SKILL,
    Probe.BY_PRIORITY: Limiting.PRIORITY,
    Probe.AT_ONCE: Limiting.LYING,
}


@dataclass(frozen=True, slots=True)
class Base:
    """The desk in question, as it was played; ``busy``: share of their time that people work, by place of the hand."""

    world: World
    played: Outcomes
    busy: Sequence[float]
    goal: float
    costs: Costs

    @property
    def idlest(self) -> list[Hand]:
        order = sorted(range(len(self.busy)), key=self.busy.__getitem__)
        return [self.world.hands[place] for place in order if self.world.hands[place].shifts]

    @property
    def keeps(self) -> bool:
        return keeps(kept(self.played), self.goal)


Change = tuple[Probe, str, World]


def limits(base: Base, theatre: Theatre) -> Limits:
    reliefs = [_tried(base, theatre, each) for each in _reliefs(base.world)]
    fixes = [_tried(base, theatre, each) for each in _fixes(base)]
    helping = sorted((each for each in fixes if each.verdict is Verdict.BETTER), key=_cheapest)
    others = sorted((each for each in fixes if each.verdict is not Verdict.BETTER), key=lambda each: -each.moved.value)
    return Limits(_limiting(base, reliefs), tuple(reliefs), (*helping, *others))


def _reliefs(world: World) -> Iterator[Change]:
    """Each limit taken away wholly, whatever that costs."""
    half = [desks.twin(hand, 1) for hand in world.hands[::2]]
    yield Probe.MORE_PEOPLE, "", desks.joined(world, *half)
    yield Probe.ALL_HOURS, "", spread_out(world)
    everything = desks.tags(world)
    yield Probe.ALL_SKILLS, "", _changed(world, lambda hand: desks.taught(hand, everything), *world.hands)
    yield Probe.BY_PRIORITY, "", desks.ordered(world, Order.PRIORITY)
    if any(kind.delay for kind in world.kinds):
        yield Probe.AT_ONCE, "", desks.looked_at(world, ())


def spread_out(world: World) -> World:
    """The same shifts on other days: who is off when goes round, so that all days have the same people."""
    turned = (
        desks.moved(hand, {day: (day + place) % 7 for day in range(7)}) for place, hand in enumerate(world.hands)
    )
    return desks.reshaped(world, {each.code: each for each in turned})


def _fixes(base: Base) -> Iterator[Change]:
    """What a manager can do tomorrow, each for those who have most time for it."""
    world, alike = base.world, _one_of_each(base.idlest)
    for hand in alike[-MOST_LIKE:]:
        yield Probe.ONE_MORE, hand.name, desks.joined(world, desks.twin(hand, 1))
    on_weekdays = [each for each in base.idlest if _only_weekdays(each)]
    for hand in on_weekdays[:FEW]:
        yield Probe.WEEKEND, hand.name, _changed(world, _to_weekend, hand)
    if len(on_weekdays) > 1:
        names = f"{on_weekdays[0].name}, {on_weekdays[1].name}"
        yield Probe.WEEKEND, names, _changed(world, _to_weekend, *on_weekdays[:2])
    for hand in base.idlest[:FEW]:
        yield Probe.LATER, hand.name, _changed(world, lambda each: desks.later(each, HOURS), hand)
    asked = set(desks.tags(world))
    for hand in [each for each in base.idlest if asked - set(each.has)][:FEW]:
        yield Probe.TAUGHT, hand.name, _changed(world, lambda each: desks.taught(each, asked), hand)
    yield Probe.BY_PRIORITY, "", desks.ordered(world, Order.PRIORITY)


def _one_of_each(hands: Sequence[Hand]) -> list[Hand]:
    """The busiest of those who can do the same: whom one would like to have twice."""
    return list({hand.has: hand for hand in hands}.values())


def _changed(world: World, change: Callable[[Hand], Hand], *hands: Hand) -> World:
    return desks.reshaped(world, {each.code: change(each) for each in hands})


def _only_weekdays(hand: Hand) -> bool:
    return all(desks.weekday(begin) in WEEKDAYS for begin, _ in hand.shifts)


def _to_weekend(hand: Hand) -> Hand:
    """Two days of the middle of the week, when least comes in."""
    return desks.moved(hand, {2: 5, 3: 6})


def _tried(base: Base, theatre: Theatre, change: Change) -> Try:
    probe, name, world = change
    played = theatre.beside(world, base.played)
    moved = difference(played, base.played)
    price, today = (weekly_cost(each, base.costs) for each in (world, base.world))
    hours = (desks.worked(world) - desks.worked(base.world)) / (world.days / 7)
    more = None if price is None or today is None else price - today
    found = kept(played, base.played)
    return Try(probe, name, found, moved, rules.told(moved), hours, more, keeps(found, base.goal))


def keeps(found: Estimate, goal: float) -> bool:
    """Surely: also the low end of the interval lies above the goal."""
    return found.low is not None and found.low >= goal


def _cheapest(each: Try) -> tuple[bool, float, float]:
    """Those that keep the promise before those that only help; of these the ones that cost least."""
    price = each.hours if each.cost is None else each.cost
    return not each.keeps, price, -each.moved.value


def _limiting(base: Base, reliefs: Sequence[Try]) -> Limiting:
    """The limit without which most is kept; people only where nothing that is free of charge does about as much."""
    helping = sorted((each for each in reliefs if each.verdict is Verdict.BETTER), key=lambda each: -each.moved.value)
    if base.keeps:
        return Limiting.NOTHING
    if not helping:
        return Limiting.UNCLEAR
    best = helping[0]
    rival = next((each for each in helping if each.probe is not Probe.MORE_PEOPLE), None)
    if best.probe is Probe.MORE_PEOPLE and rival and rival.moved.high >= best.moved.low:
        best = rival
    return RELIEVES[best.probe]
