"""Whole numbers for a large program in little time: relax, round a few at a time, then repair two days at once.

The relaxed program, which takes a fraction of a second, bounds the price from below; what is found is measured by it.
A solver that is given the whole program at once may look for cuts for a minute, whatever its time limit says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations, cycle
from math import floor
from time import perf_counter

from core.staffing.tours.milp import Milp, Solved

AT_ONCE = 400  # whole columns that the solver can take by itself
TINY = 1e-6
UPWARDS = 0.6  # what is added before rounding down: short of people is dearer than idle
GRACE = 1.0  # seconds for a small program after the time is up
TURNS = 18
REPAIRS = 3  # times that all pairs of days are gone through

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    heads: Sequence[int]
    working: Sequence[int]
    days: Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Aim:
    """``until``: on the clock of the processor; ``gap``: what is good enough; ``besides``: added to the price."""

    until: float
    gap: float
    besides: float = 0.0

    @property
    def left(self) -> float:
        return self.until - perf_counter()

    def reached(self, price: float, bound: float) -> bool:
        return price - bound <= self.gap * max(price + self.besides, 0.0) + TINY


@dataclass(frozen=True, slots=True)
class Whole:
    values: Values
    bound: float


def whole(program: Milp, steps: Steps, aim: Aim) -> Whole | None:
    """None where not even the relaxed program was solved in time."""
    relaxed = program.solve(aim.left, 0.0, whole=())
    if relaxed.values is None:
        return None
    if len(program.costs) > AT_ONCE:
        return Whole(_by_steps(program, steps, relaxed, aim), relaxed.bound)
    solved = program.solve(aim.left / 2, 0.0)
    bound = max(relaxed.bound, solved.bound)
    if solved.values is not None and aim.reached(program.price(solved.values), bound):
        return Whole(solved.values, bound)
    others = (solved.values or (), _by_steps(program, steps, relaxed, aim))
    return Whole(min(filter(None, others), key=program.price), bound)


def chosen(program: Milp, choices: Sequence[Sequence[int]], aim: Aim) -> Values:
    """``choices``: of each person; rounded like that, and a third of the people set free at a time to choose anew."""
    if len(program.costs) <= AT_ONCE and (solved := program.solve(aim.left, 0.0)).values is not None:
        return solved.values
    relaxed, fixed, every = program.solve(aim.left, 0.0, whole=()), dict[int, int](), [*chain(*choices)]
    _dive(program, every, fixed, _values(relaxed, (0.0,) * len(program.costs)), aim)
    values = _values(program.solve(max(aim.left, GRACE), 0.0, fixed=fixed), ())
    for turn in range(TURNS):
        if not values or aim.left <= 0 or aim.reached(program.price(values), relaxed.bound):
            break
        held = [place for n, mine in enumerate(choices) if (n // 3 ** (turn % 3) + turn) % 3 for place in mine]
        solved = program.solve(min(aim.left, GRACE), 0.0, fixed={place: round(values[place]) for place in held})
        if solved.values is not None and program.price(solved.values) < program.price(values):
            values = solved.values
    return values


def _by_steps(program: Milp, steps: Steps, relaxed: Solved, aim: Aim) -> Values:
    values = _values(relaxed, ())
    fixed = {place: 0 for place in steps.heads if values[place] < TINY}
    values = _values(program.solve(aim.left, 0.0, (), fixed), values)
    for step in (steps.heads, steps.working):
        values = _dive(program, step, fixed, values, aim)
    solved = program.solve(max(aim.left, GRACE), aim.gap / 10, fixed=fixed)
    if solved.values is None:  # nobody works: dear, and always possible
        solved = program.solve(GRACE, 0.0, (), dict.fromkeys(steps.heads, 0))
    found = _values(solved, (0.0,) * len(values))
    return _repaired(program, steps, found, relaxed.bound, aim)


def _dive(program: Milp, step: Sequence[int], fixed: dict[int, int], values: Values, aim: Aim) -> Values:
    """The largest columns are rounded first, and the rest is asked what it makes of it; down, where that cannot be."""
    free = set(step) - set(fixed)
    while some := sorted((each for each in free if values[each] > TINY), key=lambda each: (-values[each], each)):
        late = aim.left <= 0
        batch = some if late else some[: max(1, len(some) // 4)]
        fixed |= {each: floor(values[each] + (0.0 if late else UPWARDS) + TINY) for each in batch}
        solved = program.solve(max(aim.left, GRACE), 0.0, whole=(), fixed=fixed)
        if solved.values is None:
            fixed |= {each: floor(values[each] + TINY) for each in batch}
            solved = program.solve(max(aim.left, GRACE), 0.0, whole=(), fixed=fixed)
        values = _values(solved, values)
        free -= set(batch)
    fixed |= dict.fromkeys(free, 0)
    return values


def _repaired(program: Milp, steps: Steps, values: Values, bound: float, aim: Aim) -> Values:
    """Two days are set free at a time and found anew; heads stay."""
    held = {*steps.heads, *(place for day in steps.days for place in day)}
    pairs = [*combinations(range(len(steps.days)), 2)]
    for tried, (one, other) in enumerate(cycle(sorted(pairs, key=lambda pair: (pair[1] - pair[0], pair)))):
        if aim.left <= 0 or tried >= REPAIRS * len(pairs) or aim.reached(program.price(values), bound):
            break
        fixed = {place: round(values[place]) for place in held.difference(steps.days[one], steps.days[other])}
        solved = program.solve(min(aim.left, GRACE), aim.gap / 20, fixed=fixed)
        if solved.values is not None and program.price(solved.values) < program.price(values) - TINY:
            values = solved.values
    return values


def _values(solved: Solved, otherwise: Values) -> Values:
    return otherwise if solved.values is None else solved.values
