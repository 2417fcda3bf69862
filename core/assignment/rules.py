"""Who gets a case, and why the others do not. Pure values."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

from core.assignment.words import Chosen, Passed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NAMED = 12  # people whom an explanation names; the others are counted
FEW = 5  # cases with noted time, from which their median counts


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the team at this moment; minutes of expected work, and of the time there is for it."""

    id: int
    skills: frozenset[str]
    here: bool
    absent: bool
    cases: int
    minutes: float
    capacity: float
    most_cases: int | None = None
    most_minutes: float | None = None
    last: datetime | None = None

    @property
    def share(self) -> float:
        """Rounded to percents: who has a minute less is not therefore the better one."""
        return round(self.minutes / max(self.capacity, 1), 2)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a case asks for; ``former``: whom its customer knows, ``let_lie``: from whom it was taken back."""

    skills: frozenset[str] = frozenset()
    minutes: float = 0
    former: int | None = None
    owner: int | None = None
    let_lie: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best person, none where nobody is suitable, and what stood against each of the others."""

    person: int | None
    why: Chosen | None
    passed: Mapping[int, Passed] = field(default_factory=dict[int, Passed])

    @property
    def counts(self) -> dict[str, int]:
        """How many people by what stood against them, the most frequent first."""
        return {str(code): count for code, count in Counter(self.passed.values()).most_common()}

    @property
    def named(self) -> tuple[tuple[int, str], ...]:
        """The nearest to it first: those whom only somebody better suited stood against."""
        order = list(Passed)
        ranked = sorted(self.passed.items(), key=lambda each: (order.index(each[1]), each[0]))
        return tuple((person, str(code)) for person, code in ranked[:NAMED])


def obstacle(one: Person, wanted: Wanted) -> Passed | None:
    """The first thing that keeps a person from a case."""
    stands = {
        Passed.OWNER: one.id == wanted.owner,
        Passed.LET_LIE: one.id in wanted.let_lie,
        Passed.SKILL: not wanted.skills <= one.skills,
        Passed.ABSENT: one.absent,
        Passed.OFF: not one.here,
        Passed.CASES: one.most_cases is not None and one.cases >= one.most_cases,
        Passed.HOURS: one.most_minutes is not None and one.minutes >= one.most_minutes,
    }
    return next((code for code, is_so in stands.items() if is_so), None)


def any_room(team: Iterable[Person]) -> bool:
    """Whether anybody could be given anything at all."""
    return any(obstacle(one, Wanted()) is None for one in team)


def choose(team: Sequence[Person], wanted: Wanted) -> Verdict:
    """Least work for the time there is; among equals whose turn is longest ago; a known face where it has room."""
    passed = {one.id: code for one in team if (code := obstacle(one, wanted))}
    fit = sorted((one for one in team if one.id not in passed), key=lambda one: (one.share, one.last or NEVER, one.id))
    if not fit:
        return Verdict(None, None, passed)
    known = next((one for one in fit if one.id == wanted.former and _has_room(one, wanted)), None)
    best = known or fit[0]
    others = [one for one in fit if one is not best]
    return Verdict(best.id, _why(best, known, others), passed | {one.id: _not(one, best, known) for one in others})


def _has_room(one: Person, wanted: Wanted) -> bool:
    return one.minutes + wanted.minutes <= one.capacity


def _why(best: Person, known: Person | None, others: Sequence[Person]) -> Chosen:
    if not others:
        return Chosen.ONLY
    if known:
        return Chosen.FORMER
    return Chosen.TURN if any(one.share == best.share for one in others) else Chosen.LEAST


def _not(one: Person, best: Person, known: Person | None) -> Passed:
    if known:
        return Passed.STRANGER
    return Passed.BUSIER if one.share > best.share else Passed.LATER


def minutes_of(category: str, medians: Mapping[str, tuple[float, int]], default: float) -> float:
    """What a case of this kind takes; a median of fewer than ``FEW`` cases says nothing."""
    typical, cases = medians.get(category, (default, 0))
    return typical if cases >= FEW else default


def medians(spent: Mapping[str, Collection[int]]) -> dict[str, tuple[float, int]]:
    """Minutes and number of cases, by category."""
    return {category: (median(minutes), len(minutes)) for category, minutes in spent.items() if minutes}


def needed(skills: Mapping[str, Collection[str]], lineage: Collection[str]) -> frozenset[str]:
    """What is asked of a category is asked of all below it."""
    return frozenset(skill for code in lineage for skill in skills.get(code, ()))
