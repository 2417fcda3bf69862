"""Time makes its moves once, whoever runs the clock."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from core.actors import SYSTEM, Actor
from core.models import Ticket
from core.process.words import MoveKind, Stage
from core.resolution import actions
from core.work import begin
from db.session import transaction
from tests import cases
from tests.conftest import MORNING, Ticking


def pass_time(clock: Ticking) -> int:
    with begin(SYSTEM, clock) as work:
        return actions.pass_time(work)


@pytest.fixture
def asked(lin: Actor, clock: Ticking) -> int:
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "ask_customer", facts="x")
    return number


def test_nothing_moves_before_its_time(asked: int, clock: Ticking) -> None:
    assert pass_time(clock) == 0
    clock.tick(days=3, microseconds=-1)
    assert pass_time(clock) == 0
    assert cases.ticket(asked).step == "ask_customer"


def test_at_its_time_a_case_moves_by_itself(asked: int, clock: Ticking) -> None:
    clock.tick(days=3)
    assert pass_time(clock) == 1
    case, left = cases.ticket(asked), cases.visits(asked)[-2]
    assert (case.step, case.stage, case.wakes_at) == ("receive", Stage.NEW, None)
    assert (left.kind, left.left_by, left.left_at) == (MoveKind.TIME, None, clock.now)
    event = cases.events(kind="ticket.moved")[-1]
    assert (event.actor_kind, event.actor_id, event.detail["move_kind"]) == ("system", None, "time")


def test_time_passes_once(asked: int, clock: Ticking) -> None:
    clock.tick(days=3)
    assert [pass_time(clock), pass_time(clock)] == [1, 0]


def test_a_case_that_was_answered_is_left_alone(lin: Actor, asked: int, clock: Ticking) -> None:
    with begin(lin, clock) as work:
        actions.customer_said(work, asked, "Here are the details.")
    clock.tick(days=30)
    assert pass_time(clock) == 0
    assert cases.ticket(asked).step == "receive"


def test_a_resolved_case_closes_after_a_week_without_a_word(wang: Actor, clock: Ticking) -> None:
    number = cases.opened(wang, clock)
    cases.moved(wang, clock, number, "confirm", reason="Solved on the phone.")
    resolved_at = clock.now
    clock.tick(days=7)
    assert pass_time(clock) == 1
    case = cases.ticket(number)
    assert (case.stage, case.resolved_at, case.closed_at) == (Stage.CLOSED, resolved_at, clock.now)


def test_trash_sleeps_on(asked: int, clock: Ticking) -> None:
    with transaction() as session:
        session.execute(update(Ticket).values(trashed_at=MORNING))
    clock.tick(days=3)
    assert pass_time(clock) == 0


def test_more_than_a_batch_takes_more_than_one_turn(lin: Actor, clock: Ticking) -> None:
    for _ in range(3):
        cases.moved(lin, clock, cases.opened(lin, clock), "ask_customer", facts="x")
    clock.tick(days=3)
    size, actions.claims.BATCH = actions.claims.BATCH, 2
    try:
        assert [pass_time(clock), pass_time(clock), pass_time(clock)] == [2, 1, 0]
    finally:
        actions.claims.BATCH = size


def test_several_workers_at_once_move_each_case_once(lin: Actor, clock: Ticking) -> None:
    numbers = [cases.opened(lin, clock) for _ in range(12)]
    for number in numbers:
        cases.moved(lin, clock, number, "ask_customer", facts="x")
    clock.tick(days=3)
    assert sum(cases.at_once(4, lambda _: pass_time(clock))) == 12
    assert {len(cases.visits(number)) for number in numbers} == {3}


def test_the_clock_counts_from_the_last_entry(lin: Actor, asked: int, clock: Ticking) -> None:
    clock.tick(days=3)
    pass_time(clock)
    clock.tick(hours=1)
    assert cases.moved(lin, clock, asked, "ask_customer", facts="x").wakes_at == clock.now + timedelta(days=3)


def test_a_case_that_cannot_be_moved_stands_in_nobodys_way(
    lin: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (cases.opened(lin, clock) for _ in range(2))
    for number in (first, second):
        cases.moved(lin, clock, number, "ask_customer", facts="x")
    moved = actions.moved

    def breaks(work: Any, ticket: Ticket, *more: Any) -> Ticket:
        done = moved(work, ticket, *more)
        return done if ticket.number != first else 1 / 0

    monkeypatch.setattr(actions, "moved", breaks)
    clock.tick(days=3)
    assert [pass_time(clock), pass_time(clock)] == [2, 0]
    assert [cases.ticket(each).step for each in (first, second)] == ["ask_customer", "receive"]
    assert cases.ticket(first).wakes_at == clock.now + timedelta(hours=1)
    monkeypatch.undo()
    clock.tick(hours=1)
    assert pass_time(clock) == 1
