"""What the engines are given: a desk over some weeks, in minutes from a midnight on. Pure values, told as JSON.

Minutes are real minutes from the first midnight of the desk's zone on, which is a Monday's; hours are whole hours.
"""

from dataclasses import dataclass

from core.language import N_, Word

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY

Spans = tuple[tuple[float, float], ...]  # begin and end in minutes, in order, without overlap


class Order(Word):
    """Which waiting case is next."""

    DUE = "due", N_("due first")  # as the queue of the desk has it
    PRIORITY = "priority", N_("highest priority first")


@dataclass(frozen=True, slots=True)
class Limit:
    """A promise: within so many minutes, by the clock on the wall or counted in working time."""

    minutes: float
    day_and_night: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """Cases that are alike; ``share`` of all that come in.

    ``needs``: tags that a person must have, all of them (``team:3``, ``skill:toys``). ``work``: mean minutes of the
    first touch, lognormal with ``spread`` as the sigma of its logarithm; ``again``: the chance that a touch is followed
    by another one, which takes ``work_again`` minutes on average, ``away`` minutes (exponential, by the clock) after
    the touch before it has ended: the customer or a partner has the word. ``answer``: until the first touch has ended;
    ``solve``: until the last has, the time away set aside. None: nothing is promised. ``calendar``: the place of its
    working time in the world. ``delay``: minutes of working time before anybody looks at it, though people are free:
    evenly spaced quantiles from 0 to 1, none where there is no delay. ``growth``: so many times as many come in as is
    expected; a case that comes in at one factor does so at every larger one.
    """

    code: str
    channel: str
    priority: str
    share: float
    work: float
    needs: tuple[str, ...] = ()
    spread: float = 0.8
    again: float = 0.0
    work_again: float = 0.0
    away: float = 0.0
    answer: Limit | None = None
    solve: Limit | None = None
    calendar: int = 0
    delay: tuple[float, ...] = ()
    growth: float = 1.0


@dataclass(frozen=True, slots=True)
class Hand:
    """A person who works: ``has``: tags; ``shifts``: when; ``person_id``: none for somebody who is imagined."""

    code: str
    name: str
    has: tuple[str, ...]
    shifts: Spans
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """A case that is open at minute 0: the place of its kind, how many minutes ago it came in, and what it had."""

    kind: int
    age: float
    answered: bool


@dataclass(frozen=True, slots=True)
class Live:
    """What is answered while the customer waits: calls, or chats, by hour of the week from Monday on.

    ``minutes`` of one; ``seconds``: within which it is to be answered; ``goal``: the share that is to be. ``patience``:
    mean seconds after which callers give up, none: never. ``slots``: how many a person has at once.
    """

    arrivals: tuple[float, ...]
    minutes: float
    seconds: float
    goal: float
    patience: float | None = None
    slots: int = 1


@dataclass(frozen=True, slots=True)
class World:
    """``expected``: arrivals by hour, for ``days`` that count and ``tail`` more that only keep people busy.

    ``swing``: variance of the gamma factor, of mean 1, by which whole days differ beyond chance; 0: chance alone.
    ``calendars``: working time, far enough that every promise ends in it. ``live``: by hour, how many people calls and
    chats keep busy (Erlangs); ``shrinkage``: the share of rostered time that breaks, training and talk take.
    ``pace``: by hour, how many minutes a minute of handling takes for that reason; at least 1. ``calls``, ``chats``:
    the same by hour of an ordinary week, for the formulas that say how many of them are answered in time.
    """

    days: int
    tail: int
    expected: tuple[float, ...]
    kinds: tuple[Kind, ...]
    hands: tuple[Hand, ...]
    calendars: tuple[Spans, ...]
    swing: float = 0.0
    live: tuple[float, ...] = ()
    shrinkage: float = 0.0
    pace: tuple[float, ...] = ()
    backlog: tuple[Open, ...] = ()
    order: Order = Order.DUE
    calls: Live | None = None
    chats: Live | None = None
