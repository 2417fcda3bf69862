"""Stage 2: who works which shift on which days. Absences, rest and days in a row are never broken; wishes are where
no shift stays empty for them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from time import perf_counter

from core.staffing.tours import rules as week
from core.staffing.tours.forms import Asked, Named, Person, Tour
from core.staffing.tours.milp import Milp
from core.staffing.tours.rounding import Aim, chosen
from core.staffing.tours.tours import Alike, Shift, Stage, alike


def solve(asked: Asked, stage: Stage, seconds: float) -> tuple[Named, ...]:
    """By person; shifts that nobody may work stay empty, and count as shortage."""
    until, people = perf_counter() + seconds, alike(asked)
    kinds = [kind for kind in people if any(each == kind for each, *_ in stage.working)]
    tours: dict[Person, Tour] = {}
    for place, kind in enumerate(kinds):
        program = Names(asked, kind, people[kind], stage)
        tours |= program.solve((until - perf_counter()) / (len(kinds) - place))
    lunches = _lunches(asked, tours, stage)
    return tuple(
        Named(person.id, tour, tuple(lunches[person, day] for day in tour.days if (person, day) in lunches))
        for person, tour in sorted(tours.items(), key=lambda each: each[0].id)
    )


class Names:
    """The program of one kind of people."""

    def __init__(self, asked: Asked, kind: Alike, people: Sequence[Person], stage: Stage) -> None:
        self.rules, self.milp = asked.rules, Milp()
        self.wanted = {(shift, day): n for (each, shift, day), n in stage.working.items() if each == kind}
        self.has: dict[tuple[Person, Shift], int] = {}
        self.works: dict[tuple[Person, Shift, int], int] = {}
        for person in people:
            self._person(person)
        for (each, shift), heads in stage.heads.items():
            if each == kind:
                self.milp.row([(place, 1.0) for (_, on), place in self.has.items() if on == shift], high=heads)
        dear = 1.0 + sum(_regret(person, shift, day) for person, shift, day in self.works)
        for (shift, day), heads in self.wanted.items():
            empty = self.milp.column(dear)
            who = [(place, 1.0) for (_, *what), place in self.works.items() if what == [shift, day]]
            self.milp.row([*who, (empty, 1.0)], low=heads, high=heads)

    def _person(self, person: Person) -> None:
        days: dict[int, list[int]] = {}
        for shift in sorted({shift for shift, _ in self.wanted}):
            able = [day for on, day in self.wanted if on == shift and week.can(person, day, *shift)]
            if not (most := week.most_days(self.rules, person, *shift)) or not able:
                continue
            has = self.has[person, shift] = self.milp.column(most=1)
            for day in able:
                place = self.works[person, shift, day] = self.milp.column(_regret(person, shift, day), most=1)
                days.setdefault(day, []).append(place)
                self.milp.row([(place, 1.0), (has, -1.0)], high=0)
            self.milp.row([*((self.works[person, shift, day], 1.0) for day in able), (has, -most)], high=0)
        self.milp.row([(place, 1.0) for (who, _), place in self.has.items() if who == person], high=1)
        weekend = week.WEEKEND, week.weekend_days(self.rules, person)
        for some, most in (weekend, *week.rows_of_days(self.rules, person)):
            if most < len(some):
                self.milp.row([(place, 1.0) for day in some for place in days.get(day, ())], high=most)

    def solve(self, seconds: float) -> dict[Person, Tour]:
        choices: dict[Person, list[int]] = {}
        for (person, _), place in self.has.items():
            choices.setdefault(person, []).append(place)
        values = chosen(self.milp, list(choices.values()), Aim(perf_counter() + seconds, 0.0))
        days: dict[tuple[Person, Shift], list[int]] = {}
        for (person, shift, day), place in self.works.items():
            if values and values[place] > 1 / 2:
                days.setdefault((person, shift), []).append(day)
        return {person: Tour(tuple(sorted(on)), *shift) for (person, shift), on in days.items()}


def _regret(person: Person, shift: Shift, day: int) -> int:
    """How many wishes a day of work breaks."""
    start, end = shift[0], shift[0] + shift[1]
    early = person.earliest is not None and start < person.earliest
    return (day in person.off) + early + (person.latest is not None and end > person.latest)


def _lunches(asked: Asked, tours: Mapping[Person, Tour], stage: Stage) -> dict[tuple[Person, int], int]:
    """Who came first goes first; a shift that stays empty keeps its lunch to itself."""
    found: dict[tuple[Person, int], int] = {}
    for (group, day), begun in stage.lunches.items():
        queue = Counter[Shift]()
        for (kind, shift, on), heads in stage.working.items():
            if kind.serves == group and on == day and week.has_lunch(asked.rules, shift[1]):
                queue[shift] += heads
        order = [shift for shift in sorted(queue) for _ in range(queue[shift])]
        left: dict[Shift, list[int]] = {}
        for shift, at in zip(order, sorted(begun), strict=True):
            left.setdefault(shift, []).append(at)
        for person, tour in tours.items():
            mine = left.get((tour.start, tour.length))
            if mine and day in tour.days and week.serves(asked.needs, person) == group:
                found[person, day] = mine.pop(0)
    return found
