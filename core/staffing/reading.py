"""A scenario as it came from a screen, made sure of: what a browser sends is believed of nobody."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.language import N_
from core.rota import rules as rota
from core.settings.forms import filled
from core.staffing.errors import ClockOfWish, HoursOfDesk, HoursOfNewcomer, HoursOfPerson, HoursOfWeek
from core.staffing.forms import Levers, Wanted
from core.staffing.study.today import Today
from core.staffing.unstaffed import Unstaffed, of_weeks
from core.staffing.words import Weekday

CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
SHOWN = 60  # characters of what cannot be understood
NOBODY: Mapping[str, str] = {}


def levers(told: Mapping[str, Any], names: Mapping[str, str] = NOBODY) -> Levers:
    """Raises a sentence that names what cannot be; ``names``: of people, by code."""
    found = filled(Levers, **told)
    for flaw in unread(found.model_dump(), names):
        raise flaw
    return found


def unread(told: Mapping[str, Any], names: Mapping[str, str] = NOBODY) -> Iterator[HoursOfWeek]:
    """Each cell of the tables of hours that cannot be understood, as the refusal that names its row and its day."""
    for kind, field in ((HoursOfPerson, "workers"), (HoursOfNewcomer, "new")):
        for each in told.get(field, ()):
            who = names.get(each["code"], each["code"])
            yield from (kind(who=who, **flaw) for flaw in _unread(each.get("week") or ()))
    yield from (HoursOfDesk(**flaw) for flaw in _unread(told.get("hours") or ()))


def _unread(week: Sequence[str]) -> Iterator[dict[str, str]]:
    for day, typed in zip(Weekday, week, strict=False):
        if rota.read(typed) is None:
            yield {"day": day, "typed": typed[:SHOWN]}


def clock(typed: str) -> int | None:
    """Minutes of the day; none where nothing is typed, or what cannot be understood."""
    told = CLOCK.fullmatch(typed.strip())
    return int(told[1]) * 60 + int(told[2]) if told else None


def unread_clocks(who: str, earliest: str, latest: str) -> Iterator[ClockOfWish]:
    """The same for what somebody wishes."""
    for column, typed in ((N_("Not before"), earliest), (N_("Not after"), latest)):
        if typed.strip() and clock(typed) is None:
            yield ClockOfWish(who=who, column=column, typed=typed[:SHOWN])


def wanted(told: Mapping[str, Any]) -> Wanted:
    return filled(Wanted, **told)


def unstaffed(told: Mapping[str, Any], now: Today) -> tuple[Unstaffed, ...]:
    """Opening hours without anybody in a scenario that is still being written; none while a cell cannot be read."""
    if any(unread(told)):
        return ()
    weeks = {each.code: each.week for each in now.people}
    different = {each["code"]: each for each in told.get("workers", ())}
    stay = [different.get(code, {"code": code}) for code in weeks]
    there = [each for each in (*stay, *told.get("new", ())) if each.get("count", 1) and each["code"] in weeks]
    return of_weeks(told.get("hours") or now.hours, [each.get("week") or weeks[each["code"]] for each in there])
