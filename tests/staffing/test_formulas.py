"""The formulas agree with figures of 50 digits, with published examples and with what must hold for any line."""

import json
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from core.staffing.formulas import patience as numerics
from core.staffing.formulas.erlang import MOST, Line, Service, erlang_a, erlang_b, erlang_c, served
from core.staffing.formulas.errors import NegativeFigure, NotThatFigure, Overload, TooMuchLoad
from core.staffing.formulas.queues import busier_than, busy_hands, one_by_one, priorities, square_root
from core.staffing.formulas.required import Demand, required
from core.staffing.formulas.validation import ANSWERS, CALENDAR, cases, validated

BESIDE = Path(__file__).parents[3] / "shared"
REFERENCE = BESIDE / "staffing" / "cases.json"
PUBLISHED = BESIDE / "data" / "erlang" / "staffing_examples.json"
HOUR = 3600
LOADS = (100, 10_000)

rates = some.floats(0.01, 500)
patiences = some.floats(0.001, 1000)
teams = some.integers(1, 300)
times = some.floats(0, 20)


def beside(place: Path) -> list[dict[str, Any]]:
    """What lies beside the checkout and is not part of it."""
    if not place.exists():
        pytest.skip(f"{place.name} is not beside this checkout")
    told = json.loads(place.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = told["cases"] if isinstance(told, dict) else told
    return found


def test_every_shipped_figure_is_met_to_twelve_digits() -> None:
    rows = validated()
    assert [row for row in rows if not row.ok] == []
    assert {row.id for row in rows} == {case.id for case in cases() if case.model != CALENDAR}
    assert {case.tolerance for case in cases()} == {1e-12}


def test_every_shipped_case_has_a_formula_but_the_calendar() -> None:
    assert {case.model for case in cases()} - set(ANSWERS) == {CALENDAR}
    assert len(cases()) == 17


def test_the_shipped_figures_are_those_of_the_reference() -> None:
    shipped = [sorted(_flat(case.expected)) for case in cases()]
    assert sorted(shipped) == sorted(sorted(_flat(case["expected"])) for case in beside(REFERENCE))


def _flat(figures: dict[str, Any]) -> list[float]:
    return [each for known in figures.values() for each in (known if isinstance(known, list) else [known])]


@pytest.mark.parametrize("kind", ["M/M/c", "M/M/1", "M/M/c+M"])
def test_the_reference_is_met_to_twelve_digits(kind: str) -> None:
    for case in (each for each in beside(REFERENCE) if each["model"] == kind):
        told = {name.removesuffix("_per_min").removesuffix("_min"): value for name, value in case["params"].items()}
        patience = (1 / told["theta"],) if "theta" in told else ()
        answer = erlang_a if patience else erlang_c
        got = answer(told["lam"], 1 / told["mu"], *patience, told["c"], told["target"])
        assert named(got) | case["expected"] == pytest.approx(named(got), rel=1e-12)


def named(got: Service) -> dict[str, float]:
    """As the reference calls them."""
    of_all = {"P_wait": got.waiting, "Lq": got.queue, "occupancy": got.occupancy, "P_abandon": got.abandoned}
    return of_all | {"Wq": got.wait, "E_W": got.wait, "SL": got.within, "SL_offered": got.within}


@pytest.mark.parametrize("kind", ["agents_for_sl", "performance", "erlang_b", "must_reject"])
def test_published_examples_are_met_within_their_tolerance(kind: str) -> None:
    """Those marked as published errors are not: there our figure is the one that was worked out anew."""
    for case in (each for each in beside(PUBLISHED) if each["kind"] == kind and each["use"] != "soft"):
        if case["expected"].get("error"):
            with pytest.raises((NegativeFigure, NotThatFigure)):
                published(case["input"])
            continue
        got = published(case["input"])
        for figure, expected in case["expected"].items():
            known = expected if case["use"] == "hard" else case["check"][figure]["reference"]
            assert got[figure] == pytest.approx(known, abs=case["tolerance"].get(figure, 1e-12)), (case["id"], figure)


def published(told: dict[str, Any]) -> dict[str, float]:
    """As the published examples call their figures; calls by interval, times in seconds."""
    if "lines" in told:
        return {"blocking": erlang_b(told["erlangs"], told["lines"])}
    arrivals, handling, within = told["calls"] / told["interval_s"], told["aht_s"], told.get("target_s", 0)
    agents, scheduled = told.get("agents"), 0
    if agents is None:
        bounds = {"occupancy": told["max_occupancy"], "shrinkage": told.get("shrinkage", 0)}
        need = required(Demand(arrivals * HOUR, handling, told["target_sl"], within, **bounds))
        agents, scheduled = need.agents, need.scheduled
    got = erlang_c(arrivals, handling, agents, within)
    shares = {"sl": got.within, "occupancy": got.occupancy, "p_wait": got.waiting, "immediate": got.at_once}
    return shares | {"agents": agents, "scheduled": scheduled, "asa_s": got.wait}


def test_overload_is_refused_by_name_where_nobody_gives_up() -> None:
    """Without a guard, 142 % of the customers of 10 Erlangs wait for 9 agents: a well-known library says so."""
    blocked = erlang_b(10, 9)
    assert blocked / (1 - 10 / 9 * (1 - blocked)) == pytest.approx(1.42, abs=0.001)
    for agents in (0, 9, 10):
        with pytest.raises(Overload):
            erlang_c(100, 0.1, agents)
    with pytest.raises(Overload):
        priorities([4, 7], 1, 10)
    with pytest.raises(Overload):
        one_by_one([0.5, 0.6], [1, 1], [2, 2])


def test_overload_is_answered_where_customers_give_up() -> None:
    """Far above what the agents can do, each of them is busy and the rest of the customers is lost."""
    got = erlang_a(2000, 1, 1, 1000)
    assert got.occupancy == pytest.approx(1)
    assert got.abandoned == pytest.approx(1 - 1000 / 2000)


@pytest.mark.parametrize("patience", [None, 0.0, 1.0])
def test_who_has_nothing_to_do_keeps_nobody_waiting(patience: float | None) -> None:
    for arrivals, handling, agents in ((0, 1, 0), (0, 1, 3), (5, 0, 3)):
        got = served(Line(arrivals, handling, patience=patience), agents)
        assert (got.waiting, got.within, got.wait, got.abandoned, got.occupancy) == (0, 1, 0, 0, 0)


def test_where_nobody_is_there_all_wait_until_they_give_up() -> None:
    got = erlang_a(60, 0.05, 0.02, 0, 0.01)
    assert (got.waiting, got.within, got.abandoned, got.wait) == (1, 0, 1, 0.02)


@pytest.mark.parametrize("strange", [-1.0, float("nan"), float("inf")])
def test_figures_that_are_none_are_refused(strange: float) -> None:
    for ask in (
        lambda: erlang_c(strange, 1, 5),
        lambda: erlang_c(1, strange, 5),
        lambda: erlang_c(1, 1, 5, strange),
        lambda: erlang_a(1, 1, strange, 5),
        lambda: erlang_b(strange, 5),
        lambda: priorities([1, strange], 1, 5),
        lambda: busy_hands(strange, 1),
    ):
        with pytest.raises(NegativeFigure):
            ask()
    with pytest.raises(NotThatFigure):
        one_by_one([0.1], [1], [0.5])


def test_what_would_never_end_is_refused() -> None:
    many = Demand(1e9, 600, 0.8, 15)
    for ask in (lambda: erlang_b(1, MOST + 1), lambda: erlang_c(1e9, 1, 5), lambda: required(many)):
        with pytest.raises(TooMuchLoad):
            ask()


def test_both_ways_to_integrate_agree() -> None:
    """By people waiting and by Gauss and Legendre: where the series ends, up to it and at any load."""
    for cap in (0.5, 3, 40, 200, 290, 310, 2000):
        for theta in (1e-3, 0.1, 1, 30):
            lam = 290 * theta
            assert numerics._series(lam, cap, theta) == pytest.approx(numerics._quadrature(lam, cap, theta), rel=1e-12)


@given(some.floats(0.1, 100), some.floats(0.1, 10), some.integers(1, 60))
@settings(max_examples=60)
def test_patience_is_that_of_births_and_deaths(load: float, patience: float, agents: int) -> None:
    """Another way to the same: the shares of time with so many people there, one after the other, straight away."""
    weights = [1.0]
    for there in range(1, 1500):
        leaving = min(there, agents) + max(there - agents, 0) / patience
        weights.append(weights[-1] * load / leaving)
    got, whole = erlang_a(load, 1, patience, agents), sum(weights)
    assert got.waiting == pytest.approx(sum(weights[agents:]) / whole, rel=1e-12)
    queue = sum(each * people for people, each in enumerate(weights[agents:])) / whole
    assert got.queue == pytest.approx(queue, rel=1e-12)
    assert got.abandoned == pytest.approx(queue / patience / load, rel=1e-12)


@pytest.mark.parametrize("handling", [1e-6, 1, 1e6])
@pytest.mark.parametrize("load", [1e-9, 1, 99_000])
@pytest.mark.parametrize("patience", [0, 1e-15, 1e-3, 1e3, 1e15, 1e300])
@pytest.mark.parametrize("agents", [0, 1, 9_000, MOST])
def test_no_size_is_too_strange(handling: float, load: float, patience: float, agents: int) -> None:
    for t in (0, 1e-9, 1, 1e9):
        got = erlang_a(load / handling, handling, patience * handling, agents, t * handling)
        assert all(0 <= share <= 1 for share in (got.waiting, got.within, got.abandoned, got.occupancy))
        assert isfinite(got.wait)
        assert got.wait >= 0


def test_ten_thousand_agents_with_patience_match_the_limit_of_equal_times() -> None:
    """With patience as long as handling, the people there are those of endless hands: Poisson."""
    got = erlang_a(10_000, 1, 1, 10_100)
    assert got.waiting == pytest.approx(busier_than(10_000, 10_099), rel=1e-12)


@given(rates, patiences, teams, times)
@settings(max_examples=300)
def test_shares_are_shares_and_waits_are_waits(load: float, patience: float, agents: int, t: float) -> None:
    got = erlang_a(load, 1, patience, agents, t)
    for share in (got.waiting, got.within, got.abandoned, got.occupancy):
        assert 0 <= share <= 1 + 1e-12
    assert isfinite(got.wait)
    assert got.wait >= 0
    assert got.queue == pytest.approx(load * got.wait)
    assert got.within >= got.at_once - 1e-12
    assert got.abandoned <= got.waiting * (1 + 1e-12)


@given(rates, patiences, teams, times)
@settings(max_examples=200)
def test_one_more_agent_never_makes_it_worse(load: float, patience: float, agents: int, t: float) -> None:
    few, more = erlang_a(load, 1, patience, agents, t), erlang_a(load, 1, patience, agents + 1, t)
    assert more.within >= few.within - 1e-12
    assert more.waiting <= few.waiting + 1e-12
    assert more.abandoned <= few.abandoned + 1e-12
    assert more.occupancy <= few.occupancy + 1e-12


@given(some.floats(0.01, 0.98), some.integers(1, 200), times)
@settings(max_examples=100)
def test_long_patience_comes_to_endless_patience(busy: float, agents: int, t: float) -> None:
    endless, long = erlang_c(busy * agents, 1, agents, t), erlang_a(busy * agents, 1, 1e12, agents, t)
    assert long.waiting == pytest.approx(endless.waiting, rel=1e-6)
    assert long.wait == pytest.approx(endless.wait, rel=1e-6)
    assert long.within == pytest.approx(endless.within, rel=1e-6)


@given(rates, teams, times)
@settings(max_examples=100)
def test_no_patience_is_erlang_b(load: float, agents: int, t: float) -> None:
    lost = erlang_b(load, agents)
    assert erlang_a(load, 1, 0, agents, t).abandoned == pytest.approx(lost, rel=1e-12)
    assert erlang_a(load, 1, 1e-9, agents).abandoned == pytest.approx(lost, rel=1e-3)


@given(some.lists(some.floats(0.01, 1), min_size=1, max_size=6), some.integers(1, 9))
def test_priorities_share_out_the_same_wait(arrivals: list[float], spare: int) -> None:
    """What the order gives to some it takes from others: the mean over all is that of first come, first served."""
    agents = int(sum(arrivals)) + spare
    _, waits = priorities(arrivals, 1, agents)
    mean = sum(lam * wait for lam, wait in zip(arrivals, waits, strict=True)) / sum(arrivals)
    assert mean == pytest.approx(erlang_c(sum(arrivals), 1, agents).wait, rel=1e-9)
    assert waits == sorted(waits)


def test_the_square_root_rule_comes_closer_by_the_root_of_the_size() -> None:
    """A hundred times the size, a tenth of the error."""
    small, large = (erlang_c(load, 1, round(load + 0.5 * load**0.5)).waiting - square_root(0.5) for load in LOADS)
    assert large == pytest.approx(small / 10, rel=0.05)


@given(some.floats(0, 2000), some.integers(0, 3000))
@settings(max_examples=100)
def test_the_tail_falls_from_one_to_nothing(mean: float, limit: int) -> None:
    assert 0 <= busier_than(mean, limit + 1) <= busier_than(mean, limit) <= 1
