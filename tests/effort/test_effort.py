"""Minutes and calls."""

import pytest

from core.effort import actions, views
from core.effort.errors import CallIsOver, NoSuchEntry, NotMinutes, StillCalling
from core.effort.words import Way
from core.work import begin, look
from tests import cases


def test_time_is_logged_and_taken_back_by_who_logged_it(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        entry = actions.log(work, number, 25, "looked for the batch")
    with look(zhou, clock) as desk:
        assert [(each.who, each.minutes, each.own) for each in views.entries(desk, number - 1000)] == [
            ("Lin", 25, False)
        ]
    with pytest.raises(NoSuchEntry), begin(zhou, clock) as work:
        actions.take_back(work, entry.id)
    with begin(lin, clock) as work:
        actions.take_back(work, entry.id)
    with look(lin, clock) as desk:
        assert views.entries(desk, number - 1000) == ()


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_impossible_minutes_are_refused(lin, clock, minutes):
    number = cases.opened(lin, clock)
    with pytest.raises(NotMinutes), begin(lin, clock) as work:
        actions.log(work, number, minutes)


def test_a_call_rings_is_answered_and_ends(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        call = actions.ring(work, number, Way.OUT)
    clock.tick(seconds=20)
    with begin(lin, clock) as work:
        actions.answer(work, call.id)
    clock.tick(minutes=3, seconds=1)
    with begin(lin, clock) as work:
        assert actions.hang_up(work, call.id) == 4
    with look(lin, clock) as desk:
        assert [(each.way, each.minutes) for each in views.calls(desk, number - 1000)] == [(Way.OUT, 4)]
        assert views.own_call(desk) is None
    with pytest.raises(CallIsOver), begin(lin, clock) as work:
        actions.hang_up(work, call.id)


def test_a_call_that_nobody_answers_is_missed(lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        call = actions.ring(work, number, Way.OUT)
    clock.tick(minutes=1)
    with begin(lin, clock) as work:
        assert actions.hang_up(work, call.id) == 0


def test_one_person_has_one_call(lin, clock):
    first, second = cases.opened(lin, clock), cases.opened(lin, clock)
    with begin(lin, clock) as work:
        actions.ring(work, first, Way.IN)
    with pytest.raises(StillCalling) as refused, begin(lin, clock) as work:
        actions.ring(work, second, Way.IN)
    assert refused.value.facts == {"number": first}
