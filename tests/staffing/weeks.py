"""Small desks whose best rota can be found by trying all, with sums written anew: nothing here asks core."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from core.staffing.tours.forms import Named, Need, Person, Prices, Rules

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
OPEN = (FRIDAY, SATURDAY, SUNDAY)
BEFORE = (0, 1, 2, 3)  # days on which these desks are closed, and everybody is away
SMALL = Rules(
    lengths=(240, 480), earliest=480, latest=960, every=240, lunch_from=180, lunch_to=240, prices=Prices(hour=20)
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What somebody may do in the week: half-hours worked, from Monday on."""

    slots: frozenset[int]


def need(by_hour: dict[tuple[int, int], float], *tags: str) -> Need:
    """``by_hour``: weekday and hour."""
    return Need(tuple(by_hour.get((slot // 48, slot % 48 // 2), 0.0) for slot in range(336)), tags)


def choices(person: Person, weekend_days: int = 2) -> Iterator[Choice]:
    """All tours that ``SMALL`` allows: four hours from 8 or 12, or eight with half an hour of lunch."""
    yield Choice(frozenset())
    days = [day for day in OPEN if day not in person.absent]
    for start, half_hours, lunches in ((16, 8, (None,)), (24, 8, (None,)), (16, 16, (22, 23, 24))):
        paid = (half_hours - (lunches != (None,))) / 2
        for count in range(1, len(days) + 1):
            for some in combinations(days, count):
                if paid * count <= person.hours and len({*some} & {SATURDAY, SUNDAY}) <= weekend_days:
                    yield from _with_lunches(some, range(start, start + half_hours), lunches)


def _with_lunches(days: Sequence[int], worked: range, lunches: Sequence[int | None]) -> Iterator[Choice]:
    for taken in product(lunches, repeat=len(days)):
        pairs = zip(days, taken, strict=True)
        yield Choice(frozenset(day * 48 + slot for day, lunch in pairs for slot in worked if slot != lunch))


def price(needs: Sequence[Need], skilled: Sequence[bool], team: Sequence[Choice]) -> float:
    """Twenty an hour, half more at the weekend; sixty for a half-hour that is missing, two for one that is idle.

    The second need, where there is one, is for the skilled only.
    """
    total = 0.0
    for slot in (day * 48 + at for day in OPEN for at in range(16, 32)):
        here = [able for able, choice in zip(skilled, team, strict=True) if slot in choice.slots]
        asked = [each.people[slot] for each in needs]
        missing = lacking(asked, sum(here), len(here) - sum(here))
        premium = 1.5 if slot // 48 in (SATURDAY, SUNDAY) else 1.0
        total += 10 * premium * len(here) + 60 * missing + 2 * (len(here) - (sum(asked) - missing))
    return total


def lacking(asked: Sequence[float], skilled: int, others: int) -> float:
    """The least that is missing, by trying how many of the skilled do what the others can do as well."""
    if len(asked) == 1:
        return max(0.0, asked[0] - skilled - others)
    return min(
        max(0.0, asked[0] - others - lent) + max(0.0, asked[1] - (skilled - lent)) for lent in range(skilled + 1)
    )


def least(needs: Sequence[Need], people: Sequence[Person], skill: str = "", weekend_days: int = 2) -> float:
    """The price of the best of all rotas."""
    skilled = [skill in each.tags for each in people]
    offered = [{*choices(each, weekend_days)} for each in people]
    return min(price(needs, skilled, team) for team in product(*offered))


def worked(names: Iterable[Named], rules: Rules) -> dict[int, set[int]]:
    """Half-hours by person, lunch left out; the week comes again."""
    found: dict[int, set[int]] = {}
    for named in names:
        for place, day in enumerate(named.tour.days):
            at = {day * 48 + named.tour.start // 30 + ahead for ahead in range(named.tour.length // 30)}
            if named.lunches:
                first = day * 48 + named.lunches[place] // 30
                at -= {first + ahead for ahead in range(rules.lunch // 30)}
            found.setdefault(named.person_id, set()).update(each % 336 for each in at)
    return found
