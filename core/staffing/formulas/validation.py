"""The formulas against figures that are known to 50 digits, live: for the model card."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from core.staffing.formulas.erlang import erlang_a, erlang_c
from core.staffing.formulas.queues import busier_than, busy_hands, one_by_one, priorities, square_root
from core.staffing.formulas.words import Known, Told

SHIPPED = Path(__file__).parent / "shipped" / "cases.yaml"
CALENDAR = "calendar"  # no formula: the simulation answers it, to the minute

Figures = Mapping[str, Any]  # by name; a list where there is one for each priority


@dataclass(frozen=True, slots=True)
class Case:
    """``tolerance``: relative."""

    id: str
    model: str
    given: Figures
    expected: Figures
    tolerance: float


@dataclass(frozen=True, slots=True)
class Checked:
    """``place``: of the priority, from 1 on, where there are several; 0: of all; ``error``: relative."""

    id: Known
    model: str
    figure: Told
    place: int
    expected: float
    got: float
    error: float
    ok: bool


@cache
def cases() -> tuple[Case, ...]:
    """All that are shipped, the calendar's among them."""
    return tuple(Case(**each) for each in yaml.safe_load(SHIPPED.read_text(encoding="utf-8")))


def validated() -> list[Checked]:
    """Each figure of each case that a formula answers, computed now."""
    return [row for case in cases() if case.model in ANSWERS for row in compared(case, ANSWERS[case.model](case.given))]


def compared(case: Case, got: Figures) -> list[Checked]:
    """What came out beside what is known."""
    return [
        _checked(case, (Told(name), place if len(known) > 1 else 0), each, found)
        for name, expected in case.expected.items()
        for known, answers in [(_listed(expected), _listed(got[name]))]
        for place, (each, found) in enumerate(zip(known, answers, strict=True), 1)
    ]


def _checked(case: Case, figure: tuple[Told, int], expected: float, got: float) -> Checked:
    error = abs(got - expected) / abs(expected) if expected else abs(got)
    return Checked(Known(case.id), case.model, *figure, expected, got, error, error <= case.tolerance)


def _listed(figure: float | list[float]) -> list[float]:
    return figure if isinstance(figure, list) else [figure]


def _in_order(given: Figures) -> Figures:
    waiting, waits = priorities(**given)
    return {"waiting": waiting, "wait": waits}


def _alone(given: Figures) -> Figures:
    work = [lam * mean for lam, mean in zip(given["arrivals"], given["means"], strict=True)]
    return {"wait": one_by_one(**given), "occupancy": sum(work)}


def _endless_hands(given: Figures) -> Figures:
    mean = busy_hands(given["arrivals"], given["handling"])
    return {"mean": mean, "variance": mean, "above": busier_than(mean, given["limit"])}


def _square_root(given: Figures) -> Figures:
    exact = erlang_c(given["load"], 1.0, given["agents"]).waiting
    return {"approximate": square_root(given["beta"]), "exact": exact}


ANSWERS: dict[str, Callable[[Figures], Figures]] = {
    "erlang_c": lambda given: asdict(erlang_c(**given)),
    "erlang_a": lambda given: asdict(erlang_a(**given)),
    "priorities": _in_order,
    "one_by_one": _alone,
    "endless_hands": _endless_hands,
    "square_root": _square_root,
}
