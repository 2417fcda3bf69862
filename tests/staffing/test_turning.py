"""Another desk made from one: each thing that is turned changes that thing, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.staffing import desks
from core.staffing.errors import HoursOfWeek, NobodyLikeThat
from core.staffing.forms import Levers, Worker
from core.staffing.turning import Place, turned, written
from core.staffing.world import DAY, HOUR, WEEK, Hand, Limit, Order, World
from core.triage.words import Priority
from tests.staffing.plain import ALL_DAYS, kind, people, person, shop, week

AT = Place(date(2026, 1, 5), ZoneInfo("Asia/Shanghai"))
NEVER = ("",) * 7
NINE = ("09:00-17:00",) * 5 + ("", "")
ALWAYS = ("00:00-24:00",) * 7


def world(**more: Any) -> World:
    toys = kind(needs=("skill:toys",), code="toys", channel="web", priority="P1", solve=Limit(3 * DAY))
    return shop(
        [person("an", "team:1"), person("bo", "skill:toys", "team:1")], 24.0, kind(again=0.2, work_again=5.0), toys,
        live=(1.0,) * 504, shrinkage=0.1, **more,
    )  # fmt: skip


def changed(levers: Levers, known: World | None = None) -> dict[str, Any]:
    """Which of the world's fields differ, and their new values."""
    before = known or world()
    after = turned(before, levers, AT)
    return {
        name: getattr(after, name) for name in World.__slots__ if getattr(after, name) != getattr(before, name)
    }


def test_nothing_turned_is_today() -> None:
    assert changed(Levers()) == {}


def test_each_lever_alone_changes_only_its_own_thing() -> None:
    assert changed(Levers(order=Order.PRIORITY)) == {"order": Order.PRIORITY}
    assert changed(Levers(shrinkage=25)).keys() == {"shrinkage", "pace"}
    assert changed(Levers(handling=2)).keys() == {"kinds", "live", "pace"}
    assert changed(Levers(arrivals=1.5)).keys() == {"kinds", "live", "pace"}  # calls grow with all others
    assert changed(Levers(channels={"web": 2})).keys() == changed(Levers(answer={Priority.P1: 2})).keys() == {"kinds"}
    assert changed(Levers(channels={"live": 2})).keys() == {"live", "pace"}
    assert changed(Levers(hours=("08:00-16:00",) * 7)).keys() == {"calendars"}
    assert changed(Levers(workers=(Worker(code="an", skills=("toys",)),))).keys() == {"hands"}


def test_growth_is_by_kind_and_what_articles_answer_never_comes() -> None:
    found = changed(Levers(arrivals=1.5, faq=20, channels={"web": 2}))
    assert [each.growth for each in found["kinds"]] == [pytest.approx(1.2), pytest.approx(2.4)]
    assert found["live"] == pytest.approx((1.2,) * 504)
    assert [each.growth for each in changed(Levers(faq=100))["kinds"]] == [0, 0]


def test_limits_change_by_priority_only_where_something_is_promised() -> None:
    plain_, toys = changed(Levers(answer={Priority.P1: 2}, solve={Priority.P1: 8, Priority.P3: 8}))["kinds"]
    assert (plain_.answer, plain_.solve) == (Limit(DAY, day_and_night=True), None)  # no resolution is promised
    assert (toys.answer, toys.solve) == (Limit(120, day_and_night=True), Limit(480))


def test_slower_hands_take_longer_for_every_touch() -> None:
    before, after = world(), turned(world(), Levers(handling=1.5), AT)
    for old, new in zip(before.kinds, after.kinds, strict=True):
        assert (new.work, new.work_again) == (old.work * 1.5, old.work_again * 1.5)
        assert replace(new, work=old.work, work_again=old.work_again) == old
    assert after.live == (1.5,) * 504


def test_people_go_come_and_work_other_hours() -> None:
    gone = turned(world(), Levers(workers=(Worker(code="an", count=0),)), AT)
    assert [each.code for each in gone.hands] == ["bo"]
    assert gone == desks.without(world(), {"an"})
    twice = turned(world(), Levers(new=(Worker(code="bo", count=2), Worker(code="bo", count=1, week=NEVER))), AT)
    assert len({each.code for each in twice.hands}) == 5
    assert [(each.has, each.person_id, bool(each.shifts)) for each in twice.hands[2:]] == [
        (("skill:toys", "team:1"), None, True),
        (("skill:toys", "team:1"), None, True),
        (("skill:toys", "team:1"), None, False),
    ]
    nights = turned(world(), Levers(workers=(Worker(code="an", week=("22:00-06:00", *NEVER[1:])),)), AT)
    assert nights.hands[0].shifts == tuple((each * WEEK + 22 * HOUR, each * WEEK + 30 * HOUR) for each in range(3))
    unskilled = turned(world(), Levers(workers=(Worker(code="bo", skills=()),)), AT)
    assert unskilled.hands[1].has == ("team:1",)


def test_hours_that_overlap_are_worked_once() -> None:
    twice = ("09:00-13:00, 11:00-15:00", "22:00-06:00", "04:00-08:00", *NEVER[3:])
    hand = turned(world(), Levers(workers=(Worker(code="an", week=twice),)), AT).hands[0]
    assert hand.shifts[:2] == ((9 * HOUR, 15 * HOUR), (46 * HOUR, 56 * HOUR))
    assert desks.hours_a_week(hand, world()) == 6 + 10


@pytest.mark.parametrize("typed", ["nine to five", "25:00-26:00", "9-17", "09:00", "09:00-09:00", "１２", "<b>"])
def test_hours_that_cannot_be_read_are_refused_as_they_were_typed(typed: str) -> None:
    for levers in (Levers(hours=(*NINE[:6], typed)), Levers(workers=(Worker(code="an", week=(*NINE[:6], typed)),))):
        with pytest.raises(HoursOfWeek) as refusal:
            turned(world(), levers, AT)
        assert refusal.value.facts == {"typed": typed}


def test_somebody_who_is_gone_is_refused() -> None:
    for levers in (Levers(workers=(Worker(code="zo"),)), Levers(new=(Worker(code="zo"),))):
        with pytest.raises(NobodyLikeThat):
            turned(world(), levers, AT)


def test_a_holiday_stays_closed_under_other_opening_hours() -> None:
    holiday = tuple(span for span in week(range(5), 9, 17, 90) if span[0] // DAY != 9)  # a Wednesday
    found = changed(Levers(hours=("10:00-14:00",) * 7), world(calendars=(holiday,)))["calendars"][0]
    opened = {int(begin // DAY) for begin, _ in found}
    assert 9 not in opened
    assert {5, 6, 8, 10, 12, 13} <= opened  # weekends too: that they were closed was no holiday
    assert {(begin % DAY, end % DAY) for begin, end in found} == {(10 * HOUR, 14 * HOUR)}


def test_what_was_open_before_the_first_midnight_stays_as_it_was() -> None:
    before = ((-2 * DAY, -2 * DAY + HOUR), (-HOUR, HOUR), *week(range(5), 9, 17, 90))
    found = changed(Levers(hours=NINE), world(calendars=(before,)))["calendars"][0]
    assert found[:3] == ((-2 * DAY, -2 * DAY + HOUR), (-HOUR, 0), (9 * HOUR, 17 * HOUR))


def test_a_desk_that_never_closed_can_be_given_hours() -> None:
    known = world(calendars=(((-60 * DAY, 90.0 * DAY),),))
    found = changed(Levers(hours=NINE), known)["calendars"][0]
    assert found[0] == (-60 * DAY, 0)
    assert found[1:3] == ((9 * HOUR, 17 * HOUR), (33 * HOUR, 41 * HOUR))
    assert len(found) == 1 + 12 * 5 + 5  # 90 days are twelve weeks, and six days more


def test_hours_on_the_wall_move_with_the_clocks() -> None:
    berlin = Place(date(2026, 3, 23), ZoneInfo("Europe/Berlin"))
    days = written(("",) * 6 + ("09:00-17:00",), berlin, 14)  # the clocks go forward in the first of two Sundays
    assert days == ((6 * DAY + 8 * HOUR, 6 * DAY + 16 * HOUR), (13 * DAY + 8 * HOUR, 13 * DAY + 16 * HOUR))


def test_what_is_left_of_people_sets_the_pace() -> None:
    """Of two people, breaks take a tenth and one call at a time a half: 1 / (1 - 0.1 - 0.5)."""
    found = world()
    assert (found.pace[9], found.pace[16]) == (pytest.approx(2.5), pytest.approx(2.5))
    assert found.pace[8] == pytest.approx(1 / 0.9)  # nobody is there whom calls could keep busy
    assert max(desks.busier(found, 100).pace) == desks.SLOWEST
    assert desks.shrunk(found, 0.9).pace[9] == desks.SLOWEST


def test_people_are_counted_by_hour_and_part_of_an_hour() -> None:
    half = Hand("half", "Half", (), ((9 * HOUR, 9.5 * HOUR), (-HOUR, 0.25 * HOUR)))
    found = desks.by_hour(shop([half, person("an")], 1.0))
    assert (found[0], found[9], found[10], len(found)) == (0.25, 1.5, 1.0, 21 * 24)
    assert desks.hours_a_week(half, world()) == 0.75 / 2  # what lies before the first midnight does not count


def test_days_move_over_a_weekend_and_never_overlap() -> None:
    hand = person("an", hours=(20, 28))
    moved = desks.moved(hand, {2: 5, 3: 6})
    assert {desks.weekday(begin) for begin, _ in moved.shifts} == {0, 1, 4, 5, 6}
    assert all(end <= begin for (_, end), (begin, _) in zip(moved.shifts, moved.shifts[1:], strict=False))
    both = desks.moved(hand, {0: 1})
    assert desks.hours_a_week(both, world()) == 32  # two shifts at once are one
    assert desks.later(hand, 180.0).shifts[0] == (23 * HOUR, 31 * HOUR)


def test_somebody_like_another_works_at_the_same_hours() -> None:
    (first, *_), two = people(2), desks.twin(person("h0", "x"), 1)
    assert (two.code, two.name, two.has, two.shifts, two.person_id) == ("h0+1", "H0", ("x",), first.shifts, None)
    assert week(ALL_DAYS, 9, 17, 42)[:5] == two.shifts[:5]
