"""What the replications of one desk say in a line of the table."""

from core.reports.rules import Change
from core.staffing import desks, unstaffed
from core.staffing.study import rules, weekly
from core.staffing.study.playing import Outcomes, answers, decided, share, solutions, tells
from core.staffing.study.questions import Costs, Entry
from core.staffing.study.results import Cell, Line
from core.staffing.world import DAY, World
from core.survey.rules import Estimate

GROWS = 0.02  # of the cases of a day, by which a backlog has to grow to be worth a word
NOTHING = Estimate(0)


def line(entry: Entry, played: Outcomes, base: Outcomes | None, costs: Costs) -> Line:
    world = entry.world
    weeks, came = world.days / 7, cases(played, base)
    price = weekly_cost(world, costs)
    moved = None if base is None else difference(played, base)
    solved = None if base is None else difference(played, base, solving=True)
    return Line(
        code=entry.code,
        name=entry.name,
        people=len(world.hands),
        hours=desks.worked(world) / weeks,
        answer=kept(played, base),
        solve=rules.mean(solutions(played), 0, 1) if tells(played, solving=True) else NOTHING,
        answer_moved=moved,
        solve_moved=solved,
        verdict=None if moved is None else rules.told(moved),
        oldest=rules.mean([float(each.oldest[world.days]) / DAY for each in played], 0),
        growth=growth(played, world.days),
        busy=rules.mean([_busy(world, float(each.worked.sum())) for each in played], 0, 1),
        cost=price,
        cost_case=price * weeks / came if price is not None and came else None,
        cells=cells(world, played),
        calls=weekly.answered(world, world.calls),
        chats=weekly.answered(world, world.chats),
        nobody=nobody(world),
        replications=len(played),
        unstaffed=unstaffed.of_world(world),
    )


def cases(played: Outcomes, base: Outcomes | None) -> float:
    """On average; of fewer replications than ``base`` by their ratio to the same ones of it."""
    own = sum(int(each.came.sum()) for each in played) / len(played)
    if base is None or len(played) >= len(base):
        return own
    same = cases(base[: len(played)], None)
    return own * cases(base, None) / same if same else own


def kept(played: Outcomes, base: Outcomes | None = None) -> Estimate:
    """The share of first responses in time; of fewer replications than ``base`` by the difference to it.

    The cases are the same, so that the difference is known long before the share is. It is added to the share of
    ``base``, which all replications tell, with both intervals.
    """
    if not tells(played):
        return NOTHING
    own = rules.mean(answers(played), 0, 1)
    return own if base is None or len(played) >= len(base) else rules.added(kept(base), difference(played, base))


def difference(played: Outcomes, base: Outcomes, solving: bool = False) -> Change:
    """Of first responses, or of resolutions; none where one of both tells nothing."""
    if not (tells(played, solving) and tells(base, solving)):
        return rules.UNKNOWN
    shares = solutions if solving else answers
    return rules.paired(shares(played), shares(base))


def weekly_cost(world: World, costs: Costs) -> float | None:
    """Of all rostered hours; none without a price."""
    if costs.hour is None:
        return None
    until = world.days * DAY
    spans = [(begin, min(end, until)) for hand in world.hands for begin, end in hand.shifts if 0 <= begin < until]
    return rules.cost(spans, costs.hour, costs.night, costs.weekend) / (world.days / 7)


def growth(played: Outcomes, days: int) -> Estimate | None:
    """Cases a day by which the backlog grows over the second half, where it surely does."""
    grows = rules.mean([rules.slope(each.open[days // 2 : days + 1].tolist()) for each in played])
    a_day = sum(int(each.came.sum()) for each in played) / len(played) / days
    surely = grows.low is not None and grows.low > 0 and (grows.value or 0) > GROWS * a_day
    return grows if surely else None


def _busy(world: World, minutes: float) -> float:
    rostered = desks.worked(world) * 60
    return minutes / rostered if rostered else 0.0


def cells(world: World, played: Outcomes) -> tuple[Cell, ...]:
    """By channel and priority, the most frequent channel first."""
    places: dict[tuple[str, str], list[int]] = {}
    for place, kind in enumerate(world.kinds):
        places.setdefault((kind.channel, kind.priority), []).append(place)
    found = [_cell(*key, those, played) for key, those in places.items()]
    sizes: dict[str, float] = {}
    for each in found:
        sizes[each.channel] = sizes.get(each.channel, 0.0) + each.cases
    return tuple(sorted(found, key=lambda each: (-sizes[each.channel], each.channel, each.priority)))


def _cell(channel: str, priority: str, places: list[int], played: Outcomes) -> Cell:
    cases = sum(int(each.came[places].sum()) for each in played) / len(played)
    answer, solve = (
        rules.mean([share(each, places) for each in many if decided(each, places)], 0, 1)
        for many in ([each.answer for each in played], [each.solve for each in played])
    )
    return Cell(channel, priority, cases, answer, solve)


def nobody(world: World) -> tuple[str, ...]:
    """What cases ask for and no one person has together."""
    has = [set(hand.has) for hand in world.hands if hand.shifts]
    missing = {kind.needs for kind in world.kinds if not any(set(kind.needs) <= each for each in has)}
    return tuple(sorted(" ".join(each) for each in missing))
