"""Python and Numba say the same to the bit, and scenarios meet the same cases."""

import subprocess
import sys
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from core.staffing.engine.choosing import ENGINES, choose
from core.staffing.engine.draws import draw
from core.staffing.engine.outcome import Kept, Outcome
from core.staffing.engine.run import PYTHON, played, replications
from core.staffing.engine.scene import scene
from core.staffing.engine.stage import Stage
from tests.staffing.desks import at_random

SEEDS = range(60)
WITHOUT_NUMBA = pytest.mark.skipif(len(ENGINES) == 1, reason="Numba cannot be imported: there is nothing to compare")


def same(one: Outcome | Kept, other: Outcome | Kept) -> bool:
    pairs = [(getattr(one, each.name), getattr(other, each.name)) for each in fields(one)]
    return all(same(a, b) if isinstance(a, Kept) else np.array_equal(a, b) for a, b in pairs)


@WITHOUT_NUMBA
@pytest.mark.parametrize("seed", SEEDS)
def test_python_and_numba_agree_to_the_bit(seed: int) -> None:
    stage = Stage(at_random(seed, cases=400))
    made = scene(stage, seed, 0)
    one, other = (played(stage, made, each) for each in ENGINES)
    assert [a.tobytes() for a in one] == [b.tobytes() for b in other]


@WITHOUT_NUMBA
def test_so_do_their_outcomes() -> None:
    for one, other in zip(*(replications(at_random(3), 5, 4, each) for each in ENGINES), strict=True):
        assert same(one, other)


def test_the_same_seed_says_the_same_and_another_one_something_else() -> None:
    world = replace(at_random(3), hands=at_random(4).hands)
    (first,), (again,), (other,) = (list(replications(world, seed, 1, PYTHON)) for seed in (5, 5, 6))
    assert same(first, again)
    assert not same(first, other)
    second = list(replications(world, 5, 2, PYTHON))[1]
    assert same(second, next(replications(world, 5, 1, PYTHON, first=1)))


def test_somebody_less_changes_nothing_of_what_comes_in() -> None:
    world = at_random(8)
    fewer = replace(world, hands=world.hands[1:])
    one, other = draw(world, 1, 2), draw(fewer, 1, 2)
    assert len(world.hands) > 1
    assert len(one.at)
    assert one.at.tobytes() == other.at.tobytes()
    assert one.work.tobytes() == other.work.tobytes()
    assert one.gap.tobytes() == other.gap.tobytes()


def test_more_work_of_one_kind_leaves_the_others_as_they_were() -> None:
    world = next(each for each in map(at_random, SEEDS) if len(each.kinds) > 2)
    longer = replace(world.kinds[0], work=99.0, again=0.7, work_again=3.0, away=1.0, delay=(1.0, 2.0))
    changed = replace(world, kinds=(longer, *world.kinds[1:]))
    one, other = draw(world, 1, 2), draw(changed, 1, 2)
    assert one.at.tobytes() == other.at.tobytes()
    others = one.kind > 0
    for drawn, name in ((one, "work"), (one, "gap")):
        assert np.array_equal(
            getattr(drawn, name)[: len(one.owner)][others[one.owner]],
            getattr(other, name)[: len(other.owner)][others[other.owner]],
        )
    assert np.array_equal(one.delay[others], other.delay[others])
    assert (np.diff(one.head)[~others] <= np.diff(other.head)[~others]).all()


def test_the_cases_of_a_smaller_growth_are_among_those_of_a_larger_one() -> None:
    world = at_random(8, cases=2_000)
    grown = [replace(world, kinds=tuple(replace(each, growth=factor) for each in world.kinds)) for factor in
             (0.0, 0.5, 1.0, 1.3, 2.4)]  # fmt: skip
    drawn = [draw(each, 1, 2) for each in grown]
    told = [set(zip(each.at.tolist(), each.kind.tolist(), each.work[each.head[:-1]].tolist(), strict=True))
            for each in drawn]  # fmt: skip
    assert all(smaller < larger for smaller, larger in pairwise(told))
    base = len(drawn[2].at) - len(world.backlog)
    assert [len(drawn[0].at), drawn[2].at.tobytes()] == [len(world.backlog), draw(world, 1, 2).at.tobytes()]
    for each, factor in zip(drawn, (0.0, 0.5, 1.0, 1.3, 2.4), strict=True):
        expected = factor * base  # of marks and of Poisson: 4 sigma
        assert abs(len(each.at) - len(world.backlog) - expected) <= 4 * (2 * base * max(factor, 1)) ** 0.5


def test_the_compiled_engine_is_chosen_where_there_is_one() -> None:
    assert choose().name == ("numba" if len(ENGINES) > 1 else "python")


CHOSEN = "from core.staffing.engine import choosing; print(choosing.choose().name)"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import core.staffing.engine.run; print('numba' in sys.modules)", "False"),
        (f"sys.modules['numba'] = None; {CHOSEN}", "python"),
    ],
    ids=["the rest of the desk does not load Numba", "without Numba it is Python"],
)
def test_numba_is_loaded_by_choice_only(code: str, said: str) -> None:
    told = subprocess.run([sys.executable, "-c", f"import sys; {code}"], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == said


@WITHOUT_NUMBA
def test_where_nothing_can_be_written_it_is_compiled_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = pytest.importorskip("core.staffing.engine.fast")
    assert fast.kept_on_disk()
    (tmp_path / "a file").touch()
    monkeypatch.setattr(fast, "home", lambda: tmp_path / "a file")
    assert not fast.kept_on_disk()
