"""Which promises count as kept, what is owed when, and the cases behind each figure."""

from typing import Any

import pytest

from core.actors import Actor
from core.deadlines.words import DeadlineKind
from core.effort.words import Way
from core.errors import NotAllowed
from core.models import Call
from core.reports import cases
from core.reports.attainment import views
from core.reports.forms import STEP, Behind, Criteria
from core.reports.words import By, Horizon, Slice
from core.settings import actions as settings
from core.settings.public import ServicePromise
from core.work import begin, look
from db.session import transaction
from tests import cases as made
from tests.conftest import Ticking
from tests.reports.test_figures import HOUR, behind, day

__all__ = ["day"]  # four cases: answered at once and closed, answered late, overdue, and not yet due

RESPONSE, RESOLUTION = DeadlineKind.RESPONSE, DeadlineKind.RESOLUTION


def attained(reader: Actor, clock: Ticking, **criteria: Any) -> views.Attained:
    with look(reader, clock) as desk:
        return views.attained(desk, Criteria(**criteria))


def test_each_promise_says_how_often_it_was_kept_and_opens_what_was_missed(
    wang: Actor, lin: Actor, clock: Ticking, day: list[int]
) -> None:
    quick, late, overdue, _fresh = day
    lines = {each.target: each for each in attained(wang, clock).lines}
    assert (lines[RESPONSE].kept.n, lines[RESPONSE].kept.value) == (3, pytest.approx(1 / 3))
    assert lines[RESPONSE].median.value == pytest.approx(720, rel=0.016)  # the overdue one took at least its limit
    assert lines[RESPONSE].overdue.n == 2
    assert (lines[RESOLUTION].kept.n, lines[RESOLUTION].kept.value) == (1, 1.0)
    assert behind(wang, clock, Behind(Slice.TARGET_KEPT, target=RESPONSE)) == [quick]
    assert behind(wang, clock, Behind(Slice.TARGET_MISSED, target=RESPONSE)) == [late, overdue]
    assert behind(wang, clock, Behind(Slice.TARGET_MISSED, target=RESOLUTION)) == []
    groups = attained(wang, clock, by=By.CATEGORY).groups
    assert {code: shares[RESPONSE].n for code, shares in groups.items()} == {"quality": 2, "refund": 1}
    with pytest.raises(NotAllowed):
        attained(lin, clock)


def test_what_is_owed_is_told_by_when_it_is_due(wang: Actor, lin: Actor, clock: Ticking, day: list[int]) -> None:
    _quick, late, overdue, fresh = day
    due = attained(wang, clock).due
    assert due[RESPONSE, Horizon.LATE] == 1
    assert {target for target, _horizon in due} == {RESPONSE, RESOLUTION, STEP}
    assert behind(wang, clock, Behind(Slice.DUE, target=RESPONSE, horizon=Horizon.LATE)) == [overdue]
    assert behind(wang, clock, Behind(Slice.DUE, target=RESOLUTION)) == [late, overdue, fresh]
    for (target, horizon), count in due.items():
        figure = Behind(Slice.DUE, target=target, horizon=horizon)
        assert len(behind(wang, clock, figure)) == count
    made.moved(lin, clock, fresh, "ask_customer", facts="The lid.")
    assert behind(wang, clock, Behind(Slice.DUE, target=RESOLUTION, horizon=Horizon.STILL)) == [fresh]
    assert fresh not in behind(wang, clock, Behind(Slice.DUE, target=STEP))


def test_calls_are_measured_where_they_were_recorded(
    wang: Actor, admin: Actor, lin: Actor, clock: Ticking, day: list[int]
) -> None:
    assert attained(wang, clock).calls.value is None
    rings = {day[0]: 10, day[1]: 40, day[2]: None}
    with transaction() as session:
        session.add_all(
            Call(ticket_id=made.ticket(number).id, person_id=lin.id, way=Way.IN, rang_at=clock.now - HOUR,
                 answered_at=None if waited is None else clock.now - HOUR + HOUR * waited / 3600, ended_at=clock.now)
            for number, waited in rings.items()
        )  # fmt: skip
    calls = attained(wang, clock).calls
    assert (calls.n, calls.value) == (3, pytest.approx(1 / 3))
    assert behind(wang, clock, Behind(Slice.SLOW_CALL)) == [day[1], day[2]]
    with begin(admin, clock) as work:
        settings.change(work, ServicePromise(seconds=60), None)
    assert behind(wang, clock, Behind(Slice.SLOW_CALL)) == [day[2]]


def test_the_public_is_told_shares_only_where_enough_tell_and_the_desk_wants_it(
    admin: Actor, lin: Actor, clock: Ticking
) -> None:
    numbers = [made.opened(lin, clock) for _n in range(views.ENOUGH)]
    for number in numbers[:-1]:
        made.moved(lin, clock, number, "ask_customer", facts="The lid.")
    clock.tick(days=9)
    with look(lin, clock) as desk:
        told = views.published(desk)
    assert told.channels["mail"].n == views.ENOUGH
    assert told.channels["mail"].value is not None
    with begin(admin, clock) as work:
        settings.change(work, ServicePromise(shown=False), None)
    with look(lin, clock) as desk:
        assert views.published(desk).channels == {}


def test_few_promises_are_a_dash_to_the_public(lin: Actor, clock: Ticking) -> None:
    made.opened(lin, clock)
    clock.tick(days=9)
    with look(lin, clock) as desk:
        told = views.published(desk).channels["mail"]
    assert (told.n, told.value) == (1, None)
    with look(lin, clock) as desk, pytest.raises(NotAllowed):
        cases.how_many(desk, Criteria(), Behind(Slice.DUE))
