"""What moving would do, step by step, before it is done; by the same reckoning that does it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.deadlines import views as promises
from core.drafting import views as drafting
from core.models.process import Visit
from core.permissions import Permission, demand
from core.process import views as processes
from core.process.rules import Need, wakes
from core.process.views import Running
from core.switching import aiming, claims, reckoning, rules
from core.switching.forms import Plan
from core.switching.reckoning import Wanted
from core.switching.rules import Pair
from core.switching.words import Effect
from core.work import Reading


@dataclass(slots=True)
class Way:
    """The cases of one step. ``late``: of them how many would be late that are not; ``at_once``: time moves them on.

    ``anew``: their time in the step begins anew; ``lacking``: cases without what the new step asks for besides.
    ``owners``: cases whose owner could go on with them before, and could not then; ``workers``: who could;
    ``hands``: some of those who work the step now could not.
    """

    step: str
    to: str
    cases: int = 0
    late: int = 0
    at_once: int = 0
    anew: int = 0
    lacking: int = 0
    owners: int = 0
    asked: dict[Need, None] = field(default_factory=dict[Need, None])
    effects: set[Effect] = field(default_factory=set[Effect])
    workers: frozenset[int] = frozenset()
    hands: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """``stay``: cases that are left on the version they have, by step."""

    target: Running
    ways: Sequence[Way]
    stay: Mapping[str, int]

    @property
    def cases(self) -> int:
        return sum(each.cases for each in self.ways)


def foresee(desk: Reading, plan: Plan) -> Preview:
    """Counts of all cases, sensitive ones too; none of them is opened by it."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    target = processes.version(desk, plan.target)
    olds = {each: processes.version(desk, each) for each in plan.sources}
    steps = rules.whole([each.document for each in olds.values()], target.document, plan.steps)
    pairs, ways, stay = _Pairs(desk, target), dict[str, Way](), defaultdict[str, int](int)
    now = promises.terms(desk)
    for ticket, visit in claims.standing(desk, plan.sources, [*steps]):
        to, old = steps[ticket.step], olds[ticket.process_version_id]
        if to is None or to not in rules.targets(old.document.steps[ticket.step], target.document):
            stay[ticket.step] += 1
            continue
        wanted = aiming.forward(desk, (ticket, visit), old, target, to)
        way = ways.setdefault(ticket.step, Way(ticket.step, to))
        _counted(way, pairs.of(old, ticket.step, to), wanted, reckoning.entered(wanted, now), desk)
    order = {name: place for place, name in enumerate(steps)}
    return Preview(target, sorted(ways.values(), key=lambda each: order[each.step]), dict(stay))


class _Pairs:
    """Each pair of steps is compared once."""

    def __init__(self, desk: Reading, target: Running) -> None:
        self.staff, self.target = drafting.holders(desk), target.document
        self.known = dict[tuple[int, str, str], Pair]()

    def of(self, old: Running, step: str, to: str) -> Pair:
        key = old.id, step, to
        if key not in self.known:
            self.known[key] = rules.pair((old.document, step), (self.target, to), self.staff)
        return self.known[key]


def _counted(way: Way, pair: Pair, wanted: Wanted, visit: Visit, desk: Reading) -> None:
    open_now, was_due = pair.new.stage.open, wanted.visit.due_at
    late = open_now and visit.due_at is not None and visit.due_at < desk.now
    woken = wakes(pair.new, wanted.since)
    there = {*wanted.values, *wanted.checked}
    way.cases += 1
    way.late += late and not (was_due and was_due < desk.now)
    way.at_once += woken is not None and woken <= desk.now
    way.anew += not pair.goes_on
    way.lacking += any(need.id not in there for need in pair.asked)
    way.owners += wanted.ticket.owner_id in pair.lose
    way.asked |= dict.fromkeys(pair.asked)
    way.effects.add(pair.effect)
    way.workers, way.hands = pair.workers, way.hands or bool(pair.lose)
