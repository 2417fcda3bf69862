"""Weeks of half-hours, what a rota covers and costs, and whether it keeps the rules; asks no solver. Pure values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from core.staffing.tours.forms import Asked, Counted, Named, Need, Person, Proposal, Rules, Tour, Unmet
from core.staffing.tours.words import Wish

SLOT = 30  # minutes
DAY = 1440
DAYS = 7
DAY_SLOTS = DAY // SLOT
SLOTS = DAYS * DAY_SLOTS
WEEKEND = (5, 6)

Spans = list[tuple[int, int]]  # minutes of the week; what Sunday's night works goes on beyond its end


def has_lunch(rules: Rules, length: int) -> bool:
    return rules.lunch > 0 and length > rules.lunch_over


def paid(rules: Rules, length: int) -> int:
    """Minutes of a shift without lunch."""
    return length - rules.lunch * has_lunch(rules, length)


def at_night(rules: Rules, minute: int) -> bool:
    """``minute``: of a day or a week."""
    at, since, until = minute % DAY, rules.night_from % DAY, rules.night_to % DAY
    return since <= at < until if since < until else since != until and (at >= since or at < until)


def is_night(rules: Rules, start: int, length: int) -> bool:
    return any(at_night(rules, at) for at in range(start, start + length, SLOT))


def slot_price(rules: Rules, slot: int) -> float:
    """What half an hour of one person costs; premiums add up."""
    prices, minute = rules.prices, slot % SLOTS * SLOT
    premium = prices.night * at_night(rules, minute) + prices.weekend * (minute // DAY in WEEKEND)
    return prices.hour / 2 * (1 + premium / 100)


def most_days(rules: Rules, person: Person, start: int, length: int) -> int:
    """How many days of such a shift a week of this person holds."""
    held = int((person.hours * 60 + 1e-6) // paid(rules, length))
    return min(held, DAYS, rules.nights if is_night(rules, start, length) else DAYS)


def weekend_days(rules: Rules, person: Person) -> int:
    return 0 if rules.every_other_weekend and person.worked_weekend else min(rules.weekend_days, len(WEEKEND))


def can(person: Person, day: int, start: int, length: int) -> bool:
    """Neither away nor resting; a night reaches into the next day."""
    begin = day * DAY + start
    last = (begin + length - 1) // DAY
    return begin >= person.free_from and not {day, last}.intersection(person.absent)


def rows_of_days(rules: Rules, person: Person) -> Iterable[tuple[tuple[int, ...], int]]:
    """Of these days of the week at most so many, so that nobody works too many days in a row."""
    left = max(0, rules.in_a_row - person.in_a_row)
    if person.in_a_row and left < DAYS:
        yield tuple(range(left + 1)), left
    yield from ((tuple(range(day, day + rules.in_a_row + 1)), rules.in_a_row) for day in range(DAYS - rules.in_a_row))


def serves(needs: Sequence[Need], person: Person) -> frozenset[int]:
    """The places of the needs that this person counts for."""
    return frozenset(place for place, need in enumerate(needs) if set(need.tags) <= set(person.tags))


def unions(needs: Sequence[Need]) -> list[frozenset[int]]:
    """All sets of needs; by Hall's theorem, what is missing is the most that any of them lacks."""
    return [frozenset(each) for n in range(1, len(needs) + 1) for each in combinations(range(len(needs)), n)]


def spans(named: Named, rules: Rules) -> Spans:
    """The working times of a week, lunch cut out."""
    found: Spans = []
    for place, day in enumerate(named.tour.days):
        begin, end = day * DAY + named.tour.start, day * DAY + named.tour.start + named.tour.length
        if named.lunches:
            lunch = day * DAY + named.lunches[place]
            found += [(begin, lunch), (lunch + rules.lunch, end)]
        else:
            found.append((begin, end))
    return found


def shifts(proposal: Proposal) -> list[tuple[int, int, int]]:
    """Person, begin and end in minutes of the week; a lunch in the first hours of the next week is not cut out, since
    the rest of the night would begin in a week that others write."""
    found: list[tuple[int, int, int]] = []
    for named in proposal.names:
        for begin, end in spans(named, proposal.asked.rules):
            if begin < DAYS * DAY:
                found.append((named.person_id, begin, end))
            else:
                found[-1] = (*found[-1][:2], end)
    return found


def slots(named: Named, rules: Rules) -> list[int]:
    """The half-hours worked; the week is taken to come again, so that Sunday's night serves Monday morning."""
    return [at // SLOT % SLOTS for begin, end in spans(named, rules) for at in range(begin, end, SLOT)]


def at_work(asked: Asked, names: Iterable[Named]) -> dict[frozenset[int], list[int]]:
    """People by half-hour, by the needs they count for."""
    who = {each.id: serves(asked.needs, each) for each in asked.people}
    found: dict[frozenset[int], list[int]] = {}
    for named in names:
        counts = found.setdefault(who[named.person_id], [0] * SLOTS)
        for slot in slots(named, asked.rules):
            counts[slot] += 1
    return found


def shortage(asked: Asked, names: Iterable[Named]) -> tuple[float, ...]:
    """People missing by half-hour, when those there are put where they are missed most."""
    there, sets = at_work(asked, names), unions(asked.needs)

    def missing(slot: int) -> float:
        lacks = (
            sum(asked.needs[place].people[slot] for place in each)
            - sum(counts[slot] for known, counts in there.items() if known & each)
            for each in sets
        )
        return max(0.0, *lacks)

    return tuple(missing(slot) for slot in range(SLOTS))


def heat(asked: Asked, names: Iterable[Named]) -> tuple[float, ...]:
    """People there minus people needed, by half-hour, over all needs."""
    there = at_work(asked, names).values()
    return tuple(
        sum(counts[slot] for counts in there) - sum(need.people[slot] for need in asked.needs) for slot in range(SLOTS)
    )


def cost(asked: Asked, names: Sequence[Named]) -> float:
    """Hours worked with their premiums, what is missing, and who is there for nothing."""
    prices = asked.rules.prices
    worked = sum(slot_price(asked.rules, slot) for named in names for slot in slots(named, asked.rules))
    missing, more = shortage(asked, names), heat(asked, names)
    idle = sum(each + lacking for each, lacking in zip(more, missing, strict=True))
    return worked + prices.shortage * sum(missing) + prices.surplus * idle


def counted(names: Iterable[Named]) -> tuple[Counted, ...]:
    found = Counter(each.tour for each in names)
    return tuple(Counted(tour, found[tour]) for tour in sorted(found, key=_order))


def _order(tour: Tour) -> tuple[int, int, tuple[int, ...]]:
    return tour.start, tour.length, tour.days


def unmet(asked: Asked, names: Iterable[Named]) -> tuple[Unmet, ...]:
    people = {each.id: each for each in asked.people}
    return tuple(lack for named in names for lack in _unmet(people[named.person_id], named.tour))


def _unmet(person: Person, tour: Tour) -> Iterable[Unmet]:
    for day in sorted({*tour.days}.intersection(person.off)):
        yield Unmet(person.id, person.name, Wish.DAY_OFF, day)
    if person.earliest is not None and tour.start < person.earliest:
        yield Unmet(person.id, person.name, Wish.EARLIEST, days=len(tour.days))
    if person.latest is not None and tour.start + tour.length > person.latest:
        yield Unmet(person.id, person.name, Wish.LATEST, days=len(tour.days))


def longest_row(days: Sequence[int], before: int) -> int:
    """Days in a row, those before the week counted in where Monday goes on with them."""
    longest, row, last = 0, before, -1
    for day in sorted(days):
        row = row + 1 if day == last + 1 else 1
        longest, last = max(longest, row), day
    return longest


def rested(found: Spans, rest: int) -> bool:
    """``found``: whole shifts, with lunch."""
    return all(later[0] - earlier[1] >= rest for earlier, later in pairwise(sorted(found)))
