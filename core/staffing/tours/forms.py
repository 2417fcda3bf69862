"""What a rota is asked for and what is proposed: plain values, told as JSON.

Times of day are minutes since midnight; a night ends beyond 24:00. Weekdays: Monday is 0. All times lie on half-hours.
"""

from dataclasses import dataclass, field

from core.staffing.tours.words import Trouble, Wish


@dataclass(frozen=True, slots=True)
class Need:
    """People needed in each half-hour of a week, Monday 0:00 first, who have all these tags.

    Several needs add up: nobody counts for two of them at the same time.
    """

    people: tuple[float, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prices:
    """``shortage`` and ``surplus``: of a person missing, or idle, for half an hour; premiums in percent."""

    hour: float = 30.0
    night: float = 25.0
    weekend: float = 50.0
    shortage: float = 60.0
    surplus: float = 2.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every person, and is never broken.

    ``lengths``: of shifts from door to door; those longer than ``lunch_over`` have an unpaid lunch, which begins
    ``lunch_from`` to ``lunch_to`` minutes after the shift. Everybody begins at the same time all week. ``every``: how
    far apart shifts may begin. A shift that touches the night counts as one of ``nights``, one that begins on a
    Saturday or Sunday as one of ``weekend_days``; with ``every_other_weekend``, whoever worked the last one has none.
    """

    lengths: tuple[int, ...] = (510,)
    earliest: int = 6 * 60
    latest: int = 22 * 60
    every: int = 60
    lunch: int = 30
    lunch_over: int = 6 * 60
    lunch_from: int = 3 * 60
    lunch_to: int = 5 * 60
    night_from: int = 23 * 60
    night_to: int = 6 * 60
    nights: int = 5
    weekend_days: int = 2
    every_other_weekend: bool = False
    rest: int = 11 * 60
    in_a_row: int = 6
    prices: Prices = field(default_factory=Prices)


@dataclass(frozen=True, slots=True)
class Person:
    """``absent``: weekdays of the week, 7 being the Monday after it; ``in_a_row``: days worked without a day off until
    its eve; ``worked_weekend``: the last one; ``free_from``: minute of the week up to which they still rest.

    Wishes: weekdays ``off``, and times of day to begin not before and to end not after.
    """

    id: int
    name: str
    hours: float = 40.0
    tags: tuple[str, ...] = ()
    absent: tuple[int, ...] = ()
    in_a_row: int = 0
    worked_weekend: bool = False
    free_from: int = 0
    off: tuple[int, ...] = ()
    earliest: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Tour:
    """The same shift on these weekdays."""

    days: tuple[int, ...]
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Counted:
    tour: Tour
    people: int


@dataclass(frozen=True, slots=True)
class Named:
    """``lunches``: when lunch begins on each day of the tour, in minutes since that day's midnight; none without."""

    person_id: int
    tour: Tour
    lunches: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """``day``: the weekday, for a day off; of a time of day, ``days`` says on how many days it was not kept."""

    person_id: int
    name: str
    wish: Wish
    day: int | None = None
    days: int = 1


@dataclass(frozen=True, slots=True)
class Remark:
    """``facts``: for the sentence of the trouble."""

    trouble: Trouble
    facts: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Asked:
    needs: tuple[Need, ...]
    rules: Rules
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """``contradictions``: why there is none. ``remarks``: what to know of it.

    ``bound``: no rota under these rules costs less; ``gap``: the share of the cost by which that may be missed.
    ``shortage``: people missing by half-hour, over all needs.
    """

    asked: Asked
    tours: tuple[Counted, ...] = ()
    names: tuple[Named, ...] = ()
    shortage: tuple[float, ...] = ()
    cost: float = 0.0
    bound: float = 0.0
    gap: float = 0.0
    seconds: float = 0.0
    unmet: tuple[Unmet, ...] = ()
    contradictions: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
