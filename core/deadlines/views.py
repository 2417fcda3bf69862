from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, exists, func, select

from core import scope
from core.deadlines import rules
from core.deadlines.explaining import Course, Part, explain
from core.deadlines.rules import History, Stay, Target
from core.deadlines.words import DeadlineKind
from core.hours.calendar import Calendar, day_and_night
from core.hours.views import WorkingTimes, made_of
from core.jobs.words import JobKind, JobState
from core.models.deadlines import Deadline
from core.models.jobs import Job
from core.models.process import Visit
from core.models.settings import SettingRow
from core.models.tickets import Ticket
from core.process import views as processes
from core.process.document import Document
from core.process.views import Running
from core.process.words import MoveKind
from core.settings.calendars import Calendars
from core.settings.promises import Promises
from core.settings.public import OfficeHours
from core.settings.words import Desk, Setting
from core.triage.words import Priority
from core.work import Reading
from db.base import Json

S = TypeVar("S", bound=Setting)

Documents = Mapping[int, Document]

ALWAYS = day_and_night()
#: The settings that deadlines follow, each in its newest row up to a version, by one statement that is built once.
NEWEST = 2**62
TIMES = (OfficeHours.key, Desk.key, Calendars.key)
IN_FORCE = select(SettingRow.key, SettingRow.id, SettingRow.value).where(
    SettingRow.id.in_(
        select(func.max(SettingRow.id))
        .where(
            ((SettingRow.key == Promises.key) & (SettingRow.id <= bindparam("rule")))
            | (SettingRow.key.in_(TIMES) & (SettingRow.id <= bindparam("calendar")))
        )
        .group_by(SettingRow.key)
    )
)
WAITING = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is promised and by which calendar; the versions are those of ``Deadline``."""

    promises: Promises
    times: WorkingTimes
    rule_version: int
    calendar_version: int

    def target(self, kind: DeadlineKind, priority: Priority, team: int | None) -> Target:
        minutes = self.promises.response if kind is DeadlineKind.RESPONSE else self.promises.resolution
        always = priority in self.promises.day_and_night
        return Target(minutes[priority], ALWAYS if always else self.times.of(team), always)


@dataclass(frozen=True, slots=True)
class Told:
    """A promise for a case, with all that explains its due time; ``due_at``: none while it stands still."""

    kind: DeadlineKind
    minutes: int
    day_and_night: bool
    due_at: datetime | None
    paused_at: datetime | None
    met_at: datetime | None
    parts: tuple[Part, ...]

    @property
    def kept(self) -> bool:
        return self.met_at is not None and (self.due_at is None or self.met_at <= self.due_at)


def terms(desk: Reading, rule: int | None = None, calendar: int | None = None) -> Terms:
    """Those in force, or those of the versions told; one question to the database."""
    versions = {"rule": NEWEST if rule is None else rule, "calendar": NEWEST if calendar is None else calendar}
    rows = {key: (id_, value) for key, id_, value in desk.session.execute(IN_FORCE, versions)}
    wall, office, teams = (rows.get(each.key) for each in (Desk, OfficeHours, Calendars))
    return Terms(
        _read(Promises, rows.get(Promises.key)),
        made_of(_read(Desk, wall), _read(OfficeHours, office), _read(Calendars, teams)),
        rows[Promises.key][0] if Promises.key in rows else 0,
        max(found[0] if found else 0 for found in (wall, office, teams)),
    )


def documents(desk: Reading, visits: Iterable[Visit], *known: Running) -> Documents:
    """By version, those that these visits followed."""
    found = {each.id: each.document for each in known}
    for version in {visit.process_version_id for visit in visits} - found.keys():
        found[version] = processes.version(desk, version).document
    return found


def history(ticket: Ticket, visits: Sequence[Visit], followed: Documents) -> History:
    """``visits``: all of the case, in order."""
    stays = list[Stay]()
    for before, visit in zip([None, *visits], visits, strict=False):
        stage = followed[visit.process_version_id].steps[visit.step].stage
        merged = before is not None and before.kind is MoveKind.MERGE and stays[-1].stage.open and not stage.open
        stays.append(Stay(stage, visit.entered_at, merged))
    return History(ticket.opened_at, ticket.first_response_at, stays)


def of_case(desk: Reading, ticket: Ticket, visits: Sequence[Visit]) -> tuple[Told, ...]:
    """The newest of each kind; those worked out by other settings are explained by those."""
    query = select(Deadline).where(Deadline.ticket_id == ticket.id).order_by(Deadline.cycle)
    rows = {row.kind: row for row in desk.session.scalars(query) if row.dropped_at is None and row.minutes}
    then = {version: terms(desk, calendar=version) for version in {row.calendar_version for row in rows.values()}}
    past = history(ticket, visits, documents(desk, visits))
    calendars = {version: each.times.of(ticket.team_id) for version, each in then.items()}
    return tuple(
        _told(desk, rows[kind], past, calendars[rows[kind].calendar_version]) for kind in DeadlineKind if kind in rows
    )


def _told(desk: Reading, row: Deadline, past: History, then: Calendar) -> Told:
    pauses = rules.ending(row.kind, past)[2]
    course = Course(past.opened, row.due_at, row.met_at or desk.now, row.met_at is not None, pauses)
    parts = explain(ALWAYS if row.day_and_night else then, course)
    return Told(row.kind, row.minutes, row.day_and_night, row.due_at, row.paused_at, row.met_at, parts)


def is_stale(terms: Terms) -> tuple[ColumnElement[bool], ...]:
    """Of a ticket: it is open, and one of its deadlines was worked out by other settings."""
    other = (Deadline.rule_version != terms.rule_version) | (Deadline.calendar_version != terms.calendar_version)
    running = Deadline.met_at.is_(None), Deadline.dropped_at.is_(None)
    return (
        scope.unfinished(), Ticket.trashed_at.is_(None),
        exists().where(Deadline.ticket_id == Ticket.id, *running, other),
    )  # fmt: skip


def how_many_stale(desk: Reading) -> int:
    return desk.session.scalar(select(func.count(Ticket.id)).where(*is_stale(terms(desk)))) or 0


def is_asked_for(desk: Reading) -> bool:
    """Whether a recomputation waits for its turn; one that runs may have passed some cases already."""
    waiting = Job.kind == JobKind.DEADLINES, Job.state == JobState.QUEUED
    return desk.session.scalar(select(Job.id).where(*waiting).limit(1)) is not None


def recomputing(desk: Reading) -> tuple[int, int] | None:
    """How many open cases have been worked out anew, and how many there are, while that goes on."""
    query = select(Job.done, Job.total).where(Job.kind == JobKind.DEADLINES, Job.state.in_(WAITING)).order_by(Job.id)
    for done, total in desk.session.execute(query.limit(1)):
        return (done, total) if total else None
    return None


@cache
def _shipped(kind: type[S]) -> S:
    return kind()


def _read(kind: type[S], found: tuple[int, Json] | None) -> S:
    return kind.model_validate(found[1]) if found else _shipped(kind)
