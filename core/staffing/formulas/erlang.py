"""Erlang's formulas: calls and chats that somebody waits for. Pure; any unit of time, the same throughout.

Arrivals are Poisson, handling times and patience exponential, all agents alike, the queue first come, first served.
"""

from dataclasses import dataclass
from math import exp, inf

from core.language import N_
from core.staffing.formulas.errors import Overload, TooMuchLoad, not_negative
from core.staffing.formulas.patience import below, integrals, peak

MOST = 100_000  # Erlangs and agents up to which a recursion ends in a moment
LONGEST = 1e30  # handling times: longer is for ever
ARRIVALS, HANDLING = N_("arrivals"), N_("handling time")
AGENTS, PATIENCE, WITHIN = N_("people at work"), N_("patience"), N_("time to answer")


@dataclass(frozen=True, slots=True)
class Service:
    """What those who come in meet, as shares of all who come in; ``wait`` is the mean over all, in units of time."""

    waiting: float
    within: float  # answered within the time promised
    abandoned: float
    wait: float
    queue: float  # people waiting, on average
    occupancy: float  # share of the time at work during which an agent is busy

    @property
    def at_once(self) -> float:
        return 1 - self.waiting


@dataclass(frozen=True, slots=True)
class Line:
    """``arrivals`` per unit of time, mean ``handling`` time, promised ``within``, mean ``patience``; none: endless."""

    arrivals: float
    handling: float
    within: float = 0.0
    patience: float | None = None

    def __post_init__(self) -> None:
        not_negative(ARRIVALS, self.arrivals)
        not_negative(HANDLING, self.handling)
        not_negative(WITHIN, self.within)
        not_negative(PATIENCE, self.patience or 0.0)

    @property
    def load(self) -> float:
        """Erlangs: agents who would be busy all the time."""
        return self.arrivals * self.handling


IDLE = Service(waiting=0.0, within=1.0, abandoned=0.0, wait=0.0, queue=0.0, occupancy=0.0)


def erlang_b(load: float, agents: int) -> float:
    """The share that finds all ``agents`` busy where nobody waits; ``load`` in Erlangs. Refuses what is negative.

    Erlang 1917, by the recursion that neither overflows nor cancels (Jagerman 1974).
    """
    return blocking(bounded(not_negative(ARRIVALS, load)), bounded_agents(agents))[-1]


def erlang_c(arrivals: float, handling: float, agents: int, within: float = 0.0) -> Service:
    """Everybody waits until served: the bound of endless patience. Refuses overload, which has no answer."""
    return served(Line(arrivals, handling, within), agents)


def erlang_a(arrivals: float, handling: float, patience: float, agents: int, within: float = 0.0) -> Service:
    """Who has waited longer than his patience gives up; under any load. No patience at all is Erlang B."""
    return served(Line(arrivals, handling, within, patience), agents)


def served(line: Line, agents: int) -> Service:
    """What ``agents`` make of a line; nobody comes: nobody waits, nobody there: nobody is answered."""
    load, agents = bounded(line.load), bounded_agents(agents)
    if agents == 0 and line.arrivals:
        return _nobody_there(line)
    return serve(line, agents, blocking(load, agents - 1)[-1]) if load else IDLE


def serve(line: Line, agents: int, blocked: float) -> Service:
    """As ``served``, where ``blocked`` is Erlang's B of one agent fewer and there is both work and somebody to do it.

    In units of the handling time: whatever the units, sizes stay those of people.
    """
    t = min(line.within / line.handling, LONGEST)
    if line.patience is None:
        return _endless(line, agents, blocked, t)
    if line.patience <= line.handling / LONGEST:
        return _impatient(line, agents, blocked)
    return _patient(line, agents, blocked, t)


def blocking(load: float, agents: int) -> list[float]:
    """Erlang's B for 0, 1 ... ``agents``: B(n) = load B(n-1) / (n + load B(n-1))."""
    found = [1.0]
    for n in range(1, agents + 1):
        offered = load * found[-1]
        found.append(offered / (n + offered))
    return found


def bounded(load: float) -> float:
    if not load <= MOST:
        raise TooMuchLoad(load=round(load), limit=MOST)
    return load


def bounded_agents(agents: int) -> int:
    if not_negative(AGENTS, agents) > MOST:
        raise TooMuchLoad(load=agents, limit=MOST)
    return agents


def _endless(line: Line, agents: int, blocked: float, t: float) -> Service:
    """Erlang C: P(wait) = load B / (agents - load + load B), with the B of one agent fewer.

    The wait of who waits is exponential with mean handling / (agents - load). Erlang 1917; Cooper 1981, section 3.5.
    """
    load = line.load
    spare = agents - load
    if spare <= 0:
        raise Overload(load=round(load, 1), agents=agents)
    waiting = load * blocked / (spare + load * blocked)
    return Service(
        waiting=waiting,
        within=1 - waiting * exp(-spare * t),
        abandoned=0.0,
        wait=waiting / spare * line.handling,
        queue=load * waiting / spare,
        occupancy=load / agents,
    )


def _patient(line: Line, agents: int, blocked: float, t: float) -> Service:
    """Erlang A: Palm 1957; Garnett, Mandelbaum and Reiman 2002; the integrals of Zeltyn and Mandelbaum 2005.

    ``abandoned`` / theta is the mean wait of all. Answered within t: those at once, and those whose virtual wait ends
    by t and before their patience; its integral is done by parts, so that it needs only the tail beyond t, which is
    the whole integral again with the arrivals that are still patient at t. To 1e-12 of itself; a share that is answered
    in time, where it is next to nothing, to 1e-14 of all.
    """
    load, theta = line.load, max(line.handling / (line.patience or inf), 1 / LONGEST)
    top = peak(load, agents, theta)
    none, at_t = exp(below(load, agents, theta, -top)), exp(below(load, agents, theta, t - top))
    whole, leaving = integrals(load, agents, theta)
    tail = integrals(load * exp(-theta * t), agents, theta)[0] * (at_t if t > top else 1.0)
    everybody = none + load * whole * blocked
    abandoned = leaving * blocked / everybody
    in_time = none * (1 - blocked) + blocked * (at_t + agents * (whole - tail))
    return Service(
        waiting=load * whole * blocked / everybody,
        within=min(max(in_time / everybody, 0.0), 1.0),
        abandoned=abandoned,
        wait=abandoned / theta * line.handling,
        queue=load * abandoned / theta,
        occupancy=min(load * (1 - abandoned) / agents, 1.0),
    )


def _impatient(line: Line, agents: int, blocked: float) -> Service:
    """Who is not answered at once is gone: Erlang B."""
    offered = line.load * blocked
    lost = offered / (agents + offered)
    return Service(lost, 1 - lost, lost, 0.0, 0.0, line.load * (1 - lost) / agents)


def _nobody_there(line: Line) -> Service:
    if line.patience is None:
        raise Overload(load=round(line.load, 1), agents=0)
    return Service(1.0, 0.0, 1.0, line.patience, line.arrivals * line.patience, 0.0)
