"""Public holidays of countries, and how they agree with what was published."""

import json
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.hours import public
from core.hours.calendar import Calendar, OwnDay
from core.hours.errors import NoHolidaysKnown, NoSuchCountry, YearsUnfit
from core.hours.proposing import Proposed, fresh, judged
from core.hours.public import Asked
from core.hours.words import Fresh

PUBLISHED = Path(__file__).parents[3] / "shared/data/time/cn_holidays_2018_2026.json"
LUNCH, SHORT = ((540, 720), (780, 1080)), ((540, 720),)
WEEK = dict.fromkeys(range(4), LUNCH) | {4: SHORT, 5: (), 6: ()}
CHINA = Asked("CN", "", (2026,), "zh_CN", "en_US")


def planned(*years: int) -> Calendar:
    days = public.days(Asked("CN", "", years, "zh_CN"), WEEK)
    return Calendar(ZoneInfo("Asia/Shanghai"), WEEK, {each.day: OwnDay(each.label, each.hours) for each in days})


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published days are not on this machine")
def test_the_desk_is_open_in_china_on_the_days_that_were_published():
    """The library leaves out days off that fall on a weekend; such a day is closed all the same."""
    told = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    calendar, day = planned(*range(2018, 2027)), date(2018, 1, 1)
    differing, unnamed = [], []
    while day < date(2027, 1, 1):
        off, made_up = str(day) in told["off_days"], str(day) in told["makeup_workdays"]
        if bool(calendar.hours(day)) != (made_up or (day.weekday() < 5 and not off)):
            differing.append(day)
        if off and day not in calendar.own:
            unnamed.append(day)
        if made_up and day not in calendar.own:
            unnamed.append(day)
        day += timedelta(days=1)
    assert differing == []
    assert len(unnamed) == 64
    assert [day for day in unnamed if day.weekday() < 5] == [date(2020, 2, 3)]  # made up, then off, then a Monday again


def test_a_make_up_workday_has_the_hours_of_the_day_that_it_replaces():
    days = {each.day: each for each in public.days(CHINA, WEEK)}
    assert days[date(2026, 1, 4)].hours == SHORT  # a Sunday for a Friday
    assert days[date(2026, 2, 28)].hours == LUNCH  # a Saturday for a Monday
    assert days[date(2026, 2, 28)].beside == "Make-up workday for 2026-02-23"
    assert days[date(2026, 2, 17)].label == "春节"
    assert days[date(2026, 2, 17)].beside == "Chinese New Year (Spring Festival)"
    assert {each.region for each in days.values()} == {"CN"}


def test_what_a_day_would_change_is_told_before_it_is_added():
    own = {date(2026, 1, 1): OwnDay("x", ()), date(2026, 1, 2): OwnDay("x", LUNCH)}
    calendar = Calendar(ZoneInfo("UTC"), WEEK, own)
    day_off = {day: Proposed(date(2026, 1, day), "y") for day in (1, 2, 3, 5)}
    assert [state for _, state in judged(calendar, day_off.values())] == [
        Fresh.THERE, Fresh.OTHER, Fresh.CLOSED_ANYWAY, Fresh.NEW,
    ]  # fmt: skip
    assert fresh(calendar, Proposed(date(2026, 1, 6), "y", LUNCH)) is Fresh.OPEN_ANYWAY


def test_every_country_can_be_asked_and_most_have_days():
    empty = set[str]()
    for country in public.countries():
        asked = Asked(country, "", (2026,), public.nearest(country, "zh_TW"), public.nearest(country, "en"))
        try:
            days = public.days(asked, WEEK)
        except NoHolidaysKnown:
            empty.add(country)
            continue
        assert all(0 < len(each.label) <= 120 and each.day.year == 2026 for each in days), country
        assert public.parts(country).keys() == set(public.countries()[country])
    assert len(empty) < 8
    assert len(public.countries()) >= 250


def test_parts_of_a_country_have_days_of_their_own():
    whole, part = (Asked("DE", each, (2026,), "de") for each in ("", "BY"))
    assert len(public.days(part, WEEK)) > len(public.days(whole, WEEK))
    assert {each.region for each in public.days(part, WEEK)} == {"DE-BY"}
    assert public.parts("DE")["BY"] == "Bayern"
    assert public.nearest("DE", "zh_CN") == "de"
    assert public.nearest("HK", "zh_TW") == "zh_HK"
    assert public.nearest("US", "en") == "en_US"


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (Asked("XX", "", (2026,), "en_US"), NoSuchCountry),
        (Asked("DE", "XX", (2026,), "en_US"), NoSuchCountry),
        (Asked("DE", "", (9999,), "en_US"), YearsUnfit),
        (Asked("DE", "", (), "en_US"), YearsUnfit),
        (Asked("BV", "", (2026,), "en_US"), NoHolidaysKnown),
    ],
)
def test_what_cannot_be_answered_is_a_sentence(asked, refusal):
    with pytest.raises(refusal):
        public.days(asked, WEEK)


def test_years_that_are_not_published_yet_are_told():
    last = public.moved_until("CN")
    assert last is not None
    assert last >= 2026
    assert public.unpublished("CN", (last, last + 1), last) == last
    assert public.unpublished("CN", (last,), last) is None
    assert public.unpublished("DE", (2099,), last) is None
    assert public.unpublished("BG", (last,), last) is None  # moved none for years


def test_a_day_is_called_in_the_language_of_who_reads_it():
    assert public.names("CN", 2026, "zh_CN")["Tomb-Sweeping Day"] == "清明节"
    assert public.names("CN", 2026, "zh_TW")["清明节"] == "清明節"
    assert public.names("CN", 2026, "en")["春节"] == "Chinese New Year (Spring Festival)"
    assert public.names("CN", 2026, "zh_TW")["Make-up workday for 2026-02-20"] == "補班（補 2026-02-20）"
    assert public.names("DE-BY", 2026, "en")["Neujahr"] == "New Year's Day"


def test_nothing_is_known_of_a_country_that_is_none():
    assert public.names("XX", 2026, "en") == {}
