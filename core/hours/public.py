"""Public holidays of countries, from the library that is kept up every month; its types end here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from typing import Any

import holidays
from holidays import HolidayBase

from core.hours.errors import NoHolidaysKnown, NoSuchCountry, YearsUnfit
from core.hours.proposing import Proposed
from core.hours.rules import Hours, Week
from core.language import N_, speech
from core.language import nearest as ours
from core.settings.public import FIRST_YEAR, LAST_YEAR, LONGEST_DAY

MADE_UP = N_("Make-up workday for {day}")
MADE_UP_ALONE = N_("Make-up workday")
NEAREST = {"zh_TW": ("zh_TW", "zh_HK", "zh_MO", "zh_CN"), "zh_CN": ("zh_CN", "zh_TW", "zh_HK", "zh_MO")}


@dataclass(frozen=True, slots=True)
class Asked:
    """``language``: of the labels, as ``languages`` names them; ``beside``: a second one, only to be read."""

    country: str
    subdivision: str
    years: tuple[int, ...]
    language: str
    beside: str = ""

    @property
    def region(self) -> str:
        return "-".join(filter(None, (self.country, self.subdivision)))


@cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """All that the library knows, with the codes of their parts."""
    known = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(parts) for country, parts in known.items()}


@cache
def parts(country: str) -> Mapping[str, str]:
    """The parts of a country that have days of their own: by code, the name or the code again."""
    aliases = _of(country).subdivisions_aliases.items()
    names = {code: max((name for name, each in aliases if each == code), key=len, default=code)
             for code in countries()[country]}  # fmt: skip
    return dict(sorted(names.items(), key=lambda each: each[1]))


@cache
def languages(country: str) -> tuple[str, ...]:
    """The languages of its labels; one without a name where there is no choice."""
    found = _of(country)
    return tuple(found.supported_languages) or (found.default_language or "",)


def nearest(country: str, language: str) -> str:
    """Of the languages of its labels, the one for a reader; the country's own where none is near."""
    told = languages(country)
    wanted = NEAREST.get(language, (language, *(each for each in told if each.startswith(f"{language}_"))))
    own = _of(country).default_language or told[0]
    return next((each for each in wanted if each in told), own)


def moved_until(country: str) -> int | None:
    """The last year whose moved workdays are published; none in countries that do not move any."""
    found = _of(country)
    if not found.has_substituted_holidays:
        return None
    return max((year for year, told in _specials(found).items() if any(len(each) > 3 for each in told)), default=None)


def unpublished(country: str, years: Iterable[int], this_year: int) -> int | None:
    """Where moved workdays of these years are still to come: the last year that has them.

    A country that has not moved any for years is not waited for.
    """
    until = moved_until(country)
    return until if until and until >= this_year - 1 and max(years, default=0) > until else None


def days(asked: Asked, week: Week) -> tuple[Proposed, ...]:
    """The days off, and the make-up workdays with the hours of the day they replace, in order.

    A day off that falls on a weekend may be missing: the library names only those that need naming.
    """
    if not asked.years or not all(FIRST_YEAR <= year <= LAST_YEAR for year in asked.years):
        raise YearsUnfit(first=FIRST_YEAR, last=LAST_YEAR)
    found, beside = _of(asked.country, asked, asked.language), _of(asked.country, asked, asked.beside or asked.language)
    off = [Proposed(day, label, (), _short(beside.get(day) or ""), asked.region) for day, label in _off(found, asked)]
    proposed = sorted(chain(off, _made_up(found, asked, week)), key=lambda each: each.day)
    if not proposed:
        raise NoHolidaysKnown
    return tuple(proposed)


@lru_cache(maxsize=256)
def names(region: str, year: int, language: str) -> Mapping[str, str]:
    """What the library calls the days of a year in any of its languages, and what it calls them for a reader."""
    country, _, part = region.partition("-")
    if country not in countries():
        return {}
    told = {each: _named(Asked(country, part, (year,), each)) for each in languages(country)}
    mine = told[nearest(country, language)]
    return {name: mine[day] for days in told.values() for day, name in days.items() if day in mine}


def _named(asked: Asked) -> Mapping[date, str]:
    found = _of(asked.country, asked, asked.language)
    return dict(_off(found, asked)) | {each.day: each.label for each in _made_up(found, asked, {})}


def _off(found: HolidayBase, asked: Asked) -> Iterator[tuple[date, str]]:
    return ((day, _short(label)) for day, label in found.items() if day.year in asked.years)


def _made_up(found: HolidayBase, asked: Asked, week: Week) -> Iterator[Proposed]:
    replaced = dict(_moves(found))
    say, read = speech(ours(asked.language)), speech(ours(asked.beside or asked.language))
    for day in sorted(found.weekend_workdays):
        if day.year in asked.years:
            off = replaced.get(day)
            source, told = (MADE_UP, {"day": off}) if off else (MADE_UP_ALONE, {})
            label, beside = say(source).format(**told), read(source).format(**told)
            yield Proposed(day, label, _usual(week, off), beside, asked.region)


def _usual(week: Week, day: date | None) -> Hours:
    """The hours of the day that is made up for; where that has none, those of the first day that has some."""
    own = week.get(day.weekday(), ()) if day else ()
    return own or next((hours for _, hours in sorted(week.items()) if hours), ())


def _moves(found: HolidayBase) -> Iterator[tuple[date, date]]:
    """The day that was made a workday, and the day off that was won by it."""
    for year, told in _specials(found).items():
        for each in told:
            if len(each) > 3:
                month, day, from_month, from_day, *other = each
                yield date(other[0] if other else year, from_month, from_day), date(year, month, day)


def _specials(found: HolidayBase) -> Mapping[int, tuple[tuple[Any, ...], ...]]:
    """As the library writes them: with more than three places, a day off and the workday that it was moved from."""
    kept: Mapping[int, Any] = getattr(found, "special_public_holidays", {})
    return {year: told if told and isinstance(told[0], tuple) else (told,) for year, told in kept.items()}


def _of(country: str, asked: Asked | None = None, language: str = "") -> HolidayBase:
    """The years that follow are asked for too, since their days may be made up for in the years before."""
    if country not in countries() or (asked and asked.subdivision not in {"", *countries()[country]}):
        raise NoSuchCountry(country=country)
    years: Iterable[int] = {each for year in asked.years for each in (year, year + 1)} if asked else ()
    part = asked.subdivision or None if asked else None
    return holidays.country_holidays(country, part, years=years, language=language or None, expand=False)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_DAY else f"{label[: LONGEST_DAY - 1]}…"
