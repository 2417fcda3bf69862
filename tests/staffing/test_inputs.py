"""What the what-if is fed with is what happened, counted by hand, and says where it comes from."""

from datetime import UTC, date, datetime, timedelta
from math import log, sqrt

import pytest
from sqlalchemy import update

from core.actors import Actor
from core.deadlines.words import DeadlineKind
from core.effort.words import Way
from core.errors import NotAllowed
from core.models import Call, Customer, TimeEntry
from core.resolution import actions as resolution
from core.settings.assignment import Assigning
from core.settings.promises import Promise, Promises, Rule
from core.settings.staffing import Staffing
from core.settings.words import Desk
from core.staffing.inputs import build
from core.staffing.inputs.figures import Ahead, Trait
from core.staffing.inputs.history import views as history
from core.staffing.inputs.past import views as past
from core.staffing.inputs.words import Flow, Missing, Source
from core.staffing.world import Limit
from core.triage.words import Priority
from core.work import look
from db.session import transaction
from tests import cases
from tests.conftest import Ticking
from tests.staffing.history import (
    MINUTE,
    MONDAY,
    TEN,
    act,
    asked_twice,
    at,
    called_once,
    changed,
    measured,
    put,
    said,
    world,
)  # fmt: skip

NEXT_WEEK = {"days": 8}  # Tuesday of the week after


@pytest.fixture
def story(lin: Actor, wang: Actor, clock: Ticking) -> list[int]:
    """Three mails asked about twice and three calls, all solved; and what does not count."""
    found = [tell(lin, wang, clock) for tell in (asked_twice, called_once) for _n in range(3)]
    cases.opened(lin, at(clock, days=1, hours=4), channel="chat")
    for flaw in ({"spam": True}, {"trashed_at": TEN}, {"merged_into": cases.ticket(found[0]).id},
                 {"opened_known": False}, {"flaw": "resolved_before_opened"}):  # fmt: skip
        changed(cases.opened(lin, at(clock)), **flaw)
    at(clock, **NEXT_WEEK)
    return found


def test_what_came_in_is_counted_by_day_and_hour(wang: Actor, clock: Ticking, story: list[int]) -> None:
    found = measured(wang, clock)
    assert found.ahead.first == MONDAY + timedelta(days=7)  # of this week
    volumes = found.volumes
    assert {flow: volume.total for flow, volume in volumes.items()} == {Flow.CASES: 6, Flow.CHATS: 1, Flow.CALLS: 3}
    assert {volume.first for volume in volumes.values()} == {MONDAY}  # before the first case there is no history
    assert (volumes[Flow.CASES].days[0][10], volumes[Flow.CASES].days[0][11]) == (3, 3)
    assert volumes[Flow.CHATS].days[1][14] == 1
    assert volumes[Flow.CALLS].days[0][11] == 3
    assert len(volumes[Flow.CASES].days) == 7  # up to the midnight with which this week began
    assert found.seen == {
        Trait("mail", Priority.P3, None, "quality"): 3,
        Trait("phone", Priority.P3, None, "refund"): 3,
        Trait("chat", Priority.P3, None, "quality"): 1,
    }


def test_work_is_measured_from_what_was_noted_said_and_rung(wang: Actor, clock: Ticking, story: list[int]) -> None:
    found = measured(wang, clock)
    minutes = found.spent.minutes
    assert (minutes.n, minutes.value) == (6, 30)  # three times 40 and three times 20
    assert found.spent.spread == pytest.approx(log(2) / 2 * sqrt(6 / 5))
    assert found.spent.cells == {("quality", Priority.P3): (3, 120), ("refund", Priority.P3): (3, 60)}
    assert (found.touched.again.n, found.touched.again.value) == (9, pytest.approx(1 / 3))  # two touches and one
    assert (found.touched.away.n, found.touched.away.value) == (3, 120)
    assert (found.called.minutes.n, found.called.minutes.value) == (3, 6)
    assert found.called.patience.n == 0


def test_figures_say_where_they_come_from(wang: Actor, clock: Ticking, story: list[int]) -> None:
    found = measured(wang, clock)
    known = build.figures(found, Staffing(away=600))
    touch = known["handling"]
    assert (touch.source, touch.n, touch.value) == (Source.MEASURED, 6, pytest.approx(30 * 2 / 3))  # of 1.5 touches
    assert touch.low is not None
    assert touch.low < touch.value
    assert known["work_again"] == touch
    assert (known["away"].source, known["away"].value, known["away"].n) == (Source.TYPED, 600, 0)
    assert (known["call_minutes"].source, known["call_minutes"].value) == (Source.SHIPPED, 6)  # three calls are few
    assert build.figures(found, Staffing(handling=10))["handling"].value == 10


def test_without_noted_time_what_assignment_reckons_with_counts(wang: Actor, clock: Ticking) -> None:
    known = build.figures(measured(wang, clock), Staffing())
    assert (known["handling"].source, known["handling"].value) == (Source.SHIPPED, pytest.approx(30 * 0.7))
    put(Assigning(minutes=20))
    known = build.figures(measured(wang, clock), Staffing())
    assert (known["handling"].source, known["handling"].value) == (Source.TYPED, pytest.approx(20 * 0.7))
    both = build.figures(measured(wang, clock), Staffing(handling=5))
    assert (both["work_again"].source, both["work_again"].value) == (Source.SHIPPED, 5)


def test_patience_counts_those_who_were_answered_too(
    lin: Actor, wang: Actor, clock: Ticking, story: list[int]
) -> None:
    """Two gave up after two minutes, four were answered after one: eight minutes waited for two who gave up."""
    case = cases.ticket(story[0]).id
    with transaction() as session:
        for answered in (None, None, 1, 1, 1, 1):
            session.add(
                Call(ticket_id=case, person_id=lin.id, way=Way.IN, rang_at=TEN, ended_at=TEN + 2 * MINUTE,
                     answered_at=answered and TEN + answered * MINUTE)
            )  # fmt: skip
    called = measured(wang, clock).called
    assert (called.patience.n, called.patience.value) == (2, 4)
    assert (called.minutes.n, called.minutes.value) == (7, pytest.approx((3 * 6 + 4 * 1) / 7))


def test_what_is_open_is_known_with_its_age(lin: Actor, wang: Actor, clock: Ticking, story: list[int]) -> None:
    fresh = cases.opened(lin, at(clock, days=4))
    answered = cases.opened(lin, clock, category="refund")
    act(lin, at(clock, days=4, hours=1), resolution.reply, answered, "We look into it.")
    cases.opened(lin, clock, channel="chat")
    cases.opened(lin, at(clock, **NEXT_WEEK))
    found = measured(wang, clock)
    assert len(found.waiting) == 4  # two of the chats, and not the one that came in after the Monday
    made = world(found)
    zero = datetime(2026, 1, 11, 16, tzinfo=UTC)  # midnight in Shanghai
    age = (zero - cases.ticket(fresh).opened_at) / MINUTE
    assert sorted((each.age, each.answered) for each in made.backlog) == [(age, False), (age, True)]


def test_hours_are_those_on_the_wall_where_the_clocks_change(lin: Actor, wang: Actor, clock: Ticking) -> None:
    put(Desk(time_zone="Europe/Berlin"))
    moments = [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
               datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
               datetime(2026, 10, 25, 23, 30, tzinfo=UTC)]  # fmt: skip
    for moment in moments:
        clock.now = moment
        cases.opened(lin, clock)
    clock.now = datetime(2026, 4, 8, 9, tzinfo=UTC)
    spring = measured(wang, clock).volumes[Flow.CASES]
    day = spring.days[(date(2026, 3, 29) - spring.first).days]
    assert {hour: n for hour, n in enumerate(day) if n} == {1: 1, 3: 1}  # there was no two o'clock
    clock.now = datetime(2026, 10, 27, 9, tzinfo=UTC)
    autumn = measured(wang, clock, weeks_back=1, coming=Ahead(date(2026, 10, 27), 7, 0)).volumes[Flow.CASES]
    day, next_day = (autumn.days[(date(2026, 10, each) - autumn.first).days] for each in (25, 26))
    assert {hour: n for hour, n in enumerate(day) if n} == {2: 2}  # and then there were two of them
    assert next_day[0] == 1
    with look(wang, clock) as desk:
        real = past.past(desk, date(2026, 10, 19), 7, 0, 1).arrivals
    assert {hour - 6 * 24: n for hour, n in enumerate(real) if n} == {2: 1, 3: 1}


def test_without_history_it_says_so_and_still_makes_a_world(wang: Actor, clock: Ticking) -> None:
    found = measured(wang, clock)
    assert found.volumes[Flow.CASES].total == 0
    assert {Missing.NO_HISTORY, Missing.NO_HANDLING_TIME, Missing.NO_TOUCHES} <= said(found).keys()
    made = world(found)
    assert [(kind.share, kind.code) for kind in made.kinds] == [(1.0, "mail/P3")]
    assert made.kinds[0].work > 0


def test_three_cases_are_named_as_few(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _n in range(3):
        asked_twice(lin, wang, clock)
    found = measured(wang, at(clock, **NEXT_WEEK))
    remarks = said(found)
    assert remarks[Missing.FEW_CASES].n == 3
    assert remarks[Missing.FEW_HANDLING_TIMES].n == 3
    assert build.figures(found, Staffing())["handling"].source is Source.SHIPPED
    assert Missing.NO_HANDLING_TIME not in said(found, Staffing(handling=12))


def test_zero_minutes_are_no_handling_time(lin: Actor, wang: Actor, clock: Ticking) -> None:
    asked_twice(lin, wang, clock)
    with transaction() as session:
        session.execute(update(TimeEntry).values(minutes=0))
    found = measured(wang, at(clock, **NEXT_WEEK))
    assert said(found)[Missing.ZERO_HANDLING].n == 1
    assert found.spent.spread is None
    assert world(found).kinds[0].work > 0


def test_an_endless_backlog_is_cut_and_named(
    lin: Actor, wang: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_OPEN", 2)
    numbers = [cases.opened(lin, at(clock, hours=n)) for n in range(3)]
    found = measured(wang, at(clock, **NEXT_WEEK))
    assert [each.since for each in found.waiting] == [cases.ticket(each).opened_at for each in reversed(numbers[1:])]
    assert said(found)[Missing.LONG_BACKLOG].n == 2


def test_tiers_tell_kinds_apart_only_where_a_promise_asks_for_them(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, at(clock), customer=cases.CHEN)
    with transaction() as session:
        known = update(Customer).where(Customer.id == cases.ticket(number).customer_id)
        session.execute(known.values(tier="vip"))
    after = at(clock, **NEXT_WEEK)
    assert [each.tier for each in measured(wang, after).seen] == [None]
    soon = Rule(code="vip", name="VIP", tiers=("vip",), targets={DeadlineKind.RESPONSE: Promise(minutes=30)})
    put(Promises(rules=(soon,)))
    found = measured(wang, after)
    assert [each.tier for each in found.seen] == ["vip"]
    assert world(found).kinds[0].answer == Limit(30)


def test_an_import_shows_as_one_hour(lin: Actor, wang: Actor, clock: Ticking) -> None:
    for _n in range(10):
        cases.opened(lin, at(clock))
    assert said(measured(wang, at(clock, **NEXT_WEEK)))[Missing.ONE_HOUR].n == 10


def test_only_those_who_may_read_reports_measure(lin: Actor, clock: Ticking) -> None:
    with pytest.raises(NotAllowed):
        measured(lin, clock)
    with look(lin, clock) as desk, pytest.raises(NotAllowed):
        past.past(desk, MONDAY, 7, 0, 1)
