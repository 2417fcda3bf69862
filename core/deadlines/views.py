from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam, exists, func, select

from core import scope
from core.deadlines.choosing import Above
from core.deadlines.courses import History, Said, Stay
from core.deadlines.terms import Terms, stood
from core.deadlines.told import StepTold, Told, step_told, told
from core.deadlines.words import DeadlineKind
from core.hours.views import made_of
from core.jobs.words import JobKind, JobState
from core.models.customers import Customer, Organisation
from core.models.deadlines import Deadline
from core.models.jobs import Job
from core.models.process import Visit
from core.models.settings import SettingRow, Term
from core.models.tickets import Message, Ticket
from core.process import views as processes
from core.process.document import Document
from core.process.views import Running
from core.process.words import MoveKind, Stage
from core.resolution.words import Author, Direction
from core.settings.calendars import Calendars
from core.settings.promises import Promises
from core.settings.public import OfficeHours
from core.settings.words import Desk, Setting, Vocabulary
from core.work import Reading
from db.base import Json

S = TypeVar("S", bound=Setting)

Documents = Mapping[int, Document]

FINDING = "complaint.validity"  # what a field is bound to that says what is behind a complaint
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
TREE = select(Term.code, Term.parent).where(Term.vocabulary == Vocabulary.CATEGORY)
WAITING = (JobState.QUEUED, JobState.RUNNING)


def terms(desk: Reading, rule: int | None = None, calendar: int | None = None) -> Terms:
    """Those in force, or those of the versions told."""
    versions = {"rule": NEWEST if rule is None else rule, "calendar": NEWEST if calendar is None else calendar}
    rows = {key: (id_, value) for key, id_, value in desk.session.execute(IN_FORCE, versions)}
    wall, office, teams = (rows.get(each.key) for each in (Desk, OfficeHours, Calendars))
    promises = _read(Promises, rows.get(Promises.key))
    return Terms(
        promises,
        made_of(_read(Desk, wall), _read(OfficeHours, office), _read(Calendars, teams)),
        rows[Promises.key][0] if Promises.key in rows else 0,
        max(found[0] if found else 0 for found in (wall, office, teams)),
        above(desk, promises),
    )


def above(desk: Reading, promises: Promises) -> Above:
    """The tree of the categories, where a rule asks for it."""
    asked = DeadlineKind.COMPLAINT in promises.kinds or any(rule.categories for rule in promises.rules)
    return dict(desk.session.execute(TREE).all()) if asked else {}


def tiers(desk: Reading, tickets: Collection[Ticket], promises: Promises) -> Mapping[int, str | None]:
    """By case, where a rule asks for it: of the customer, or else of the organisation."""
    if not any(rule.tiers for rule in promises.rules):
        return {}
    query = (
        select(Ticket.id, func.coalesce(Customer.tier, Organisation.tier))
        .outerjoin(Customer, Customer.id == Ticket.customer_id)
        .outerjoin(Organisation, Organisation.id == Ticket.organisation_id)
        .where(Ticket.id.in_([each.id for each in tickets]))
    )
    return dict(desk.session.execute(query).all())


def talk(desk: Reading, ticket_ids: Collection[int], promises: Promises) -> Mapping[int, Sequence[Said]]:
    """What people said by case, in order, where a promise asks for it; what the desk sends by itself is no answer."""
    found: dict[int, list[Said]] = {each: [] for each in ticket_ids}
    if promises.kinds.isdisjoint({DeadlineKind.REPLY, DeadlineKind.COMPLAINT}):
        return found
    query = select(Message.ticket_id, Message.at, Message.direction).where(
        Message.ticket_id.in_(ticket_ids), Message.direction != Direction.NOTE, Message.taken_back_at.is_(None),
        Message.author != Author.SYSTEM,
    )  # fmt: skip
    for ticket_id, at, direction in desk.session.execute(query.order_by(Message.ticket_id, Message.id)):
        found[ticket_id].append(Said(at, direction is Direction.INCOMING))
    return found


def documents(desk: Reading, visits: Iterable[Visit], *known: Running) -> Documents:
    """By version, those that these visits followed."""
    found = {each.id: each.document for each in known}
    for version in {visit.process_version_id for visit in visits} - found.keys():
        found[version] = processes.version(desk, version).document
    return found


def history(ticket: Ticket, visits: Sequence[Visit], followed: Documents, said: Sequence[Said] = ()) -> History:
    """``visits``: all of the case, in order."""
    stays, visits = list[Stay](), lasting(visits)
    for before, visit in zip([None, *visits], visits, strict=False):
        stage = followed[visit.process_version_id].steps[visit.step].stage
        merged = before is not None and before.kind is MoveKind.MERGE and stays[-1].stage.open and not stage.open
        stays.append(Stay(stage, visit.entered_at, merged))
    asked = (each.entered for each in stays if each.stage is Stage.WAITING_PARTNER)
    contacted = min(filter(None, (ticket.contacted_at, next(asked, None))), default=None)
    reviewed = _reviewed(visits, stays, followed)
    return History(ticket.opened_at, ticket.first_response_at, stays, contacted, reviewed, said)


def lasting(visits: Sequence[Visit]) -> Sequence[Visit]:
    """Without those whose time went on in another version, or was given back to the one before."""
    found = list[Visit]()
    for visit in visits:
        while found and found[-1].kind is MoveKind.MIGRATION and found[-1].entered_at >= visit.entered_at:
            found.pop()
        found.append(visit)
    return found


def _reviewed(visits: Sequence[Visit], stays: Sequence[Stay], followed: Documents) -> datetime | None:
    """When what is behind a complaint was found, and nothing more had to be asked of the customer."""
    for visit, after in zip(visits, stays[1:], strict=False):
        document = followed[visit.process_version_id]
        found = (name for name, each in document.fields.items() if each.bind == FINDING and visit.values.get(name))
        if after.stage is not Stage.WAITING_CUSTOMER and next(found, None):
            return after.entered
    return None


def of_case(desk: Reading, ticket: Ticket, visits: Sequence[Visit]) -> tuple[tuple[Told, ...], StepTold | None]:
    """The newest of each kind, each explained by the settings it was worked out by; and the limit of the step."""
    query = select(Deadline).where(Deadline.ticket_id == ticket.id).order_by(Deadline.cycle)
    rows = {row.kind: row for row in desk.session.scalars(query) if row.dropped_at is None and row.minutes}
    now, followed = terms(desk), documents(desk, visits)
    versions = {(row.rule_version, row.calendar_version) for row in rows.values()}
    current = now.rule_version, now.calendar_version
    then = {each: now if each == current else terms(desk, *each) for each in versions}
    said = talk(desk, [ticket.id], now.promises)[ticket.id]
    past = history(ticket, visits, followed, said)
    was = stood(ticket, tiers(desk, [ticket], now.promises).get(ticket.id))
    found = (
        told(rows[kind], past, then[rows[kind].rule_version, rows[kind].calendar_version], was, desk.now)
        for kind in DeadlineKind
        if kind in rows
    )
    document = followed[visits[-1].process_version_id]
    return tuple(found), step_told(ticket, visits[-1], document, now.working(was), desk.now)


def is_stale(terms: Terms) -> tuple[ColumnElement[bool], ...]:
    """Of a ticket: it is open, and one of its deadlines was worked out by other settings."""
    other = (Deadline.rule_version != terms.rule_version) | (Deadline.calendar_version != terms.calendar_version)
    return (
        scope.unfinished(), Ticket.trashed_at.is_(None),
        exists().where(Deadline.ticket_id == Ticket.id, Deadline.met_at.is_(None), other),
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
