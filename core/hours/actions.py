from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from core.hours import changing
from core.hours.changing import DESK
from core.hours.errors import CalendarInUse, NothingChosen
from core.hours.forms import NewDay
from core.permissions import Permission, needs
from core.settings import actions, views
from core.settings.calendars import Calendars, OwnCalendar
from core.settings.forms import filled
from core.settings.public import OfficeHours
from core.settings.rules import code_from
from core.settings.words import Desk
from core.work import Work


@needs(Permission.EDIT_SETTINGS)
def set_week(work: Work, code: str, week: Mapping[int, Any], zone: str, seen: int | None) -> None:
    """``seen``: the version that was looked at; the desk's own calendar follows the clock of the desk."""
    _change(work, code, seen, {"week": week} | ({} if code == DESK else {"time_zone": zone}))


@needs(Permission.EDIT_SETTINGS)
def add_days(work: Work, code: str, days: Sequence[NewDay], over: bool = False) -> None:
    """``over``: what is there already on these days makes way; otherwise a day twice is refused."""
    if not days:
        raise NothingChosen
    named = {each.day for each in days} if over else set[date]()
    one = _part(work, code)
    kept = tuple(each for each in one.exceptions if each.day not in named)
    _change(work, code, _version(work, code), changing.added(one.model_copy(update={"exceptions": kept}), days))


@needs(Permission.EDIT_SETTINGS)
def remove_days(work: Work, code: str, days: Collection[date]) -> None:
    """They are like their weekday again."""
    kept = tuple(each for each in _part(work, code).exceptions if each.day not in days)
    _change(work, code, _version(work, code), {"exceptions": kept})


@needs(Permission.EDIT_SETTINGS)
def create(work: Work, name: str, like: str = DESK) -> str:
    """A calendar that begins as a copy of another; its code."""
    now, shown = views.read(work, Calendars), _part(work, like)
    code = code_from(name, {DESK, *(each.code for each in now.calendars)})
    zone = shown.time_zone if isinstance(shown, OwnCalendar) else views.read(work, Desk).time_zone
    copy = filled(OwnCalendar, code=code, name=name, time_zone=zone, week=shown.week, exceptions=shown.exceptions)
    _keep(work, now, calendars=(*now.calendars, copy))
    return code


@needs(Permission.EDIT_SETTINGS)
def rename(work: Work, code: str, name: str) -> None:
    _change(work, code, _version(work, code), {"name": name})


@needs(Permission.EDIT_SETTINGS)
def retire(work: Work, code: str) -> None:
    """It is offered no more; old deadlines are still explained by it."""
    if teams := sum(each == code for each in views.read(work, Calendars).teams.values()):
        raise CalendarInUse(teams=teams)
    _change(work, code, _version(work, code), {"retired": True})


@needs(Permission.EDIT_SETTINGS)
def restore(work: Work, code: str) -> None:
    _change(work, code, _version(work, code), {"retired": False})


@needs(Permission.EDIT_SETTINGS)
def assign(work: Work, code: str, teams: Collection[int]) -> None:
    """These teams work by it, and no others; those that did before work by the desk's hours again."""
    now = views.read(work, Calendars)
    changing.own(now, code)
    others = {team: each for team, each in now.teams.items() if each != code and team not in teams}
    _keep(work, now, teams=others | dict.fromkeys(sorted(teams), code))


def _part(work: Work, code: str) -> OfficeHours | OwnCalendar:
    return changing.part(views.read(work, OfficeHours), views.read(work, Calendars), code)


def _version(work: Work, code: str) -> int | None:
    return views.in_force(work, OfficeHours if code == DESK else Calendars)[1]


def _change(work: Work, code: str, seen: int | None, values: Mapping[str, Any]) -> None:
    hours, calendars = views.read(work, OfficeHours), views.read(work, Calendars)
    hours, calendars = changing.changed(hours, calendars, code, values)
    if code == DESK:
        actions.change(work, hours, seen)
    else:
        actions.change(work, calendars, seen if seen is not None else _version(work, code))


def _keep(work: Work, now: Calendars, **values: Any) -> None:
    actions.change(work, filled(Calendars, **(dict(now) | values)), _version(work, ""))
