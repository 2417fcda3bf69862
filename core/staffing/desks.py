"""Another desk made from one: with other people, hours, skills, arrivals or limits. Pure values."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from math import ceil

from core.staffing.world import DAY, HOUR, WEEK, Hand, Kind, Limit, Live, Order, Spans, World

SLOWEST = 20.0  # minutes that a minute of handling takes at most; who answers calls all day does nothing else
LEAST = 1 / SLOWEST
MOST_CASES = 1_000_000  # of one replication, by measurement 400 MB; far beyond what people of a desk can do
LIVE = "live"  # calls and chats, where channels are told apart


def paced(world: World) -> World:
    """The pace of each hour anew: what is left of the rostered people once breaks, calls and chats have their part."""
    rostered = by_hour(world)
    live = world.live or (0.0,) * len(rostered)
    pace = tuple(_pace(world.shrinkage, calls, there) for calls, there in zip(live, rostered, strict=False))
    return replace(world, pace=pace)


def _pace(shrinkage: float, live: float, there: float) -> float:
    left = 1 - shrinkage - (live / there if there else 0.0)
    return 1 / max(left, LEAST)


def by_hour(world: World) -> list[float]:
    """How many people are rostered in each hour, on its average."""
    hours = [0.0] * ((world.days + world.tail) * 24)
    for shifts, people in Counter(hand.shifts for hand in world.hands).items():  # many have the same ones
        for begin, end in shifts:
            for hour in range(max(0, int(begin // HOUR)), min(len(hours), ceil(end / HOUR))):
                hours[hour] += people * (min(end, (hour + 1) * HOUR) - max(begin, hour * HOUR)) / HOUR
    return hours


def without(world: World, codes: Collection[str]) -> World:
    return paced(replace(world, hands=tuple(each for each in world.hands if each.code not in codes)))


def joined(world: World, *hands: Hand) -> World:
    return paced(replace(world, hands=(*world.hands, *hands)))


def twin(hand: Hand, number: int) -> Hand:
    """Somebody who can do the same at the same hours."""
    return replace(hand, code=f"{hand.code}+{number}", person_id=None)


def reshaped(world: World, hands: Mapping[str, Hand]) -> World:
    """With these in the place of those of the same code."""
    return paced(replace(world, hands=tuple(hands.get(each.code, each) for each in world.hands)))


def taught(hand: Hand, tags: Collection[str]) -> Hand:
    return replace(hand, has=tuple(sorted({*hand.has, *tags})))


def tags(world: World) -> tuple[str, ...]:
    """All that cases ask for."""
    return tuple(sorted({tag for kind in world.kinds for tag in kind.needs}))


def moved(hand: Hand, days: Mapping[int, int]) -> Hand:
    """Shifts that begin on one weekday (0: Monday, as minute 0) are worked on another one of the same week."""
    return replace(hand, shifts=tidied(_moved(begin, end, days) for begin, end in hand.shifts))


def _moved(begin: float, end: float, days: Mapping[int, int]) -> tuple[float, float]:
    today = weekday(begin)
    by = (days.get(today, today) - today) * DAY
    return begin + by, end + by


def weekday(minute: float) -> int:
    """0 is Monday, as minute 0 is."""
    return int(minute % WEEK // DAY)


def later(hand: Hand, minutes: float) -> Hand:
    return replace(hand, shifts=tidied((begin + minutes, end + minutes) for begin, end in hand.shifts))


def tidied(spans: Iterable[tuple[float, float]]) -> Spans:
    """In order, and where two overlap they are one: nobody works twice at the same time."""
    found: list[tuple[float, float]] = []
    for begin, end in sorted(spans):
        if found and begin < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return tuple(found)


def cases(world: World) -> float:
    """Expected in all its hours, with those that are open before."""
    return sum(world.expected) * growth(world) + len(world.backlog)


def worked(world: World) -> float:
    """Rostered hours of the days that count."""
    return sum(hours_a_week(hand, world) for hand in world.hands) * world.days / 7


def hours_a_week(hand: Hand, world: World) -> float:
    """On average of the days that count."""
    until = world.days * DAY
    return sum(max(0.0, min(end, until) - max(begin, 0)) for begin, end in hand.shifts) / HOUR / (world.days / 7)


def kinds(world: World, change: Callable[[Kind], Kind]) -> World:
    return replace(world, kinds=tuple(change(each) for each in world.kinds))


def grown(world: World, factor: float, channels: Mapping[str, float]) -> World:
    """So many times the cases, and of these channels so many times more; calls and chats grow with all others."""
    calls = factor * channels.get(LIVE, 1.0)
    more = kinds(world, lambda kind: replace(kind, growth=kind.growth * factor * channels.get(kind.channel, 1.0)))
    return busier(more, calls)


def growth(world: World) -> float:
    """How many times as many cases come in as were expected, over all kinds."""
    shares = sum(kind.share for kind in world.kinds)
    return sum(kind.share * kind.growth for kind in world.kinds) / shares if shares else 1.0


def handled(world: World, factor: float) -> World:
    """Every touch takes so many times as long, calls and chats too."""
    slower = kinds(
        world, lambda kind: replace(kind, work=kind.work * factor, work_again=kind.work_again * factor)
    )
    return _live(slower, factor, lambda each: replace(each, minutes=each.minutes * factor))


def promised(world: World, answer: Mapping[str, float], solve: Mapping[str, float]) -> World:
    """Other limits by priority, in minutes; where nothing was promised, nothing is."""
    return kinds(
        world,
        lambda kind: replace(
            kind,
            answer=_limit(kind.answer, answer.get(kind.priority)),
            solve=_limit(kind.solve, solve.get(kind.priority)),
        ),
    )


def counted(world: World, day_and_night: bool) -> World:
    """All promises by the clock on the wall, or all in working time; their minutes stay."""

    def by(limit: Limit | None) -> Limit | None:
        return limit and replace(limit, day_and_night=day_and_night)

    return kinds(world, lambda kind: replace(kind, answer=by(kind.answer), solve=by(kind.solve)))


def _limit(known: Limit | None, minutes: float | None) -> Limit | None:
    return known if known is None or minutes is None else replace(known, minutes=minutes)


def tightened(world: World, factor: float) -> World:
    """The limit of the first response so many times as long."""
    return kinds(world, lambda kind: replace(kind, answer=_stretched(kind.answer, factor)))


def _stretched(known: Limit | None, factor: float) -> Limit | None:
    return known and replace(known, minutes=known.minutes * factor)


def coming_back(world: World, chance: float = 1.0, away: float = 1.0) -> World:
    return kinds(world, lambda kind: replace(kind, again=min(0.95, kind.again * chance), away=kind.away * away))


def looked_at(world: World, minutes: tuple[float, ...]) -> World:
    """Cases lie so long before anybody looks at them; those that are answered as they come in do not."""
    return kinds(world, lambda kind: kind if kind.answer is None else replace(kind, delay=minutes))


def ordered(world: World, order: Order) -> World:
    return replace(world, order=order)


def shrunk(world: World, share: float) -> World:
    return paced(replace(world, shrinkage=share))


def busier(world: World, factor: float) -> World:
    """So many times the calls and chats."""
    return _live(world, factor, lambda each: replace(each, arrivals=tuple(n * factor for n in each.arrivals)))


def _live(world: World, factor: float, change: Callable[[Live], Live]) -> World:
    """They keep so many times as many people busy, because of this change."""
    calls, chats = (each and change(each) for each in (world.calls, world.chats))
    return paced(replace(world, live=tuple(each * factor for each in world.live), calls=calls, chats=chats))
