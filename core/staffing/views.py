from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from core.models.events import EventRow
from core.models.people import Person
from core.models.settings import SettingRow
from core.models.staffing import Scenario, StaffingStudy
from core.permissions import Permission, demand
from core.rota.events import ShiftsChanged
from core.settings.calendars import Calendars
from core.settings.promises import Promises
from core.settings.public import OfficeHours
from core.settings.staffing import Staffing
from core.staffing.events import ScenarioEvent
from core.staffing.forms import MOST_BESIDE, Levers
from core.staffing.words import StudyKind
from core.work import Reading
from db.base import Json

FED = (Staffing.key, Promises.key, OfficeHours.key, Calendars.key)


@dataclass(frozen=True, slots=True)
class Kept:
    """A scenario as it is kept; ``mine``: the reader may change it."""

    id: int
    version: int
    name: str
    levers: Levers
    shared: bool
    by: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a study said, and of when it is; ``result``: as ``core.staffing.study.results`` writes it.

    ``stale``: what it is fed with, what is promised, or a scenario has been changed since.
    """

    id: int
    made_at: datetime
    seed: int
    code_version: str
    engine: str
    result: Json
    stale: bool = False


def open_to(desk: Reading) -> ColumnElement[bool]:
    """One's own, and those that are shared."""
    return or_(Scenario.made_by == desk.reader.person_id, Scenario.shared.is_(True))


def scenarios(desk: Reading) -> tuple[Kept, ...]:
    """By name; without those that were put away."""
    demand(desk.reader, Permission.PLAN_STAFF)
    query = (
        select(Scenario, Person.name)
        .join(Person, Person.id == Scenario.made_by)
        .where(open_to(desk), Scenario.retired_at.is_(None))
        .order_by(func.lower(Scenario.name), Scenario.id)
    )
    return tuple(_kept(desk, row, name) for row, name in desk.session.execute(query))


def beside(desk: Reading) -> tuple[Kept, ...]:
    """Those that are compared with today: one's own, and of others as many as there is room for, the oldest first."""
    first = sorted(scenarios(desk), key=lambda each: (not each.mine, each.id))[:MOST_BESIDE]
    return tuple(sorted(first, key=lambda each: (each.name.lower(), each.id)))


def _kept(desk: Reading, row: Scenario, name: str) -> Kept:
    levers, mine = Levers.model_validate(row.levers), row.made_by == desk.reader.person_id
    return Kept(row.id, row.version, row.name, levers, row.shared, name, mine)


def retired(desk: Reading) -> Sequence[tuple[int, str]]:
    """One's own that were put away, the newest first."""
    demand(desk.reader, Permission.PLAN_STAFF)
    query = select(Scenario.id, Scenario.name).where(
        Scenario.made_by == desk.reader.person_id, Scenario.retired_at.is_not(None)
    )
    return [(number, name) for number, name in desk.session.execute(query.order_by(Scenario.retired_at.desc()))]


def study(desk: Reading, kind: StudyKind) -> Said | None:
    """The newest that the reader asked for; where they never did, the newest in which nothing is private."""
    demand(desk.reader, Permission.PLAN_STAFF)
    mine = StaffingStudy.person_id == desk.reader.person_id
    query = select(StaffingStudy).where(StaffingStudy.kind == kind, or_(mine, StaffingStudy.private.is_(False)))
    row = desk.session.scalar(query.order_by(mine.desc(), StaffingStudy.id.desc()).limit(1))
    if row is None:
        return None
    return Said(row.id, row.made_at, row.seed, row.code_version, row.engine, row.result, _changed(desk, row.made_at))


def _changed(desk: Reading, since: datetime) -> bool:
    """Whether anything that a study is fed with has been decided anew since then; what comes in always goes on."""
    changes = (
        select(SettingRow.id).where(SettingRow.key.in_(FED), SettingRow.since > since),
        select(EventRow.id).where(EventRow.subject_kind == ScenarioEvent.subject_kind, EventRow.at > since),
        select(EventRow.id).where(EventRow.kind == ShiftsChanged.kind, EventRow.at > since),
    )
    return desk.session.scalar(select(or_(*(each.exists() for each in changes)))) or False
