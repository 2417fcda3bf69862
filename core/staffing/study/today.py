"""Today, as a scenario is written beside it: who works when, what is promised, when the desk is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from core.hours.rules import written
from core.rota import rules as rota
from core.rota.rules import DAYS
from core.settings import views as settings
from core.settings.promises import Promises
from core.settings.public import OfficeHours
from core.settings.staffing import Staffing
from core.staffing.inputs import views as inputs
from core.staffing.inputs.build import figures
from core.staffing.inputs.figures import Worker
from core.triage.words import Priority
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Person:
    """``week``: of the first week that comes, as the rota has it, Monday first."""

    code: str
    name: str
    skills: tuple[str, ...]
    week: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Today:
    """Limits in hours by priority; ``shrinkage`` in percent; ``hours``: the working week of the desk, as typed."""

    people: tuple[Person, ...]
    answer: Mapping[Priority, float]
    solve: Mapping[Priority, float]
    hours: tuple[str, ...]
    shrinkage: float

    @property
    def names(self) -> dict[str, str]:
        """By code."""
        return {each.code: each.name for each in self.people}


def today(desk: Reading) -> Today:
    typed, promises = settings.read(desk, Staffing), settings.read(desk, Promises)
    zone, measured, office = settings.zone(desk), inputs.now(desk, typed), settings.read(desk, OfficeHours)
    return Today(
        people=tuple(_person(each, measured.ahead.first, zone) for each in measured.crew.workers),
        answer={each: minutes / 60 for each, minutes in promises.response.items()},
        solve={each: minutes / 60 for each, minutes in promises.resolution.items()},
        hours=tuple(written(office.week.get(day, ())) for day in range(DAYS)),
        shrinkage=figures(measured, typed)["shrinkage"].value,
    )


def _person(worker: Worker, first: date, zone: ZoneInfo) -> Person:
    days = [first + timedelta(days=ahead) for ahead in range(DAYS)]
    week = (
        rota.written(day, [each for each in worker.shifts if each[0].astimezone(zone).date() == day], zone)
        for day in days
    )
    return Person(f"person:{worker.id}", worker.name, tuple(sorted(worker.skills)), tuple(week))
