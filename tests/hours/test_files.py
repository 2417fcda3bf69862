"""Calendar files as people have them, and as nobody should."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.hours import ics
from core.hours.errors import CalendarFileTooLarge, NotACalendarFile, TooManyDays, TooManyEntries
from core.hours.words import Doubt

SHANGHAI, TODAY = ZoneInfo("Asia/Shanghai"), date(2026, 1, 1)
D = "DTSTART;VALUE=DATE:"


def file(*entries: str) -> bytes:
    inside = "".join(f"BEGIN:VEVENT\r\n{each}\r\nEND:VEVENT\r\n" for each in entries)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n".encode()


def read(*entries: str, with_times: bool = True) -> ics.Read:
    return ics.read(file(*entries), SHANGHAI, TODAY, with_times)


def days(found: ics.Read) -> list[str]:
    return [f"{each.day} {each.label}" for each in found.days]


def doubts(found: ics.Read) -> list[tuple[str, Doubt]]:
    return list(found.doubts)


def test_days_last_repeat_and_are_left_out():
    found = read(
        f"{D}20260201\r\nDTEND;VALUE=DATE:20260203\r\nSUMMARY:Trip",
        f"{D}20200101\r\nSUMMARY:New year\r\nUID:1\r\nRRULE:FREQ=YEARLY;UNTIL=20280601\r\nEXDATE;VALUE=DATE:20270101",
        f"{D}20280102\r\nSUMMARY:Moved\r\nUID:1\r\nRECURRENCE-ID;VALUE=DATE:20280101",
        f"{D}20201126\r\nSUMMARY:Fourth\r\nRRULE:FREQ=YEARLY;BYDAY=4TH;BYMONTH=11;COUNT=7",
        f"{D}20200531\r\nSUMMARY:Last\r\nRRULE:FREQ=YEARLY;BYDAY=-1MO;BYMONTH=5;INTERVAL=2",
        f"{D}20240229\r\nSUMMARY:Leap\r\nRRULE:FREQ=YEARLY",
    )
    assert days(found) == [
        "2026-01-01 New year", "2026-02-01 Trip", "2026-02-02 Trip", "2026-05-25 Last", "2026-11-26 Fourth",
        "2028-01-02 Moved", "2028-02-29 Leap", "2028-05-29 Last", "2030-05-27 Last",
    ]  # fmt: skip
    assert doubts(found) == [("Last", Doubt.BOUNDED), ("Leap", Doubt.BOUNDED)]


def test_what_is_not_taken_as_it_stands_is_named():
    found = read(
        f"{D}20260401\r\nSTATUS:CANCELLED\r\nSUMMARY:off",
        "DTSTART:garbage\r\nSUMMARY:bad",
        "SUMMARY:none",
        f"{D}20260301\r\nRRULE:FREQ=HOURLY\r\nSUMMARY:hourly",
        f"{D}20260302\r\nRRULE:FREQ=YEARLY;BYYEARDAY=100\r\nSUMMARY:hundredth",
        f"{D}20260303\r\nRRULE:nonsense\r\nSUMMARY:nonsense",
        f"{D}99991231\r\nDURATION:P99999999999D\r\nSUMMARY:end",
        "DTSTART:00010101T000000Z\r\nDURATION:PT1H\r\nSUMMARY:beginning",
        f"{D}20260401\r\nDTEND;VALUE=DATE:20290601\r\nSUMMARY:long",
        f"{D}20270501\r\nSUMMARY:twice",
        f"{D}20270501\r\nSUMMARY:twice",
        f"{D}20270601\r\nSUMMARY:one",
        f"{D}20270601\r\nSUMMARY:other",
        "DTSTART;TZID=Mars/Base:20271005T100000\r\nDURATION:PT2H\r\nSUMMARY:mars",
        "DTSTART:20271006T100000Z\r\nDURATION:-PT2H\r\nSUMMARY:backwards",
        f"{D}20271007\r\nSUMMARY:{'x' * 200}",
    )
    assert dict(doubts(found)) == {
        "off": Doubt.CANCELLED, "bad": Doubt.NO_DATE, "none": Doubt.NO_DATE, "hourly": Doubt.REPEATS,
        "hundredth": Doubt.REPEATS, "nonsense": Doubt.REPEATS, "end": Doubt.FAR, "beginning": Doubt.FAR,
        "long": Doubt.LONG, "twice": Doubt.TWICE, "one, other": Doubt.TOGETHER, "mars": Doubt.ZONE,
        "backwards": Doubt.NO_LENGTH, "x" * 200: Doubt.CUT,
    }  # fmt: skip
    assert {"2026-03-01 hourly", "2026-03-02 hundredth", "2026-03-03 nonsense"} <= set(days(found))
    assert {each.label[-1] for each in found.days if each.day == date(2027, 10, 7)} == {"…"}


def test_times_become_hours_only_where_that_is_chosen():
    entries = (
        "DTSTART:20260501T180000Z\r\nDTEND:20260502T010000Z\r\nSUMMARY:night",  # until nine in Shanghai
        "DTSTART:20260502T080000\r\nDTEND:20260502T120000\r\nSUMMARY:morning",
        "DTSTART;TZID=China Standard Time:20260503T140000\r\nDURATION:PT2H\r\nSUMMARY:fest",
        f"{D}20260503\r\nSUMMARY:off",
    )
    found = read(*entries)
    assert [(each.day.day, each.hours, each.label) for each in found.days] == [
        (2, ((120, 720),), "night, morning"),
        (3, (), "off, fest"),
    ]
    left = read(*entries, with_times=False)
    assert days(left) == ["2026-05-03 off"]
    assert [doubt for _, doubt in doubts(left)] == [Doubt.TIMED] * 3


def test_what_was_written_is_read_again():
    kept = [(date(2026, 1, 1), "New year", ()), (date(2026, 1, 3), "补班 & more", ((540, 720), (780, 1440)))]
    written = ics.written("Desk", SHANGHAI, kept, datetime(2026, 1, 1, tzinfo=UTC))
    found = ics.read(written, SHANGHAI, TODAY, with_times=True)
    assert [(each.day, each.label, each.hours) for each in found.days] == kept
    assert not found.doubts


def test_a_chinese_file_of_another_encoding_is_read():
    assert days(ics.read(file(f"{D}20260217\r\nSUMMARY:春节").decode().encode("gb18030"), SHANGHAI, TODAY, False)) == [
        "2026-02-17 春节"
    ]


EVERY_DAY = "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=" + ",".join(str(day) for day in range(1, 32))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", NotACalendarFile),
        (b"PK\x03\x04" + bytes(1000), NotACalendarFile),
        (b"<html>", NotACalendarFile),
        (b"BEGIN:VCALENDAR\r\nno colon\xff\r\nEND:VCALENDAR", NotACalendarFile),
        (b"BEGIN:VCALENDAR" + b" " * (3 * 2**20), CalendarFileTooLarge),
        (file(*["X:1"] * 3_000), TooManyEntries),
        (file(*[f"{D}19000101\r\nSUMMARY:{n}\r\n{EVERY_DAY}" for n in range(200)]), TooManyDays),
    ],
)
def test_what_is_no_sensible_calendar_file_is_a_sentence(data, refusal):
    with pytest.raises(refusal):
        ics.read(data, SHANGHAI, TODAY, with_times=True)


LINES = st.sampled_from([
    "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "SUMMARY:x",
    "DTSTART:20260101", "DTSTART;VALUE=DATE:20260101", "DTSTART;TZID=Mars:20260101T100000", "DTSTART:99991231T235959Z",
    "DTSTART:00010101T000000Z", "DTEND:20260102T000000Z", "DTEND;VALUE=DATE:20260103", "DURATION:P1D", "DURATION:-P9D",
    "RRULE:FREQ=YEARLY", "RRULE:FREQ=YEARLY;BYDAY=5MO;BYMONTH=2", "RRULE:FREQ=YEARLY;COUNT=-1", "RRULE:UNTIL=x",
    "RRULE:FREQ=YEARLY;INTERVAL=0", "RRULE:FREQ=YEARLY;BYMONTHDAY=-31,0,99", "RRULE:FREQ=YEARLY;UNTIL=20300101",
    "EXDATE:20260101T000000Z", "EXDATE:x", "RECURRENCE-ID:20260101", "UID:1", "STATUS:CANCELLED", "STATUS:",
])  # fmt: skip


@settings(max_examples=150, deadline=timedelta(seconds=5))
@given(st.lists(LINES, max_size=14))
def test_no_file_breaks_the_desk(lines: Iterable[str]):
    try:
        found = ics.read("\r\n".join(["BEGIN:VCALENDAR", *lines]).encode(), SHANGHAI, TODAY, with_times=True)
    except (NotACalendarFile, TooManyDays):
        return
    assert all(2000 <= each.day.year <= 2100 for each in found.days)
