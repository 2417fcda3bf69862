from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from core.actors import Role
from core.assignment.crew import views as crews
from core.fields.forms import Labels
from core.models.people import Person
from core.models.process import ProcessVersion
from core.models.review import ProcessUpkeep
from core.permissions import GRANTS, Permission
from core.process import routing
from core.process import views as process
from core.process.document import Document
from core.process.views import Running
from core.review import views as review
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.upkeep import rules
from core.upkeep.errors import NotInForce
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Due:
    """A document that is to be read again; ``at``: by when, which has passed where it is ``overdue``.

    ``told``: its owners have heard of this date.
    """

    process: str
    labels: Labels
    version: int
    owner: Role
    since: datetime
    at: datetime
    overdue: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Retired:
    """``company``: the retired processes that it hands cases over to, which have to come back with it."""

    process: str
    labels: Labels
    version: int
    at: datetime
    by: str
    why: str
    running: int
    company: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Farewell:
    """What retiring a document means: cases that go on to their end, processes that hand cases over to it,

    and categories whose new cases would find no other document.
    """

    running: int
    handed_by: tuple[Labels, ...]
    deserted: tuple[str, ...]


def due_for_review(desk: Reading) -> Sequence[Due]:
    """The documents in force that are to be read again now or soon, the earliest first."""
    kept = {each.process: each for each in desk.session.scalars(select(ProcessUpkeep))}
    found = (_due(desk, row, kept.get(row.process)) for row in _in_force(desk))
    near = (each for each in found if each.at <= desk.now + rules.SOON)
    return sorted(near, key=lambda each: (each.at, each.process))


def retired(desk: Reading) -> Sequence[Retired]:
    """Documents that new cases do not take any more, the latest first."""
    query = (
        select(ProcessUpkeep, func.coalesce(Person.name, ""))
        .outerjoin(Person, Person.id == ProcessUpkeep.retired_by)
        .where(ProcessUpkeep.retired_at.is_not(None))
        .order_by(ProcessUpkeep.retired_at.desc(), ProcessUpkeep.process)
    )
    last = _last_versions(desk)
    return [_retired(desk, row, by, last) for row, by in desk.session.execute(query)]


def company(desk: Reading, code: str) -> Sequence[Document]:
    """The retired documents that this retired one hands cases over to."""
    last = {each: found.document for each, found in _last_versions(desk).items()}
    return [last[each] for each in rules.company(code, last)] if code in last else []


def is_retired(desk: Reading, code: str) -> bool:
    row = desk.session.get(ProcessUpkeep, code)
    return row is not None and row.retired_at is not None


def farewell(desk: Reading, code: str) -> Farewell:
    """What retiring this document would mean."""
    documents = [each.document for each in process.published(desk)]
    if code not in {each.process for each in documents}:
        raise NotInForce
    channels = [each.code for each in settings.terms(desk, Vocabulary.CHANNEL) if each.active]
    active = {each.code for each in settings.terms(desk, Vocabulary.CATEGORY) if each.active}
    lineages = {each: above for each, above in crews.lineages(desk).items() if each in active}
    return Farewell(
        running=sum(process.standing(desk, code).values()),
        handed_by=tuple(each.labels for each in routing.handing_to(code, documents)),
        deserted=rules.deserted(documents, code, lineages, channels),
    )


def keepers(desk: Reading, owner: Role) -> frozenset[int]:
    """Who hears that a document is due: those of its owner's role who may write, or else all who may write."""
    writing = {role for role, rights in GRANTS.items() if Permission.WRITE_DOCUMENTS in rights}
    people = review.crew(desk)
    own = frozenset(each.id for each in people if owner in each.roles & writing)
    return own or frozenset(each.id for each in people if each.roles & writing)


def _in_force(desk: Reading) -> Sequence[ProcessVersion]:
    ids = [each.id for each in process.published(desk)]
    return desk.session.scalars(select(ProcessVersion).where(ProcessVersion.id.in_(ids))).all()


def _due(desk: Reading, row: ProcessVersion, kept: ProcessUpkeep | None) -> Due:
    document, published = process.version(desk, row.id).document, row.published_at or desk.now
    confirmed = kept.confirmed_at if kept else None
    at = rules.due_at(published, confirmed, document.review_every)
    return Due(
        process=row.process,
        labels=document.labels,
        version=row.version,
        owner=document.owner,
        since=max(published, confirmed or published),
        at=at,
        overdue=at <= desk.now,
        told=kept is not None and kept.told_due == at,
    )


def _last_versions(desk: Reading) -> dict[str, Running]:
    """Of each retired process."""
    codes = desk.session.scalars(select(ProcessUpkeep.process).where(ProcessUpkeep.retired_at.is_not(None))).all()
    return {code: process.version(desk, process.rows_of(desk, code)[-1].id) for code in codes}


def _retired(desk: Reading, row: ProcessUpkeep, by: str, last: Mapping[str, Running]) -> Retired:
    running = sum(process.standing(desk, row.process).values())
    at, why, own = row.retired_at or desk.now, row.retired_why or "", last[row.process]
    company = rules.company(row.process, {code: each.document for code, each in last.items()})
    return Retired(row.process, own.document.labels, own.version, at, by, why, running, company)
