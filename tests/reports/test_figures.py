"""What the figures of a period count: in the database, within the reader's scope, and opened case by case."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from core.actors import Actor, Role
from core.effort import actions as effort
from core.errors import NotAllowed
from core.models import Ticket, Visit
from core.process.words import Stage
from core.reports import cases, views
from core.reports.backlog import views as backlog
from core.reports.forms import Behind, Criteria
from core.reports.words import Band, By, Period, Slice
from core.resolution import actions as resolution
from core.settings import actions as settings
from core.settings.promises import Promises
from core.settings.words import Desk
from core.triage.words import Priority
from core.work import begin, look
from db.session import transaction
from tests import cases as made
from tests.conftest import Ticking

HOUR = timedelta(hours=1)


def figures(reader: Actor, clock: Ticking, **criteria: Any) -> views.Figures:
    with look(reader, clock) as desk:
        return views.figures(desk, Criteria(**criteria))


def behind(reader: Actor, clock: Ticking, figure: Behind, **criteria: Any) -> list[int]:
    with look(reader, clock) as desk:
        found = cases.behind(desk, Criteria(**criteria), figure)["number"].tolist()
        assert cases.how_many(desk, Criteria(**criteria), figure) == len(found)
    return found


def changed(number: int, **values: object) -> None:
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == number).values(**values))


@pytest.fixture
def day(admin: Actor, lin: Actor, wang: Actor, clock: Ticking) -> list[int]:
    """Four cases: answered at once and closed, answered late, overdue, and not yet due."""
    with begin(admin, clock) as work:
        settings.change(work, Promises(day_and_night=tuple(Priority)), None)
    quick = made.opened(lin, clock, category="refund")
    clock.tick(minutes=30)
    with begin(lin, clock) as work:
        resolution.reply(work, quick, "Here it is.")
    late = made.opened(lin, clock)
    overdue = made.opened(lin, clock)
    clock.tick(hours=12)
    with begin(lin, clock) as work:
        resolution.reply(work, late, "Sorry.")
    made.moved(wang, clock, quick, "closed", reason="Done.")
    return [quick, late, overdue, made.opened(lin, clock, channel="phone")]


def test_each_figure_opens_its_cases(wang: Actor, clock: Ticking, day: list[int]) -> None:
    quick, late, overdue, fresh = day
    found = figures(wang, clock)
    assert (found.arrived.value.value, found.resolved.value.value, found.open) == (4, 1, 3)
    assert (found.kept.value.n, found.kept.value.value) == (3, pytest.approx(1 / 3))
    assert behind(wang, clock, Behind(Slice.ARRIVED)) == day
    assert behind(wang, clock, Behind(Slice.RESOLVED)) == [quick]
    assert behind(wang, clock, Behind(Slice.KEPT)) == [quick]
    assert behind(wang, clock, Behind(Slice.MISSED)) == [late, overdue]
    assert behind(wang, clock, Behind(Slice.UNANSWERED)) == [overdue, fresh]
    assert behind(wang, clock, Behind(Slice.OPEN)) == [late, overdue, fresh]
    assert behind(wang, clock, Behind(Slice.ARRIVED, By.CHANNEL, "phone")) == [fresh]
    assert behind(wang, clock, Behind(Slice.OPEN, By.TEAM, "")) == [late, overdue, fresh]
    assert behind(wang, clock, Behind(Slice.OPEN, By.OWNER, "x")) == []
    assert behind(wang, clock, Behind(Slice.ARRIVED, point=26)) == day[:3]
    assert behind(wang, clock, Behind(Slice.ARRIVED, point=27)) == [fresh]  # the desk's midnight lies between them


def test_waits_count_those_who_still_wait(wang: Actor, clock: Ticking, day: list[int]) -> None:
    response = figures(wang, clock).response.value
    assert (response.n, response.value) == (4, pytest.approx(720, rel=0.016))


def test_groups_add_up_to_the_whole(wang: Actor, clock: Ticking, day: list[int]) -> None:
    found = figures(wang, clock, by=By.CATEGORY)
    assert {each.code: (each.arrived, each.resolved, each.open) for each in found.groups} == {
        "quality": (3, 0, 3), "refund": (1, 1, 0),
    }  # fmt: skip
    assert sum(found.by_point.values()) == 4
    assert figures(wang, clock, category="refund").arrived.value.value == 1
    assert figures(wang, clock, channel="phone").open == 1
    assert figures(wang, clock, team=77).arrived.value.value == 0


def test_the_backlog_is_what_came_less_what_went(wang: Actor, clock: Ticking, day: list[int]) -> None:
    clock.tick(days=2)
    made.moved(wang, clock, day[1], "closed", reason="Done.")
    line = [point.backlog for point in figures(wang, clock, period=Period.WEEK).points]
    assert line == [0, 0, 0, 3, 3, 3, 2]
    assert figures(wang, clock, period=Period.YEAR).points[-1].backlog == 2


def test_the_impossible_and_the_unknown_are_counted_and_left_out(wang: Actor, clock: Ticking, day: list[int]) -> None:
    quick, late, overdue, _fresh = day
    changed(quick, flaw="resolved_before_opened")
    changed(late, opened_known=False)
    changed(overdue, first_response_at=clock.now - timedelta(days=9))
    found = figures(wang, clock)
    assert (found.flawed, found.unknown, found.response.value.n, found.kept.value.n) == (2, 1, 1, 0)
    assert found.arrived.value.value == 4
    assert behind(wang, clock, Behind(Slice.FLAWED)) == [quick, overdue]
    assert behind(wang, clock, Behind(Slice.UNKNOWN)) == [late]


def test_spam_trash_and_merged_cases_are_no_work(wang: Actor, clock: Ticking, day: list[int]) -> None:
    changed(day[0], spam=True)
    changed(day[1], trashed_at=clock.now)
    changed(day[2], merged_into=made.ticket(day[3]).id)
    assert figures(wang, clock).arrived.value.value == 1


def test_a_change_is_told_once_there_is_something_to_compare_with(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _n in range(6):
        made.opened(lin, clock)
    clock.tick(days=5)
    assert figures(wang, clock, period=Period.WEEK).arrived.moved is None
    clock.tick(days=6)
    assert figures(wang, clock, period=Period.WEEK).arrived.moved is None  # the desk had not opened when that began
    changed(made.opened(lin, clock), opened_at=clock.now - timedelta(days=60))
    moved = figures(wang, clock, period=Period.WEEK).arrived.moved
    assert moved is not None
    assert moved.value == -6


def test_limits_of_steps_count_the_stays_that_ended(wang: Actor, clock: Ticking, day: list[int]) -> None:
    with transaction() as session:
        ids = [made.ticket(number).id for number in day[:2]]
        for ticket, late in zip(ids, (True, False), strict=True):
            values = {"left_at": clock.now - HOUR, "due_at": clock.now, "late": late}
            session.execute(update(Visit).where(Visit.ticket_id == ticket, Visit.seq == 1).values(**values))
    steps = figures(wang, clock).steps.value
    assert (steps.n, steps.value) == (2, 0.5)
    assert behind(wang, clock, Behind(Slice.LATE_STEP)) == [day[0]]


def test_resolutions_count_by_their_newest_promise(lin: Actor, wang: Actor, clock: Ticking) -> None:
    kept, again, paused, fresh = (made.opened(lin, clock) for _n in range(4))
    for number in (kept, again):
        made.moved(wang, clock, number, "closed", reason="Done.")
    made.moved(lin, clock, paused, "ask_customer", facts="The lid.")
    assert figures(wang, clock).solved.value.n == 2
    made.moved(wang, clock, again, "analyse", reason="It broke once more.")
    clock.tick(days=40)
    found = figures(wang, clock, period=Period.QUARTER, by=By.CATEGORY)
    assert (found.solved.value.n, found.solved.value.value) == (3, pytest.approx(1 / 3))
    assert [each.solved.n for each in found.groups] == [3]
    assert behind(wang, clock, Behind(Slice.SOLVED_LATE), period=Period.QUARTER) == [again, fresh]


def test_what_is_open_is_told_by_age_stage_and_work(wang: Actor, clock: Ticking, day: list[int]) -> None:
    changed(day[2], opened_at=clock.now - timedelta(days=10))
    for number in (day[0], *(made.opened(wang, clock, category="refund") for _n in range(4))):
        with begin(wang, clock) as work:
            effort.log(work, number, 40)
        changed(number, stage=Stage.CLOSED, resolved_at=clock.now)
    with look(wang, clock) as desk:
        found = backlog.standing(desk, Criteria())
    assert {band for band, count in found.bands.items() if count} == {Band.DAY, Band.FORTNIGHT}
    assert found.oldest is not None
    assert found.oldest[0] == day[2]
    assert sum(found.stages.values()) == found.aged == 3
    assert [(each.category, each.open, each.minutes) for each in found.queued] == [("quality", 3, None)]
    assert behind(wang, clock, Behind(Slice.OPEN, band=Band.FORTNIGHT)) == [day[2]]
    changed(day[1], category="refund")
    with look(wang, clock) as desk:
        refund = backlog.standing(desk, Criteria()).queued[1]
    assert (refund.minutes, refund.n, refund.hours) == (40, 5, pytest.approx(2 / 3))


def test_a_day_is_the_desks_own_even_when_the_clocks_change(admin: Actor, wang: Actor, clock: Ticking) -> None:
    with begin(admin, clock) as work:
        settings.change(work, Desk(time_zone="Europe/Berlin"), None)
    clock.tick(days=86, hours=1)  # 1 April, noon; the clocks were changed on 29 March
    number = made.opened(wang, clock)
    for at, point in ((-60, 4), (-13, 5), (-11, 6)):  # Monday 31 March 23:00 is still Tuesday's eve
        changed(number, opened_at=clock.now + at * HOUR)
        assert behind(wang, clock, Behind(Slice.ARRIVED, point=point), period=Period.WEEK) == [number]


def test_one_sees_the_figures_of_what_one_may_see(
    wang: Actor, lin: Actor, clock: Ticking, day: list[int], person: Any
) -> None:
    with pytest.raises(NotAllowed):
        figures(lin, clock)
    with pytest.raises(NotAllowed):
        behind(lin, clock, Behind())
    with pytest.raises(NotAllowed), look(lin, clock) as desk:
        backlog.standing(desk, Criteria())
    owner = person("ann", Role.AGENT)
    changed(day[0], sensitive=True, owner_id=owner.id)
    assert figures(wang, clock).arrived.value.value == 4


def test_an_empty_desk_has_dashes(wang: Actor, clock: Ticking) -> None:
    found = figures(wang, clock)
    assert (found.response.value.value, found.kept.value.value, found.clearing.value) == (None, None, None)
    assert found.groups == []
    with look(wang, clock) as desk:
        assert backlog.standing(desk, Criteria()).oldest is None
