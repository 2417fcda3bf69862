"""Work beside the procedure."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.errors import Missing, TooLong
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.queue import actions as queue
from core.queue.errors import NobodyThere
from core.tasks import actions, rules, views
from core.tasks.errors import CannotWork, NoSuchTask
from core.work import begin, look
from tests import cases


def test_a_task_is_given_told_and_ticked_off(lin, zhou, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        task = actions.add(work, number, " measure the pin ", zhou.id, date(2026, 1, 6))
    with look(zhou, clock) as desk:
        assert [each.kind for each in notices.newest(desk)] == [NoticeKind.TASK]
        (todo,) = views.mine(desk)
        assert (todo.text, todo.owner, todo.late, todo.number) == ("measure the pin", "Zhou", False, number)
    clock.tick(days=3)
    with look(zhou, clock) as desk:
        assert views.mine(desk)[0].late
    with begin(lin, clock) as work:
        actions.finish(work, task.id)
    with look(zhou, clock) as desk:
        assert views.mine(desk) == ()
        assert [each.done for each in views.of_ticket(desk, number - 1000)] == [True]
    with pytest.raises(NoSuchTask), begin(zhou, clock) as work:
        actions.finish(work, task.id)


def test_the_day_ends_on_the_desks_clock():
    assert rules.end_of(date(2026, 1, 6), ZoneInfo("Asia/Shanghai")) == datetime(
        2026, 1, 6, 15, 59, 59, 999999, tzinfo=UTC
    )


@pytest.mark.parametrize(("text", "refusal"), [(" ", Missing), ("x" * 501, TooLong)])
def test_a_task_says_something(lin, clock, text, refusal):
    number = cases.opened(lin, clock)
    with pytest.raises(refusal), begin(lin, clock) as work:
        actions.add(work, number, text, lin.id)


def test_a_task_goes_to_somebody_who_can_do_it(lin, zhou, he, clock):
    number = cases.opened(lin, clock, sensitive=True)
    with begin(lin, clock) as work:
        queue.take(work, number)
    with pytest.raises(NobodyThere), begin(lin, clock) as work:
        actions.add(work, number, "read", he.id)
    with pytest.raises(CannotWork), begin(lin, clock) as work:
        actions.add(work, number, "read", zhou.id)
