"""Plain desks by hand: people with the same week again and again, and as many cases in every hour as one says."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from core.staffing import desks
from core.staffing.study.questions import TODAY, Asked, Costs, Entry
from core.staffing.world import DAY, HOUR, Hand, Kind, Limit, Spans, World

WEEKDAYS = range(5)
ALL_DAYS = range(7)


def week(days: Iterable[int], opens: float, closes: float, many: int) -> Spans:
    """The same hours on these weekdays, for so many days."""
    chosen = {*days}
    return tuple(
        (day * DAY + opens * HOUR, day * DAY + closes * HOUR) for day in range(many) if day % 7 in chosen
    )


def person(code: str, *has: str, days: Iterable[int] = WEEKDAYS, hours: tuple[float, float] = (9, 17)) -> Hand:
    """For the next six weeks."""
    return Hand(code, code.title(), has, week(days, *hours, 42))


def people(count: int, *has: str, days: Iterable[int] = WEEKDAYS, hours: tuple[float, float] = (9, 17)) -> list[Hand]:
    chosen = [*days]
    return [person(f"h{number}", *has, days=chosen, hours=hours) for number in range(count)]


def kind(**more: Any) -> Kind:
    """A mail of ten minutes, to be answered within a day by the clock on the wall."""
    plain: dict[str, Any] = {
        "code": "mail/P3", "channel": "mail", "priority": "P3", "share": 1.0, "work": 10.0, "spread": 0.5,
        "answer": Limit(DAY, day_and_night=True),
    }  # fmt: skip
    return Kind(**plain | more)


def shop(hands: Sequence[Hand], a_day: float, *kinds: Kind, **more: Any) -> World:
    """Two weeks that count and one more; as many cases at night as by day; open from nine to five on weekdays."""
    plain: dict[str, Any] = {
        "days": 14, "tail": 7, "expected": (a_day / 24,) * (21 * 24), "kinds": kinds or (kind(),),
        "hands": tuple(hands), "calendars": (week(WEEKDAYS, 9, 17, 90),),
    }  # fmt: skip
    return desks.paced(World(**plain | more))


def asked(world: World, *others: World, **more: Any) -> Asked:
    """Today and these."""
    entries = (Entry(TODAY, "", world), *(Entry(str(n), f"No {n}", each) for n, each in enumerate(others, 1)))
    plain: dict[str, Any] = {"costs": Costs(20, 0.25, 0.5), "goal": 0.9, "seed": 5, "first": "2026-01-05"}
    return Asked(entries, **plain | more)


def longer(world: World, days: int) -> World:
    """So many days that count, as the first week is."""
    hours = (days + world.tail) * 24
    week_ = world.expected[: 7 * 24]
    return replace(world, days=days, expected=tuple(week_[hour % len(week_)] for hour in range(hours)))
