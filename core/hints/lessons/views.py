from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select

from core.actors import ActorKind
from core.hints import views
from core.hints.features import READ_AT_MOST
from core.hints.views import Hints
from core.jobs.words import UNDER_WAY, JobKind
from core.models.events import EventRow
from core.models.hints import HintModel
from core.models.jobs import Job
from core.models.tickets import Ticket
from core.work import Reading
from db.base import Json

DECIDING = ("ticket.opened", "ticket.regraded", "ticket.category_confirmed")  # by a person
IMPORTED = "ticket.imported"
MOST_CASES = 20_000  # the newest ones are learned from
MOST_ANSWERS = 5_000  # decisions beside a hint that are counted, the newest
WEIGHTS_KEPT = 8  # versions that one may go back to


@dataclass(frozen=True, slots=True)
class Version:
    """``usable``: its weights are still kept; ``damaged``: they are, and cannot be read."""

    id: int
    made_at: datetime
    cases: int
    report: Json
    chosen: bool
    usable: bool
    damaged: bool


@dataclass(frozen=True, slots=True)
class Used:
    """How people decided beside the hints of a version: ``counts`` by target, hinted and decided code."""

    model: int
    counts: dict[tuple[str, str, str], int]


def is_decided(desk: Reading, ticket_id: int) -> bool:
    """Whether a person, of this desk or of the one it came from, has said what kind of case it is."""
    mine = select(EventRow.id).where(EventRow.subject_kind == "ticket", EventRow.subject_id == ticket_id, deciding())
    return desk.session.scalar(mine.limit(1)) is not None


def undecided(desk: Reading, ticket: Ticket) -> Hints | None:
    """What is told beside a case of which nobody has said what kind it is; none where somebody has."""
    return None if is_decided(desk, ticket.id) else views.of_case(desk, ticket)


def versions(desk: Reading) -> list[Version]:
    """The newest first; each that is still kept is looked at, so that damage is seen before it is needed."""
    return [
        Version(
            id=row.id,
            made_at=row.made_at,
            cases=row.cases,
            report=row.report,
            chosen=row.chosen,
            usable=row.content is not None,
            damaged=row.content is not None and views.read_weights(row.content, row.digest) is None,
        )
        for row in desk.session.scalars(select(HintModel).order_by(HintModel.id.desc()).limit(WEIGHTS_KEPT))
    ]


def used(desk: Reading) -> list[Used]:
    """The newest decisions beside a hint, by version, the newest first."""
    query = select(EventRow.detail).where(EventRow.kind == "ticket.hint_answered")
    counts: dict[int, Counter[tuple[str, str, str]]] = {}
    for detail in desk.session.scalars(query.order_by(EventRow.id.desc()).limit(MOST_ANSWERS)):
        key = detail["target"], detail["hinted"], detail["decided"]
        counts.setdefault(detail["model"], Counter())[key] += 1
    return [Used(model, dict(each)) for model, each in sorted(counts.items(), reverse=True)]


def newly_decided(desk: Reading, most: int = 10_000) -> int:
    """How many decisions there are that the newest version has not seen."""
    seen = desk.session.scalar(select(func.max(HintModel.newest_event))) or 0
    kinds = EventRow.kind.in_([*DECIDING, IMPORTED])
    fresh = select(EventRow.subject_id).where(kinds, EventRow.id > seen, deciding()).limit(most)
    return desk.session.scalar(select(func.count()).select_from(fresh.subquery())) or 0


def examples(desk: Reading) -> list[tuple[str, str, str, str]]:
    """Text, category, team and priority of the newest cases that people have decided on; no team is none."""
    said = EventRow.subject_kind == "ticket", EventRow.subject_id == Ticket.id
    decided = exists(select(literal(1)).select_from(EventRow).where(*said, deciding()))
    query = select(
        Ticket.subject,
        func.substr(Ticket.description, 1, READ_AT_MOST),
        Ticket.category,
        Ticket.team_id,
        Ticket.priority,
    ).where(Ticket.spam.is_(False), Ticket.trashed_at.is_(None), Ticket.merged_into.is_(None), decided)
    rows = desk.session.execute(query.order_by(Ticket.id.desc()).limit(MOST_CASES))
    return [(f"{subject}\n{text}", code, str(team or ""), priority) for subject, text, code, team, priority in rows]


def newest(desk: Reading) -> HintModel | None:
    return desk.session.scalar(select(HintModel).order_by(HintModel.id.desc()).limit(1))


def is_learning(desk: Reading) -> bool:
    """A job waits or runs."""
    under_way = Job.kind == JobKind.LEARN, Job.state.in_(UNDER_WAY)
    return desk.session.scalar(select(Job.id).where(*under_way).limit(1)) is not None


def newest_event(desk: Reading) -> int:
    return desk.session.scalar(select(func.max(EventRow.id))) or 0


def deciding() -> ColumnElement[bool]:
    """Events by which a person, of this desk or of the one it came from, says what kind of case it is."""
    by_person = and_(EventRow.kind.in_(DECIDING), EventRow.actor_kind == ActorKind.STAFF)
    return or_(by_person, EventRow.kind == IMPORTED)
