from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from core.actors import Actor
from core.drafting.errors import NoSuchDraft
from core.fields.forms import Labels
from core.models.people import Person
from core.models.process import ProcessDraft, ProcessVersion
from core.models.review import ProcessSchedule, ReviewComment
from core.permissions import GRANTS, Permission, demand
from core.process.document import Document
from core.process.words import DraftState
from core.review import rules
from core.review.rules import Member, Unheld
from core.review.words import Unfit
from core.work import Reading

WORKING = frozenset(role for role, rights in GRANTS.items() if Permission.WORK in rights)
KEEPING = frozenset(role for role, rights in GRANTS.items() if Permission.MANAGE_PEOPLE in rights)


@dataclass(frozen=True, slots=True)
class Comment:
    """``step`` is empty where the whole document is meant; ``done_by``: empty while it is open."""

    id: int
    step: str
    text: str
    by: str
    at: datetime
    done_by: str
    answers: tuple["Comment", ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """When an approved draft comes into force, and who approved it; ``unfit``: why it did not."""

    at: datetime
    approver: str
    unfit: Unfit | None


@dataclass(frozen=True, slots=True)
class Coming:
    """An approved draft that comes into force by itself."""

    draft: int
    process: str
    labels: Labels
    at: datetime


def comments(desk: Reading, draft_id: int) -> tuple[Comment, ...]:
    """What was said of a draft, the oldest first, each with its answers."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    return _comments(desk, ReviewComment.draft_id == draft_id)


def comments_of(desk: Reading, version_id: int) -> tuple[Comment, ...]:
    """What was said before a version came into force."""
    demand(desk.reader, Permission.READ_DOCUMENTS)
    return _comments(desk, ReviewComment.version_id == version_id)


def concerned(desk: Reading, draft_id: int) -> frozenset[int]:
    """Who wrote a draft or has said something of it."""
    row = desk.session.get(ProcessDraft, draft_id)
    if row is None:
        raise NoSuchDraft
    said = desk.session.scalars(select(ReviewComment.by).where(ReviewComment.draft_id == draft_id).distinct())
    return frozenset(each for each in (row.started_by, row.changed_by, row.asked_by, *said) if each)


def plan(desk: Reading, draft_id: int) -> Plan | None:
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    query = (
        select(ProcessSchedule.at, func.coalesce(Person.name, ""), ProcessSchedule.unfit)
        .outerjoin(Person, Person.id == ProcessSchedule.approver_id)
        .where(ProcessSchedule.draft_id == draft_id)
    )
    found = desk.session.execute(query).one_or_none()
    return Plan(*found) if found else None


def ripe(desk: Reading) -> Sequence[int]:
    """The drafts whose day has come, the earliest first."""
    query = (
        select(ProcessSchedule.draft_id)
        .join(ProcessDraft, ProcessDraft.id == ProcessSchedule.draft_id)
        .where(ProcessDraft.state == DraftState.SCHEDULED, ProcessSchedule.at <= desk.now)
    )
    return desk.session.scalars(query.order_by(ProcessSchedule.at, ProcessSchedule.draft_id)).all()


def coming(desk: Reading) -> Sequence[Coming]:
    """Versions that wait for their day, the earliest first."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    query = (
        select(ProcessDraft.id, ProcessDraft.process, ProcessDraft.body, ProcessSchedule.at)
        .join(ProcessSchedule, ProcessSchedule.draft_id == ProcessDraft.id)
        .where(ProcessDraft.state == DraftState.SCHEDULED)
        .order_by(ProcessSchedule.at, ProcessDraft.id)
    )
    found = desk.session.execute(query)
    return [Coming(key, code, Document.model_validate_json(body).labels, at) for key, code, body, at in found]


def crew(desk: Reading, *ids: int) -> Sequence[Member]:
    """All active members, or those of these ids, in order of name."""
    query = select(Person).where(Person.disabled_at.is_(None)).order_by(Person.name, Person.id)
    query = query.where(Person.id.in_(ids)) if ids else query
    return [_member(each.id, each) for each in desk.session.scalars(query)]


def reader(desk: Reading) -> Sequence[Member]:
    """The reader alone, who is read anew for every rerun; nobody, where that is no person of the desk."""
    me = desk.reader.person_id
    return [] if me is None else [_member(me, desk.reader)]


def _member(id_: int, who: Person | Actor) -> Member:
    return Member(id_, who.name, who.roles, who.teams, who.skills, who.roles & WORKING, bool(who.roles & KEEPING))


def unheld(desk: Reading, document: Document) -> tuple[Unheld, ...]:
    """The roles of a document that nobody holds, each with who could be asked."""
    return rules.unheld(document, crew(desk))


def names_of(desk: Reading, codes: Collection[str]) -> dict[str, Labels]:
    """What processes are called: in their newest version, or in their draft where there is none."""
    drafts = select(ProcessDraft.process, ProcessDraft.body).where(ProcessDraft.process.in_(codes))
    query = select(ProcessVersion.process, ProcessVersion.body).where(ProcessVersion.process.in_(codes))
    bodies = dict(desk.session.execute(drafts).all()) | dict(
        desk.session.execute(query.order_by(ProcessVersion.version)).all()
    )
    return {code: Document.model_validate_json(body).labels for code, body in bodies.items()}


def _comments(desk: Reading, which: ColumnElement[bool]) -> tuple[Comment, ...]:
    writer, settler, row = aliased(Person), aliased(Person), ReviewComment
    query = (
        select(row.id, row.step, row.text, func.coalesce(writer.name, ""), row.at,
               func.coalesce(settler.name, ""), row.answers)
        .outerjoin(writer, writer.id == row.by)
        .outerjoin(settler, settler.id == row.done_by)
        .where(which)
        .order_by(row.id)
    )  # fmt: skip
    below: dict[int, list[Comment]] = {}
    for key, step, text, by, at, done_by, under in desk.session.execute(query):
        below.setdefault(under or 0, []).append(Comment(key, step, text, by, at, done_by))
    return tuple(replace(each, answers=tuple(below.get(each.id, ()))) for each in below.get(0, ()))
