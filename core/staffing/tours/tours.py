"""Stage 1: how many people begin when, and how many of them work and lunch when, for the least price.

An implicit formulation: instead of a column for each pattern of days and lunches (many thousands, alike), a count of
people for each shift, counts of those of them who work on each day, and counts of lunches. People can be told apart
afterwards: limits on all days and on weekends are nested, so that counts within them split evenly; lunches whose
windows are shifted copies of each other can be handed out first come first served (S. E. Bechtold and L. W. Jacobs,
Implicit modeling of flexible break assignments, Management Science 36, 1990). What is missing in a half-hour is the
most that any set of needs lacks (Hall), so that nobody has to be put to a need in the program.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from core.staffing.tours import rules as week
from core.staffing.tours.forms import Asked, Need, Person
from core.staffing.tours.milp import Milp
from core.staffing.tours.rounding import Aim, Steps, whole

Shift = tuple[int, int]  # start and length
Group = frozenset[int]  # the needs that its people count for


@dataclass(frozen=True, slots=True)
class Alike:
    """People whom the first stage does not tell apart; ``serves``: the needs they count for."""

    serves: Group
    hours: float
    weekend_days: int


@dataclass(frozen=True, slots=True)
class Stage:
    """``heads``: how many have a shift; ``working``: how many of them on a weekday; ``lunches``: when they begin."""

    heads: dict[tuple[Alike, Shift], int]
    working: dict[tuple[Alike, Shift, int], int]
    lunches: dict[tuple[Group, int], list[int]]
    bound: float


def shifts(asked: Asked) -> list[Shift]:
    rules = asked.rules
    starts = range(rules.earliest, min(rules.latest, week.DAY), rules.every)
    return [(start, each) for start in starts for each in sorted({*rules.lengths}) if start + each <= rules.latest]


def alike(asked: Asked) -> dict[Alike, list[Person]]:
    found: dict[Alike, list[Person]] = {}
    for person in asked.people:
        if serves := week.serves(asked.needs, person):
            kind = Alike(serves, person.hours, week.weekend_days(asked.rules, person))
            found.setdefault(kind, []).append(person)
    return found


def solve(asked: Asked, seconds: float, gap: float) -> Stage | None:
    """None where nothing was found in time."""
    model = Model(asked)
    free = model.prices.surplus * model.needed  # paid for in each solution, though nobody is idle for it
    found = whole(model.milp, model.steps(), Aim(perf_counter() + seconds, gap, -free))
    if found is None:
        return None
    values = [round(each) for each in found.values]
    return Stage(
        {(kind, shift): values[place] for kind, heads in model.heads.items() for shift, place in heads.items()},
        {each: values[place] for each, place in model.working.items() if values[place]},
        model.begun(values),
        max(0.0, found.bound - free),
    )


class Model:
    """The program, and which of its columns says what."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.rules, self.prices, self.milp = asked, asked.rules, asked.rules.prices, Milp()
        self.needed = sum(sum(need.people) for need in asked.needs)
        self.heads: dict[Alike, dict[Shift, int]] = {}
        self.working: dict[tuple[Alike, Shift, int], int] = {}
        self.lunches: dict[tuple[Group, int, int], int] = {}
        self.there: dict[Group, list[list[tuple[int, float]]]] = {}
        for kind, people in alike(asked).items():
            self._people(kind, people)
        for group in self.there:
            for day in range(week.DAYS):
                self._lunch(group, day)
        self._cover()

    def steps(self) -> Steps:
        """Columns that are made whole together: who works which shift; the days; what belongs to each day."""
        heads = [place for heads in self.heads.values() for place in heads.values()]
        days: list[list[int]] = [[] for _ in range(week.DAYS)]
        for (*_, day), place in self.working.items():
            days[day].append(place)
        for (_, day, _), place in self.lunches.items():
            days[day].append(place)
        return Steps(heads, list(self.working.values()), days)

    def begun(self, values: Sequence[int]) -> dict[tuple[Group, int], list[int]]:
        found: dict[tuple[Group, int], list[int]] = {}
        for (group, day, at), place in self.lunches.items():
            found.setdefault((group, day), []).extend([at] * values[place])
        return found

    def _worth(self, slots: Iterable[int]) -> float:
        """Of a person at work: paid, and too many where nobody is missing."""
        return sum(week.slot_price(self.rules, slot) + self.prices.surplus for slot in slots)

    def _people(self, kind: Alike, people: Sequence[Person]) -> None:
        free = [[day for day in range(week.DAYS) if self._free(each, day)] for each in people]
        held = {shift: week.most_days(self.rules, people[0], *shift) for shift in shifts(self.asked)}
        counts = {shift: most for shift, most in held.items() if most}
        heads = self.heads[kind] = {shift: self.milp.column(most=len(people)) for shift in counts}
        for shift, most in counts.items():
            days = [self._day(kind, shift, day) for day in range(week.DAYS)]
            for day in days:
                self.milp.row([(day, 1), (heads[shift], -1)], high=0)
            self._at_most(days, heads[shift], most)
            self._at_most([days[day] for day in week.WEEKEND], heads[shift], kind.weekend_days)
            for first in range(week.DAYS - self.rules.in_a_row):
                self._at_most(days[first : first + self.rules.in_a_row + 1], heads[shift], self.rules.in_a_row)
        self.milp.row([(each, 1) for each in heads.values()], high=len(people))
        for day in range(week.DAYS):
            here = [(self.working[kind, shift, day], 1.0) for shift in counts]
            self.milp.row(here, high=sum(day in each for each in free))
        everything = [(self.working[kind, shift, day], 1.0) for shift in counts for day in range(week.DAYS)]
        self.milp.row(everything, high=sum(min(max(counts.values(), default=0), len(each)) for each in free))

    def _free(self, person: Person, day: int) -> bool:
        tired = day == 0 and person.in_a_row >= self.rules.in_a_row
        return day not in person.absent and not tired

    def _at_most(self, days: Sequence[int], heads: int, most: int) -> None:
        if most < len(days):
            self.milp.row([*((day, 1.0) for day in days), (heads, -most)], high=0)

    def _day(self, kind: Alike, shift: Shift, day: int) -> int:
        first, long = (day * week.DAY + shift[0]) // week.SLOT, shift[1] // week.SLOT
        slots = [slot % week.SLOTS for slot in range(first, first + long)]
        place = self.working[kind, shift, day] = self.milp.column(self._worth(slots))
        there = self.there.setdefault(kind.serves, [[] for _ in range(week.SLOTS)])
        for slot in slots:
            there[slot].append((place, 1.0))
        return place

    def _lunch(self, group: Group, day: int) -> None:
        """As many lunches as people who have one, and for each of them one within reach."""
        eating: dict[int, list[int]] = {}
        for (kind, (start, length), on), place in self.working.items():
            if on == day and kind.serves == group and week.has_lunch(self.rules, length):
                eating.setdefault(start, []).append(place)
        if not eating:
            return
        first, last = min(eating) + self.rules.lunch_from, max(eating) + self.rules.lunch_to
        begun = {at: self._meal(group, day, at) for at in range(first, last + 1, week.SLOT)}
        for start in eating:
            done = [(begun[at], 1.0) for at in begun if at <= start + self.rules.lunch_to]
            due = [(place, -1.0) for each in eating if each <= start for place in eating[each]]
            self.milp.row([*done, *due], low=0)
            coming = [(begun[at], 1.0) for at in begun if at >= start + self.rules.lunch_from]
            later = [(place, -1.0) for each in eating if each >= start for place in eating[each]]
            self.milp.row([*coming, *later], low=0)
        everyone = [(place, -1.0) for places in eating.values() for place in places]
        self.milp.row([*((place, 1.0) for place in begun.values()), *everyone], low=0, high=0)

    def _meal(self, group: Group, day: int, at: int) -> int:
        first = (day * week.DAY + at) // week.SLOT
        slots = [slot % week.SLOTS for slot in range(first, first + self.rules.lunch // week.SLOT)]
        place = self.lunches[group, day, at] = self.milp.column(-self._worth(slots))
        for slot in slots:
            self.there[group][slot].append((place, -1.0))
        return place

    def _cover(self) -> None:
        sets = [(each, _met(each, self.there)) for each in _largest(self.asked.needs, self.there)]
        for slot in range(week.SLOTS):
            if not any(need.people[slot] for need in self.asked.needs):
                continue
            missing = self.milp.column(self.prices.shortage + self.prices.surplus, whole=False)
            for needs, groups in sets:
                there = [term for group in groups for term in self.there[group][slot]]
                wanted = sum(self.asked.needs[place].people[slot] for place in needs)
                self.milp.row([(missing, 1.0), *there], low=wanted)


def _met(needs: frozenset[int], groups: Iterable[Group]) -> frozenset[Group]:
    return frozenset(group for group in groups if group & needs)


def _largest(needs: Sequence[Need], groups: Iterable[Group]) -> Iterable[frozenset[int]]:
    """Of the sets of needs that the same people count for, the one that holds all others."""
    known = list(groups)
    return {_met(each, known): each for each in sorted(week.unions(needs), key=len)}.values()
