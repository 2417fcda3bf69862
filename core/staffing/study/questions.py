"""What a study or a rota is asked, as values that are told as JSON."""

from dataclasses import dataclass
from typing import Any

from core.staffing.tours.forms import Asked as Question
from core.staffing.world import World
from core.survey.rules import Estimate

TODAY, TRIAL = "today", "trial"


@dataclass(frozen=True, slots=True)
class Costs:
    """``hour``: what an hour costs, none where nobody has said it; premiums as shares."""

    hour: float | None = None
    night: float = 0.0
    weekend: float = 0.0


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of an ordinary week, the first is Monday's from midnight; people, and what comes in within it.

    ``calls_need``, ``chats_need``: people for what must be answered at once (Erlang); ``cases_need``: people for the
    work in the cases that come in; ``required``: all together, breaks included; ``rostered``: who is there.
    """

    hour: int
    calls: float
    chats: float
    cases: float
    calls_need: int
    chats_need: int
    cases_need: float
    required: float
    rostered: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One desk to look at: today, a scenario (``code``: its number) or a trial; ``week``: an ordinary one, by hour."""

    code: str
    name: str
    world: World
    week: tuple[Hour, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """Some weeks of the past: the desk as it was then, and the share of first responses that was really kept.

    ``waits``: realised working minutes until the first response, in order.
    """

    first: str
    world: World
    kept: Estimate
    waits: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """``goal``: the share of first responses to keep. ``fit``: weeks from which it is learned how long people leave a
    case lying though they are free; ``past``: later weeks, which the model has to foretell. ``unfit``: names of
    scenarios that make no sense any more; ``trial``: what was turned in the one that is not kept."""

    entries: tuple[Entry, ...]
    costs: Costs
    goal: float
    seed: int
    first: str
    replications: int = 30
    fit: Period | None = None
    past: tuple[Period, ...] = ()
    unfit: tuple[str, ...] = ()
    trial: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class RotaAsked:
    """A week to plan, from the Monday ``first`` on, and the desk in which it is tried before anybody sees it."""

    first: str
    question: Question
    today: Entry
    costs: Costs
    seed: int
    replications: int = 30
