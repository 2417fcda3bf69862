"""Opening hours without anybody are found before a manager believes that opening longer helps."""

from collections.abc import Sequence

import pytest

from core.staffing import reading, unstaffed
from core.staffing.engine.run import PYTHON
from core.staffing.study.lining import line
from core.staffing.study.playing import Theatre
from core.staffing.study.questions import Costs, Entry
from core.staffing.study.today import Person, Today
from core.staffing.unstaffed import Unstaffed
from core.staffing.world import DAY, HOUR, WEEK
from core.triage.words import Priority
from tests.staffing import plain

OPEN = ("09:00-18:00",) * 5 + ("", "")
SATURDAY = (*OPEN[:5], "09:00-17:00", "")
MONDAY_NINE = 9 * HOUR
LIMITS = dict.fromkeys(Priority, 8.0)


def people(*weeks: Sequence[str]) -> Today:
    found = tuple(Person(f"person:{number}", f"P{number}", (), tuple(week)) for number, week in enumerate(weeks))
    return Today(found, LIMITS, LIMITS, OPEN, 15.0)


def told(opened: Sequence[str], *weeks: Sequence[str]) -> tuple[Unstaffed, ...]:
    return unstaffed.of_weeks(opened, weeks)


def test_hours_that_somebody_covers_are_no_matter() -> None:
    assert told(OPEN, ("09:00-13:00",) * 5 + ("", ""), ("12:00-18:00",) * 5 + ("", "")) == ()
    assert told(("",) * 7, OPEN) == ()


def test_a_day_on_which_nobody_comes_waits_for_the_next_one_that_has_somebody() -> None:
    assert told(SATURDAY, OPEN) == (Unstaffed((5,), 0, DAY, True, MONDAY_NINE),)


def test_days_that_wait_for_the_same_moment_are_told_together() -> None:
    all_week = ("09:00-12:00, 13:00-17:00",) * 7
    assert told(all_week, OPEN) == (Unstaffed((5, 6), 0, DAY, True, MONDAY_NINE),)
    assert told(("00:00-24:00",) * 7, ("00:00-24:00",) * 5 + ("", "")) == (Unstaffed((5, 6), 0, DAY, True, 0),)


def test_hours_of_a_day_are_told_with_their_clock() -> None:
    late = ("09:00-20:00", *OPEN[1:])
    assert told(late, OPEN) == (Unstaffed((0,), 18 * HOUR, 20 * HOUR, False, DAY + 9 * HOUR),)


def test_the_same_hours_of_several_days_are_told_once_from_the_first_day_on() -> None:
    lunch = ("09:00-12:00, 13:00-18:00",) * 5 + ("", "")
    assert told(OPEN, lunch) == (Unstaffed((0, 1, 2, 3, 4), 12 * HOUR, 13 * HOUR, False, 13 * HOUR),)


def test_a_night_reaches_into_the_next_day_and_sunday_into_monday() -> None:
    assert told(("00:00-06:00", *("",) * 6), ("",) * 6 + ("22:00-06:00",)) == ()
    assert told(("00:00-07:00", *("",) * 6), ("",) * 6 + ("22:00-06:00",)) == (
        Unstaffed((0,), 6 * HOUR, 7 * HOUR, False, 6 * DAY + 22 * HOUR),
    )


def test_a_few_minutes_are_no_matter() -> None:
    assert told(("09:00-18:29", *OPEN[1:]), OPEN) == ()
    assert len(told(("09:00-18:30", *OPEN[1:]), OPEN)) == 1


def test_where_nobody_comes_at_all_there_is_nothing_to_wait_for() -> None:
    assert told(OPEN) == (Unstaffed((0, 1, 2, 3, 4), 0, DAY, True, None),)


@pytest.mark.parametrize(
    ("scenario", "days"),
    [
        ({"hours": None, "workers": [], "new": []}, []),
        ({"hours": SATURDAY, "workers": [], "new": []}, [5]),
        ({"hours": SATURDAY, "workers": [{"code": "person:0", "count": 1, "week": SATURDAY}], "new": []}, []),
        ({"hours": SATURDAY, "workers": [], "new": [{"code": "person:0", "count": 1, "week": SATURDAY}]}, []),
        ({"hours": SATURDAY, "workers": [], "new": [{"code": "person:9", "count": 1, "week": SATURDAY}]}, [5]),
        ({"hours": None, "workers": [{"code": "person:1", "count": 0}], "new": []}, [4]),
        ({"hours": None, "workers": [{"code": "person:1", "count": 0}], "new": [{"code": "person:1", "count": 1}]}, []),
        ({"hours": ("nonsense", *SATURDAY[1:])}, []),
    ],
)
def test_a_scenario_that_is_being_written_is_looked_at_as_it_stands(
    scenario: dict[str, object], days: list[int]
) -> None:
    now = people((*OPEN[:4], "", "", ""), OPEN)
    assert [day for each in reading.unstaffed(scenario, now) for day in each.days] == days


def test_a_study_tells_of_each_desk_when_nobody_is_there() -> None:
    shop = plain.shop(plain.people(2), 10, calendars=(plain.week(range(6), 9, 17, 90),))
    found = line(Entry("1", "", shop), Theatre(PYTHON, 1, 2).play(shop), None, Costs())
    assert found.unstaffed == (Unstaffed((5,), 0, DAY, True, MONDAY_NINE),)


def test_an_hour_in_which_somebody_is_there_in_any_of_the_weeks_is_staffed() -> None:
    once = plain.person("once", days=(5,))
    first_week = tuple(span for span in once.shifts if span[0] < WEEK)
    hands = [*plain.people(1), plain.person("other", days=())]
    shop = plain.shop(hands, 10, calendars=(plain.week(range(6), 9, 17, 90),))
    assert len(unstaffed.of_world(shop)) == 1
    shop = plain.shop([*hands, plain.Hand("x", "X", (), first_week)], 10, calendars=shop.calendars)
    assert unstaffed.of_world(shop) == ()
