"""Feasts that come back every year, as calendar files write it. Pure values."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_A_YEAR = 31
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NUMBER = re.compile(r"-?\d{1,4}")
NTH = re.compile(r"([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)")
NUMBERS = ("INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY")
UNDERSTOOD = {"FREQ", "UNTIL", "BYDAY", "WKST", *NUMBERS}

Repeats = Mapping[str, Sequence[str]]


def understood(rule: Repeats) -> bool:
    """Every year, or every few: on days of months, or on the nth weekday of months."""
    by_day = rule.get("BYDAY", ())
    numbers = all(NUMBER.fullmatch(each) for name in NUMBERS for each in rule.get(name, ()))
    if rule.get("FREQ") != ["YEARLY"] or not set(rule) <= UNDERSTOOD or not numbers:
        return False
    months, days = rule.get("BYMONTH", ()), by_day or rule.get("BYMONTHDAY", ())
    nth = all(NTH.fullmatch(each) for each in by_day) and not (by_day and ("BYMONTHDAY" in rule or not months))
    return nth and all(1 <= int(each) <= 12 for each in months) and max(len(months), 1) * len(days) <= MOST_A_YEAR


def yearly(first: date, rule: Repeats, from_year: int, last_year: int) -> Iterator[date]:
    """The days of a rule that is understood; those before ``from_year`` only where they are counted."""
    left = int(rule["COUNT"][0]) if "COUNT" in rule else None
    every, last = max(int(rule.get("INTERVAL", ["1"])[0]), 1), until(rule)
    begin = first.year if left is not None else first.year + max(from_year - first.year, 0) // every * every
    for year in range(begin, min(last_year, LAST_YEAR) + 1, every):
        for day in sorted(set(_of_year(year, first, rule))):
            if day > last or left == 0:
                return
            if day >= first:
                left = None if left is None else left - 1
                yield day


def _of_year(year: int, first: date, rule: Repeats) -> Iterator[date]:
    for month in (int(each) for each in rule.get("BYMONTH", [str(first.month)])):
        starts_on, length = monthrange(year, month)
        nth = [(int(each[:-2]), WEEKDAYS.index(each[-2:])) for each in rule.get("BYDAY", ())]
        wanted = [int(each) for each in rule.get("BYMONTHDAY", [str(first.day)])]
        days = [_nth(n, day, starts_on, length) for n, day in nth] or [n + length + 1 if n < 0 else n for n in wanted]
        yield from (date(year, month, day) for day in days if 1 <= day <= length)


def _nth(n: int, weekday: int, starts_on: int, length: int) -> int:
    """The day of a month that is its nth such weekday, from the end where ``n`` is below nothing."""
    earliest = (weekday - starts_on) % 7 + 1
    latest = earliest + (length - earliest) // 7 * 7
    return earliest + (n - 1) * 7 if n > 0 else latest + (n + 1) * 7


def until(rule: Repeats) -> date:
    """The last day on which it may fall."""
    return date.fromisoformat(rule.get("UNTIL", ["9999-12-31"])[0][:10])
