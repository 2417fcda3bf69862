"""Calendars as people set them: each change a version, and open deadlines follow."""

from datetime import date

import pytest

from core.hours import actions, views
from core.hours.changing import DESK
from core.hours.errors import CalendarInUse, NoSuchCalendar, NothingChosen
from core.hours.forms import NewDay
from core.settings import views as settings
from core.settings.calendars import Calendars, always
from core.settings.errors import ChangedBefore, NotValid
from core.settings.public import OfficeHours
from core.work import begin, look
from tests import cases

NEW_YEAR = NewDay(date(2026, 1, 1), "New year", (), "CN")


@pytest.fixture
def do(admin, clock):
    """``do(actions.create, "Night")``: one piece of work of the administrator."""

    def one(verb, *args, **named):
        with begin(admin, clock) as work:
            return verb(work, *args, **named)

    return one


def shelf(admin):
    with look(admin) as desk:
        return {each.code: each for each in views.shelf(desk)}


def test_a_calendar_is_copied_named_given_to_teams_and_retired(admin, do):
    do(actions.add_days, DESK, [NEW_YEAR])
    night = do(actions.create, "Night shift")
    do(actions.set_week, night, always(), "Europe/Berlin", 1)
    do(actions.assign, night, [1, 2])
    other = do(actions.create, "夜班", night)
    do(actions.assign, other, [2])
    do(actions.rename, other, "Weekend")
    kept = shelf(admin)
    assert (kept[night].week, kept[night].zone, kept[night].teams) == (always(), "Europe/Berlin", (1,))
    assert (kept[other].name, kept[other].zone, kept[other].teams) == ("Weekend", "Europe/Berlin", (2,))
    assert kept[other].exceptions == kept[DESK].exceptions
    with pytest.raises(CalendarInUse):
        do(actions.retire, other)
    do(actions.assign, other, [])
    do(actions.retire, other)
    assert [(each.code, each.retired) for each in shelf(admin).values()] == [
        (DESK, False), (night, False), (other, True),
    ]  # fmt: skip
    do(actions.restore, other)
    assert not shelf(admin)[other].retired
    events = [each for each in cases.events("setting") if each.detail["key"] == Calendars.key]
    assert [each.detail["fields"] for each in events[:3]] == [["calendars"], ["calendars"], ["teams"]]
    with look(admin) as desk:
        assert views.calendar(desk, 1).zone.key == "Europe/Berlin"
        assert views.office(desk, 1).is_open
        assert views.calendar(desk, 2) == views.calendar(desk)


def test_days_are_added_replaced_and_removed(admin, do):
    do(actions.add_days, DESK, [NEW_YEAR])
    with pytest.raises(NotValid) as refused:
        do(actions.add_days, DESK, [NEW_YEAR])
    assert "a day is named twice" in refused.value.said_in("en")
    do(actions.add_days, DESK, [NewDay(NEW_YEAR.day, "Open", ((540, 600),))], over=True)
    assert [(each.label, each.region) for each in shelf(admin)[DESK].exceptions] == [("Open", "")]
    do(actions.remove_days, DESK, {NEW_YEAR.day})
    assert shelf(admin)[DESK].exceptions == ()
    with pytest.raises(NothingChosen):
        do(actions.add_days, DESK, [])


@pytest.mark.parametrize(
    ("verb", "args", "refusal", "words"),
    [
        (actions.set_week, ({}, "UTC", 2), NotValid, "Hours of the week"),
        (actions.set_week, (dict.fromkeys(range(7), ()), "UTC", 2), NotValid, "nobody would ever be there"),
        (actions.set_week, (always() | {0: ((60, 120), (90, 180))}, "UTC", 2), NotValid, "in order"),
        (actions.set_week, (always(), "Mars/Base", 2), NotValid, "no such time zone"),
        (actions.set_week, (always(), "UTC", 1), ChangedBefore, "changed this"),
        (actions.rename, (" ",), NotValid, "Name of the calendar"),
        (actions.rename, ("first",), NotValid, "another calendar has this name"),
        (actions.add_days, ([NewDay(date(9999, 1, 1), "x")],), NotValid, "from 2000 to 2100"),
        (actions.add_days, ([NewDay(date(2026, 1, 1), "x", None)],), NotValid, "write hours like"),
        (actions.add_days, ([NewDay(date(2026, 1, 1), " ")],), NotValid, "is empty"),
        (actions.add_days, ([NewDay(date.fromordinal(737_000 + n), "x") for n in range(1001)],), NotValid, "1000"),
    ],
)
def test_what_makes_no_sense_is_a_sentence_and_changes_nothing(admin, do, verb, args, refusal, words):
    do(actions.create, "First")
    code = do(actions.create, "Second")
    before = shelf(admin)
    with pytest.raises(refusal) as refused:
        do(verb, code, *args)
    assert words in refused.value.said_in("en")
    assert shelf(admin) == before


def test_a_calendar_that_is_not_there_is_a_sentence(do):
    with pytest.raises(NoSuchCalendar):
        do(actions.rename, "ghost", "x")


def test_the_coming_year_is_asked_for_from_november_on(admin, clock, do):
    do(actions.add_days, DESK, [NEW_YEAR])

    def asked(month):
        clock.now = clock.now.replace(year=2026, month=month, day=2)
        with look(admin, clock) as desk:
            year, found = views.unplanned(desk)
            return year, [code for code, _ in found]

    assert asked(10) == (2027, [])
    assert asked(11) == (2027, [DESK])
    do(actions.add_days, DESK, [NewDay(date(2027, 1, 1), "New year", (), "CN")])
    assert asked(12) == (2027, [])
    with look(admin) as desk:
        assert settings.read(desk, OfficeHours).exceptions[0].region == "CN"
