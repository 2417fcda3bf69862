"""Stage 2: who works which shift on which days. Absences, rest and days in a row are never broken; wishes are where
no shift stays empty for them."""

from collections.abc import Mapping, Sequence

from core.staffing.tours import rules as week
from core.staffing.tours.forms import Asked, Named, Person, Tour
from core.staffing.tours.milp import Milp
from core.staffing.tours.tours import Group, Shift, Stage

Wanted = Mapping[tuple[Shift, int], int]  # people by shift and weekday


def solve(asked: Asked, stage: Stage, seconds: float) -> tuple[Named, ...]:
    """By person; shifts that nobody may work stay empty, and count as shortage."""
    groups = sorted({group for group, _, _ in stage.wanted}, key=sorted)
    found = list[Named]()
    for group in groups:
        wanted = {(shift, day): n for (each, shift, day), n in stage.wanted.items() if each == group}
        people = [each for each in asked.people if week.serves(asked.needs, each) == group]
        tours = Names(asked, people, wanted).solve(seconds / len(groups))
        found += with_lunches(asked, tours, {day: at for (each, day), at in stage.lunches.items() if each == group}, wanted)
    return tuple(sorted(found, key=lambda each: each.person_id))


class Names:
    """The program of one group of people."""

    def __init__(self, asked: Asked, people: Sequence[Person], wanted: Wanted) -> None:
        self.rules, self.people, self.wanted, self.milp = asked.rules, people, wanted, Milp()
        self.has: dict[tuple[Person, Shift], int] = {}
        self.works: dict[tuple[Person, Shift, int], int] = {}
        for person in people:
            self._person(person)
        dear = 1.0 + sum(_regret(person, shift, day) for person, shift, day in self.works)
        for (shift, day), heads in wanted.items():
            empty = self.milp.column(dear)
            who = [(place, 1.0) for (_, on, when), place in self.works.items() if (on, when) == (shift, day)]
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
        """Where the time is up before anything is found, by turns."""
        values = self.milp.solve(seconds, 0.0).values
        found: dict[Person, Tour] = {}
        for person, shift in self.has:
            on = (self.works.get((person, shift, day)) for day in range(week.DAYS))
            days = tuple(day for day, place in enumerate(on) if values and place is not None and values[place] > 0.5)
            if days:
                found[person] = Tour(days, *shift)
        return found


def _regret(person: Person, shift: Shift, day: int) -> int:
    """How many wishes a day of work breaks."""
    start, end = shift[0], shift[0] + shift[1]
    early = person.earliest is not None and start < person.earliest
    return (day in person.off) + early + (person.latest is not None and end > person.latest)


def with_lunches(
    asked: Asked, tours: Mapping[Person, Tour], lunches: Mapping[int, Sequence[int]], wanted: Wanted
) -> list[Named]:
    """Who came first goes first; a shift that stays empty keeps its lunch to itself."""
    eaten: dict[tuple[Person, int], int] = {}
    for day, begun in lunches.items():
        queue = [shift for (shift, on), n in sorted(wanted.items()) if on == day for _ in range(n)]
        hungry = [shift for shift in queue if week.has_lunch(asked.rules, shift[1])]
        left = {shift: [at for each, at in zip(hungry, sorted(begun), strict=True) if each == shift] for shift in hungry}
        for person, tour in tours.items():
            if day in tour.days and (tour.start, tour.length) in left:
                eaten[person, day] = left[tour.start, tour.length].pop(0)
    return [
        Named(person.id, tour, tuple(eaten[person, day] for day in tour.days if (person, day) in eaten))
        for person, tour in tours.items()
    ]
