from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from core import scope
from core.actors import Actor
from core.jobs.words import UNDER_WAY, JobState
from core.models.jobs import Job
from core.models.people import Person
from core.models.process import ProcessVersion
from core.models.switches import Switch, SwitchedCase
from core.models.tickets import Ticket
from core.permissions import Permission, demand
from core.process import views as processes
from core.process.views import STANDING, Running
from core.process.words import VersionState
from core.switching.words import Obstacle, Outcome, SwitchState
from core.work import Reading

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A version whose cases could follow another one; ``counts``: by step, of all cases, whoever may see them."""

    running: Running
    state: VersionState
    counts: Mapping[str, int]

    @property
    def cases(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Line:
    """One moving of cases as the list shows it.

    ``olds``: the numbers of the versions that they come from. ``held``: its job ended before its end, and goes on only
    when it is asked to.
    """

    id: int
    process: str
    version: int
    source: str
    olds: tuple[int, ...]
    state: SwitchState
    who: str
    made_at: datetime
    reverted_who: str
    reverted_at: datetime | None
    job_id: int | None
    held: bool
    outcomes: Mapping[Outcome, int]
    reasons: Mapping[Obstacle, int]


def sources(desk: Reading, process: str) -> Sequence[Source]:
    """Versions of a process in which cases stand, the newest first."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    query = (
        select(Ticket.process_version_id, Ticket.step, func.count())
        .join(ProcessVersion, ProcessVersion.id == Ticket.process_version_id)
        .where(ProcessVersion.process == process, *_running())
        .group_by(Ticket.process_version_id, Ticket.step)
    )
    counts: dict[int, dict[str, int]] = {}
    for version_id, step, count in desk.session.execute(query):
        counts.setdefault(version_id, {})[step] = count
    rows = reversed(processes.rows_of(desk, process))
    return [Source(processes.version(desk, row.id), row.state, counts[row.id]) for row in rows if row.id in counts]


def behind(desk: Reading, process: str) -> int:
    """How many running cases follow another version than the one in force, whoever may see them."""
    return _behind(desk, select(Ticket), process)


def behind_in_sight(desk: Reading, process: str) -> int:
    """How many of them the reader may open, as every other figure of a document counts them."""
    return _behind(desk, scope.tickets(desk.reader), process)


def _behind(desk: Reading, among: Select[Ticket], process: str) -> int:
    query = among.join(ProcessVersion, ProcessVersion.id == Ticket.process_version_id).where(
        ProcessVersion.process == process, ProcessVersion.state == VersionState.RETIRED, *_running()
    )
    return desk.session.scalar(query.with_only_columns(func.count())) or 0


def some(desk: Reading, version_ids: Collection[int], step: str) -> Sequence[tuple[int, str]]:
    """Number and subject of a few of the cases there, of those that the reader may open."""
    query = scope.tickets(desk.reader).where(
        Ticket.process_version_id.in_(version_ids), Ticket.step == step, Ticket.stage.in_(STANDING)
    )
    rows = desk.session.execute(
        query.with_only_columns(Ticket.number, Ticket.subject).order_by(Ticket.sort_due, Ticket.id).limit(SHOWN)
    )
    return [(number or 0, subject) for number, subject in rows]


def actor(desk: Reading, person_id: int | None) -> Actor:
    """Whoever began it, as the one who did it, even where they have left since."""
    person = desk.session.get(Person, person_id) if person_id else None
    return person.as_actor() if person else desk.reader


def newest(desk: Reading, process: str, limit: int = 10) -> Sequence[Line]:
    """To or from a process, the newest first."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    query = _lines().where((Switch.process == process) | (Switch.source == process))
    return _told(desk, query.order_by(Switch.id.desc()).limit(limit))


def one(desk: Reading, switch_id: int) -> Line | None:
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    return next(iter(_told(desk, _lines().where(Switch.id == switch_id))), None)


def left(desk: Reading, switch_id: int, obstacle: Obstacle) -> Sequence[int]:
    """The numbers of cases that stayed where they were, of those that the reader may open."""
    query = (
        scope.tickets(desk.reader)
        .join(SwitchedCase, SwitchedCase.ticket_id == Ticket.id)
        .where(SwitchedCase.switch_id == switch_id, SwitchedCase.obstacle == obstacle)
    )
    numbers = desk.session.scalars(query.with_only_columns(Ticket.number).order_by(Ticket.id).limit(SHOWN))
    return [each or 0 for each in numbers]


def how_many_are(desk: Reading, switch_id: int, *outcomes: Outcome) -> int:
    query = select(func.count()).where(SwitchedCase.switch_id == switch_id, SwitchedCase.outcome.in_(outcomes))
    return desk.session.scalar(query) or 0


def _running() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return Ticket.stage.in_(STANDING), Ticket.trashed_at.is_(None)


def _lines() -> Select[Switch, int, str, str, JobState]:
    who, back = aliased(Person), aliased(Person)
    return (
        select(Switch, ProcessVersion.version, who.name, back.name, Job.state)
        .join(ProcessVersion, ProcessVersion.id == Switch.version_id)
        .outerjoin(who, who.id == Switch.person_id)
        .outerjoin(back, back.id == Switch.reverted_by)
        .outerjoin(Job, Job.id == Switch.job_id)
    )


def _told(desk: Reading, query: Select[Switch, int, str, str, JobState]) -> Sequence[Line]:
    rows = desk.session.execute(query).all()
    outcomes, reasons = _counts(desk, [row.id for row, *_ in rows])
    numbers = _numbers(desk, [each for row, *_ in rows for each in row.sources])
    return [
        Line(row.id, row.process, version, row.source, tuple(sorted(numbers[each] for each in row.sources)), row.state,
             who or "", row.made_at, back or "", row.reverted_at, row.job_id,
             row.state.busy and job not in UNDER_WAY, outcomes.get(row.id, {}), reasons.get(row.id, {}))
        for row, version, who, back, job in rows
    ]  # fmt: skip


def _numbers(desk: Reading, version_ids: Collection[int]) -> Mapping[int, int]:
    query = select(ProcessVersion.id, ProcessVersion.version).where(ProcessVersion.id.in_(version_ids))
    return dict(desk.session.execute(query).all())


def _counts(
    desk: Reading, ids: Iterable[int]
) -> tuple[Mapping[int, Counter[Outcome]], Mapping[int, Counter[Obstacle]]]:
    query = select(SwitchedCase.switch_id, SwitchedCase.outcome, SwitchedCase.obstacle, func.count())
    query = query.where(SwitchedCase.switch_id.in_(list(ids)))
    outcomes, reasons = dict[int, Counter[Outcome]](), dict[int, Counter[Obstacle]]()
    grouped = query.group_by(SwitchedCase.switch_id, SwitchedCase.outcome, SwitchedCase.obstacle)
    for switch_id, outcome, obstacle, count in desk.session.execute(grouped):
        outcomes.setdefault(switch_id, Counter())[outcome] += count
        if obstacle:
            reasons.setdefault(switch_id, Counter())[obstacle] += count
    return outcomes, reasons
