"""How many people are needed: the smallest team that does, and never a doubtful figure."""

from dataclasses import astuple
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.staffing.formulas.erlang import erlang_a, erlang_c
from core.staffing.formulas.errors import NegativeFigure, NotThatFigure
from core.staffing.formulas.required import Demand, on_the_rota, required

demands = some.builds(
    Demand,
    arrivals=some.just(0) | some.floats(0.001, 2000),
    handling=some.just(0) | some.floats(0.001, 3600),
    goal=some.floats(0.01, 0.99),
    seconds=some.floats(0, 600),
    patience=some.none() | some.floats(0, 7200),
    concurrency=some.integers(1, 5),
    occupancy=some.floats(0.3, 1),
    shrinkage=some.floats(0, 0.6),
)


def kept(demand: Demand, agents: int) -> bool:
    """Asked of the formulas one by one, without the search."""
    lam, handling, slots = demand.arrivals / 3600, demand.handling, agents * demand.concurrency
    if not lam * handling:
        return True
    if demand.patience is not None:
        got = erlang_a(lam, handling, demand.patience, slots, demand.seconds)
    elif lam * handling >= slots:
        return False
    else:
        got = erlang_c(lam, handling, slots, demand.seconds)
    return got.within >= demand.goal and got.occupancy <= demand.occupancy


@given(demands)
@settings(max_examples=120)
def test_the_team_is_the_smallest_that_keeps_the_promise(demand: Demand) -> None:
    need = required(demand)
    assert kept(demand, need.agents)
    assert need.agents == 0 or not kept(demand, need.agents - 1)
    assert need.scheduled * (1 - demand.shrinkage) >= need.agents - 1e-6
    assert all(isfinite(each) and each >= 0 for each in astuple(need))


def test_patience_needs_fewer_people_than_endless_patience() -> None:
    """Who gives up makes room; the bound of endless patience is on the safe side."""
    endless = required(Demand(200, 180, 0.8, 20))
    assert required(Demand(200, 180, 0.8, 20, patience=120)).agents < endless.agents


def test_chats_at_once_share_people() -> None:
    """40 chats of 12 minutes are 8 at once, so 3 at once keep 3 people busy: one alone would need more than 8."""
    one, three = (required(Demand(40, 720, 0.8, 300, concurrency=slots)) for slots in (1, 3))
    assert one.load == three.load == 8
    assert one.agents > 8
    assert three.agents in (3, 4)


def test_an_hour_without_calls_needs_nobody() -> None:
    for demand in (Demand(0, 180, 0.8, 20), Demand(50, 0, 0.8, 20)):
        need = required(demand)
        assert (need.agents, need.scheduled, need.within, need.load) == (0, 0, 1, 0)


def test_seven_of_ten_at_work_are_ten_on_the_rota() -> None:
    """21 / (1 - 0.3) is a little more than 30 in floating point."""
    assert [on_the_rota(agents, 0.3) for agents in (0, 7, 8, 21)] == [0, 10, 12, 30]


@pytest.mark.parametrize(
    "wrong",
    [{"goal": 1.0}, {"goal": float("nan")}, {"occupancy": 1.2}, {"shrinkage": 1.0}, {"concurrency": 0}],
)
def test_impossible_promises_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(NotThatFigure):
        Demand(**{"arrivals": 50, "handling": 180, "goal": 0.8, "seconds": 20} | wrong)


@pytest.mark.parametrize("field", ["arrivals", "handling", "seconds", "patience"])
def test_negative_figures_are_refused(field: str) -> None:
    with pytest.raises(NegativeFigure):
        required(Demand(**{"arrivals": 50, "handling": 180, "goal": 0.8, "seconds": 20} | {field: -1.0}))
