"""A scenario as it came from a screen, made sure of: what a browser sends is believed of nobody."""

from collections.abc import Mapping
from typing import Any

from core.rota import rules as rota
from core.settings.forms import filled
from core.staffing.errors import HoursOfWeek
from core.staffing.forms import Levers, Wanted
from core.staffing.study.today import Today
from core.staffing.unstaffed import Unstaffed, of_weeks


def levers(told: Mapping[str, Any]) -> Levers:
    """Raises a sentence that names what cannot be."""
    found = filled(Levers, **told)
    weeks = [each.week for each in (*found.workers, *found.new) if each.week is not None]
    for typed in [text for week in (*weeks, *([found.hours] if found.hours else [])) for text in week]:
        if rota.read(typed) is None:
            raise HoursOfWeek(typed=typed[:60])
    return found


def wanted(told: Mapping[str, Any]) -> Wanted:
    return filled(Wanted, **told)


def unstaffed(told: Mapping[str, Any], now: Today) -> tuple[Unstaffed, ...]:
    """Opening hours without anybody in a scenario that is still being written, whatever else is wrong with it."""
    weeks = {each.code: each.week for each in now.people}
    different = {each["code"]: each for each in told.get("workers", ())}
    stay = [different.get(code, {"code": code}) for code in weeks]
    there = [each for each in (*stay, *told.get("new", ())) if each.get("count", 1) and each["code"] in weeks]
    return of_weeks(told.get("hours") or now.hours, [each.get("week") or weeks[each["code"]] for each in there])
