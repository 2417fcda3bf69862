from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from core import scope
from core.fields.forms import Labels
from core.models.people import Person
from core.models.process import CaseFact, ProcessVersion, Visit
from core.models.tickets import Ticket
from core.process import rules
from core.process.document import Document, Step
from core.process.errors import NoSuchProcess
from core.process.words import Stage, VersionState
from core.work import Reading
from db.base import Base
from db.session import told_again

STANDING = tuple(stage for stage in Stage if stage is not Stage.CLOSED)  # named one by one, as their index has them
BASIC = "basic"  # one step per stage: the procedure of cases that no document claims


@dataclass(frozen=True, slots=True)
class Running:
    """One version of a process, parsed; ``id`` is its row."""

    id: int
    version: int
    document: Document


_parsed: dict[str, Document] = {}  # by digest of the body; bodies never change

VERSIONS = Base.metadata.tables[ProcessVersion.__tablename__].c
HEAD = select(VERSIONS.id, VERSIONS.version, VERSIONS.digest)
ONE = HEAD.where(VERSIONS.id == bindparam("this"))
PUBLISHED = HEAD.where(VERSIONS.state == VersionState.PUBLISHED).order_by(VERSIONS.process)


def version(desk: Reading, version_id: int) -> Running:
    def ask() -> Running:
        row = desk.session.connection().execute(ONE, {"this": version_id}).one()
        return _running(desk, *row)

    return told_again(desk.session, f"process {version_id}", ask)


def documents(desk: Reading, version_ids: Collection[int]) -> dict[int, Document]:
    rows = desk.session.connection().execute(HEAD.where(VERSIONS.id.in_(version_ids))).all()
    return {row.id: _running(desk, *row).document for row in rows}


def published(desk: Reading) -> Sequence[Running]:
    """All processes that new tickets may take, in the order of their codes."""

    def ask() -> Sequence[Running]:
        return [_running(desk, *row) for row in desk.session.connection().execute(PUBLISHED).all()]

    return told_again(desk.session, "processes", ask)


def claiming(desk: Reading, facts: dict[str, Any], above: Sequence[str] = ()) -> Running:
    """The process that a new ticket with these facts follows.

    ``above``: the categories above its own, nearest first, which count where no document names its own.
    """
    running = {each.document.process: each for each in published(desk)}
    documents = [each.document for each in running.values()]
    ways = (rules.route(documents, facts | {"category": each}) for each in (facts["category"], *above))
    chosen = next(filter(None, ways), None)
    return running[chosen.process] if chosen else _named(running, BASIC)


def named(desk: Reading, process: str) -> Running:
    return _named({each.document.process: each for each in published(desk)}, process)


def step_labels(desk: Reading, version_ids: tuple[int, ...]) -> dict[int, dict[str, Labels]]:
    """What the steps of these versions are called."""
    running = (version(desk, each) for each in version_ids)
    return {each.id: {name: step.labels for name, step in each.document.steps.items()} for each in running}


def _named(running: dict[str, Running], process: str) -> Running:
    if process not in running:
        raise NoSuchProcess(process=process)
    return running[process]


def _running(desk: Reading, id_: int, number: int, digest: str) -> Running:
    if digest not in _parsed:
        body = desk.session.scalar(select(ProcessVersion.body).where(ProcessVersion.id == id_))
        _parsed[digest] = Document.model_validate_json(body or "")
    return Running(id_, number, _parsed[digest])


def rows_of(desk: Reading, process: str) -> Sequence[ProcessVersion]:
    """All versions of one process, oldest first."""
    query = select(ProcessVersion).where(ProcessVersion.process == process).order_by(ProcessVersion.version)
    return desk.session.scalars(query).all()


def codes(desk: Reading) -> set[str]:
    """Of all processes that there ever were."""
    return set(desk.session.scalars(select(ProcessVersion.process).distinct()))


def digests(desk: Reading) -> set[str]:
    """Of the bodies of all versions."""
    return set(desk.session.scalars(select(ProcessVersion.digest)))


def facts(desk: Reading, ticket_id: int) -> dict[str, Any]:
    """What is true of a case, under the names that fields are bound to."""
    query = select(CaseFact.name, CaseFact.value).where(CaseFact.ticket_id == ticket_id)
    return dict(desk.session.execute(query).all())


def facts_of(desk: Reading, ticket_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """The same of many cases."""
    query = select(CaseFact.ticket_id, CaseFact.name, CaseFact.value).where(CaseFact.ticket_id.in_(ticket_ids))
    found: dict[int, dict[str, Any]] = {}
    for ticket_id, name, value in desk.session.execute(query) if ticket_ids else ():
        found.setdefault(ticket_id, {})[name] = value
    return found


def visits_of(desk: Reading, ticket_ids: Collection[int]) -> dict[int, list[Visit]]:
    """By case, in order."""
    query = select(Visit).where(Visit.ticket_id.in_(ticket_ids)).order_by(Visit.ticket_id, Visit.seq)
    found: dict[int, list[Visit]] = {}
    for visit in desk.session.scalars(query) if ticket_ids else ():
        found.setdefault(visit.ticket_id, []).append(visit)
    return found


def step_here(desk: Reading, document: Document, ticket: Ticket) -> tuple[Step, dict[str, Any]]:
    """The step of a case as it is worked there, and the facts of the case that its conditions read."""
    step = document.steps[ticket.step]
    return rules.here(document, step, facts(desk, ticket.id) if rules.read_of_case(document, step) else {})


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true of a case, and who said so when."""

    name: str
    value: Any
    who: str
    at: datetime


def facts_told(desk: Reading, ticket_id: int) -> Sequence[Fact]:
    """The newest first."""
    query = (
        select(CaseFact.name, CaseFact.value, func.coalesce(Person.name, ""), CaseFact.at)
        .outerjoin(Person, Person.id == CaseFact.by)
        .where(CaseFact.ticket_id == ticket_id)
        .order_by(CaseFact.at.desc(), CaseFact.id)
    )
    return [Fact(*row) for row in desk.session.execute(query)]


@dataclass(frozen=True, slots=True)
class Issue:
    """A version in the history of its process; ``alone``: nobody else could have approved it.

    ``unheld``: roles that nobody held when it came into force.
    """

    id: int
    version: int
    state: VersionState
    published_at: datetime | None
    author: str
    approver: str
    alone: bool
    major: bool
    note: str
    unheld: tuple[str, ...]


def history(desk: Reading, process: str) -> Sequence[Issue]:
    """All versions, the newest first."""
    author, approver, row = aliased(Person), aliased(Person), ProcessVersion
    query = (
        select(row.id, row.version, row.state, row.published_at, author.name, approver.name,
               row.author_id == row.approver_id, row.major, row.note, row.unheld)
        .outerjoin(author, author.id == row.author_id)
        .outerjoin(approver, approver.id == row.approver_id)
        .where(row.process == process)
        .order_by(row.version.desc())
    )  # fmt: skip
    return [
        Issue(key, version, state, at, by or "", approved or "", bool(alone), major, note or "", tuple(unheld or ()))
        for key, version, state, at, by, approved, alone, major, note, unheld in desk.session.execute(query)
    ]


def standing(desk: Reading, process: str) -> dict[tuple[int, str], int]:
    """How many open cases within the reader's scope stand where now: by version (its row) and step."""
    query = (
        scope.tickets(desk.reader)
        .join(ProcessVersion, ProcessVersion.id == Ticket.process_version_id)
        .where(ProcessVersion.process == process, Ticket.stage.in_(STANDING))
        .with_only_columns(Ticket.process_version_id, Ticket.step, func.count())
        .group_by(Ticket.process_version_id, Ticket.step)
    )
    return {(version, step): count for version, step, count in desk.session.execute(query)}
