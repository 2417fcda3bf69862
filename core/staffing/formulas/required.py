"""How many people answer the promised share in time. Pure."""

from bisect import bisect_left
from dataclasses import dataclass
from math import ceil, sqrt

from core.language import N_
from core.staffing.formulas.erlang import IDLE, Line, Service, blocking, bounded, bounded_agents, serve, served
from core.staffing.formulas.errors import between

HOUR = 3600
HIGHEST_GOAL = 0.9999  # nobody can promise every call
GOAL, OCCUPANCY = N_("share to be answered in time"), N_("highest occupancy")
SHRINKAGE, CONCURRENCY = N_("shrinkage"), N_("chats at once")


@dataclass(frozen=True, slots=True)
class Demand:
    """An hour of calls or chats, and what is promised.

    ``arrivals`` per hour; ``handling`` and ``seconds`` to answer in seconds, ``patience`` too, None where endless
    (Erlang C: the bound). ``concurrency``: chats that one agent has at once, ``handling`` being measured at that many.
    ``occupancy``: the highest that is fair; ``shrinkage``: the share of paid time away from the desk.
    """

    arrivals: float
    handling: float
    goal: float
    seconds: float
    patience: float | None = None
    concurrency: int = 1
    occupancy: float = 1.0
    shrinkage: float = 0.0

    def __post_init__(self) -> None:
        between(GOAL, self.goal, 0, HIGHEST_GOAL)
        between(OCCUPANCY, self.occupancy, 0.01, 1)
        between(SHRINKAGE, self.shrinkage, 0, 0.95)
        between(CONCURRENCY, self.concurrency, 1, 100)

    def line(self) -> Line:
        """In hours."""
        patience = None if self.patience is None else self.patience / HOUR
        return Line(self.arrivals, self.handling / HOUR, self.seconds / HOUR, patience)


@dataclass(frozen=True, slots=True)
class Need:
    """``agents`` at work and ``scheduled`` on the rota, with the figures behind them; ``load`` in Erlangs.

    ``within``, ``abandoned``: shares of all who come in; ``wait``: mean seconds; ``occupancy``: share of the time.
    """

    load: float
    agents: int
    scheduled: int
    within: float
    occupancy: float
    abandoned: float
    wait: float


def required(demand: Demand) -> Need:
    """The smallest team that answers the share in time and is not busier than is fair; by halves, between two bounds.

    More agents never answer fewer in time, nor are they busier. Not fewer than are busy with the share; the upper bound
    comes from the square-root rule, and is doubled where it does not do.
    """
    line, slots = demand.line(), demand.concurrency
    load = bounded(line.load)
    if not load:
        return _need(demand, 0, IDLE)
    high = ceil((load + 2 * sqrt(load) + 1) / slots / demand.occupancy)
    trial = _Trial(demand, line, blocking(load, bounded_agents(high * slots)))
    while not trial.enough(high):
        high *= 2
        trial = _Trial(demand, line, blocking(load, bounded_agents(high * slots)))
    agents = bisect_left(range(high), True, lo=min(ceil(load * demand.goal / slots), high), key=trial.enough)
    return _need(demand, agents, trial.service(agents))


@dataclass(frozen=True, slots=True)
class _Trial:
    """``blocked``: Erlang's B as far as it may be needed, so that each number of agents is tried in a moment."""

    demand: Demand
    line: Line
    blocked: list[float]

    def service(self, agents: int) -> Service:
        servers = agents * self.demand.concurrency
        return serve(self.line, servers, self.blocked[servers - 1]) if servers else served(self.line, 0)

    def enough(self, agents: int) -> bool:
        if self.line.patience is None and agents * self.demand.concurrency <= self.line.load:
            return False
        service = self.service(agents)
        return service.within >= self.demand.goal and service.occupancy <= self.demand.occupancy


def _need(demand: Demand, agents: int, service: Service) -> Need:
    return Need(
        load=demand.line().load,
        agents=agents,
        scheduled=on_the_rota(agents, demand.shrinkage),
        within=service.within,
        occupancy=service.occupancy,
        abandoned=service.abandoned,
        wait=service.wait * HOUR,
    )


def on_the_rota(agents: int, shrinkage: float) -> int:
    """So that ``agents`` are at work on average; 7 / 0.7 is 10, whatever a computer makes of it."""
    return ceil(round(agents / (1 - shrinkage), 9))
