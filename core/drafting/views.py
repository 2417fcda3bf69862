from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from core.drafting.errors import NoSuchDraft
from core.models.people import Membership, Person, PersonRole, PersonSkill
from core.models.process import ProcessDraft, ProcessDraftRevision
from core.permissions import GRANTS, Permission, demand
from core.process import findings
from core.process import views as process
from core.process.checker import Finding
from core.process.document import Document
from core.process.staff import Staff
from core.process.supply import shipped
from core.process.views import Running
from core.process.words import DraftState
from core.work import Reading

APPROVING = tuple(role for role, rights in GRANTS.items() if Permission.PUBLISH_DOCUMENTS in rights)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft in the list of all; ``changed_by``: the name of who changed it last."""

    id: int
    process: str
    document: Document
    state: DraftState
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Last:
    """The change that can be undone, or made again; ``step`` is empty where it was no step's."""

    step: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft as it stands; ``version`` counts its changes, ``former`` is what is published now.

    ``origin``: the version that it came from.
    """

    id: int
    version: int
    document: Document
    state: DraftState
    former: Running | None
    origin: Running | None
    changed_by: str
    changed_at: datetime
    asked_by: int | None
    asked_by_name: str
    major: bool
    note: str
    last: Last | None
    undone: Last | None


def drafts(desk: Reading) -> Sequence[DraftLine]:
    """Those that wait for approval first, then the latest changed."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    row = ProcessDraft
    query = (
        select(row.id, row.process, row.body, row.state, func.coalesce(Person.name, ""), row.changed_at)
        .outerjoin(Person, Person.id == row.changed_by)
        .order_by(row.state != DraftState.IN_REVIEW, row.state.desc(), row.changed_at.desc(), row.id)
    )
    found = desk.session.execute(query)
    return [
        DraftLine(one, code, Document.model_validate_json(body), state, by, at)
        for one, code, body, state, by, at in found
    ]


def draft(desk: Reading, draft_id: int) -> Draft:
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    writer, asker = aliased(Person), aliased(Person)
    query = (
        select(ProcessDraft, ProcessDraft.body, writer.name, asker.name)
        .outerjoin(writer, writer.id == ProcessDraft.changed_by)
        .outerjoin(asker, asker.id == ProcessDraft.asked_by)
        .where(ProcessDraft.id == draft_id)
    )
    found = desk.session.execute(query).one_or_none()
    if found is None:
        raise NoSuchDraft
    row, body, changed_by, asked_by = found
    former = {each.document.process: each for each in process.published(desk)}.get(row.process)
    return Draft(
        id=row.id,
        version=row.version,
        document=Document.model_validate_json(body),
        state=row.state,
        former=former,
        origin=_origin(desk, row),
        changed_by=changed_by or "",
        changed_at=row.changed_at,
        asked_by=row.asked_by,
        asked_by_name=asked_by or "",
        major=row.major,
        note=row.note or "",
        last=_last(desk, draft_id),
        undone=_undone(desk, draft_id),
    )


def _origin(desk: Reading, row: ProcessDraft) -> Running | None:
    found = (each.id for each in process.rows_of(desk, row.process) if each.version == row.base)
    return next((process.version(desk, each) for each in found), None)


def version_of(desk: Reading, draft_id: int) -> int | None:
    """How often it was changed; nothing where it is gone."""
    return desk.session.scalar(select(ProcessDraft.version).where(ProcessDraft.id == draft_id))


def of_process(desk: Reading, code: str) -> int | None:
    """The draft of a process that is being written."""
    return desk.session.scalar(select(ProcessDraft.id).where(ProcessDraft.process == code))


def codes(desk: Reading) -> set[str]:
    """Of all processes that are being written."""
    return set(desk.session.scalars(select(ProcessDraft.process)))


def missing(desk: Reading) -> Sequence[Document]:
    """What we ship and was never in force here in just these words, as far as nobody drafts it."""
    demand(desk.reader, Permission.WRITE_DOCUMENTS)
    had, drafted = process.digests(desk), codes(desk)
    return [each for each in shipped() if each.process not in drafted and each.digest not in had]


def holders(desk: Reading) -> Staff:
    """The active members by role, team and skill."""
    kinds = (PersonRole, PersonRole.role), (Membership, Membership.team_id), (PersonSkill, PersonSkill.skill)
    roles, teams, skills = (_held(desk, table, what) for table, what in kinds)
    return Staff(roles, teams, skills)


def found(desk: Reading, document: Document) -> tuple[Finding, ...]:
    """What is found of a draft, with the people who work here now."""
    return findings.found(desk, document, holders(desk))


def _held(desk: Reading, table: type[Any], what: Any) -> dict[Any, frozenset[int]]:
    query = select(what, table.person_id).join(Person, Person.id == table.person_id).where(Person.disabled_at.is_(None))
    found: dict[Any, set[int]] = {}
    for held, person in desk.session.execute(query):
        found.setdefault(held, set()).add(person)
    return {held: frozenset(people) for held, people in found.items()}


def approvers(desk: Reading) -> frozenset[int]:
    """The active members who may publish."""
    held = holders(desk).roles
    return frozenset[int]().union(*(held.get(role, ()) for role in APPROVING))


def alone(desk: Reading) -> bool:
    """The reader is the only active member who may publish."""
    return list(approvers(desk)) == [desk.reader.person_id]


def _last(desk: Reading, draft_id: int) -> Last | None:
    row = ProcessDraftRevision
    query = _changes(draft_id).where(row.undone.is_(False)).order_by(row.id.desc())
    found = desk.session.execute(query.limit(1)).one_or_none()
    return Last(*found) if found else None


def _undone(desk: Reading, draft_id: int) -> Last | None:
    row = ProcessDraftRevision
    found = desk.session.execute(_changes(draft_id).where(row.undone.is_(True)).order_by(row.id).limit(1)).one_or_none()
    return Last(*found) if found else None


def _changes(draft_id: int) -> Select[str, str, datetime]:
    row = ProcessDraftRevision
    query = select(row.step, func.coalesce(Person.name, ""), row.at).outerjoin(Person, Person.id == row.by)
    return query.where(row.draft_id == draft_id)
