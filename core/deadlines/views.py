from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, bindparam, func, select

from core import scope
from core.deadlines.choosing import Above
from core.deadlines.courses import History, Said, Stay
from core.deadlines.terms import HEARD, Terms, stood
from core.deadlines.told import StepTold, Told, step_told, told
from core.deadlines.words import DeadlineKind
from core.hours.views import WorkingTimes, made_of
from core.jobs.words import UNDER_WAY, JobKind, JobState
from core.models.customers import Customer, Organisation
from core.models.deadlines import Deadline
from core.models.jobs import Job
from core.models.process import Visit
from core.models.settings import SettingRow
from core.models.tickets import Message, Ticket
from core.process import handing
from core.process import views as processes
from core.process.document import Document
from core.process.views import Running
from core.process.words import MoveKind, Stage
from core.resolution.words import Author, Direction
from core.settings import views as settings
from core.settings.calendars import Calendars
from core.settings.promises import Promises
from core.settings.public import OfficeHours
from core.settings.views import TEXT, UNTOUCHED, Standing
from core.settings.words import Desk, Vocabulary
from core.work import Reading

Documents = Mapping[int, Document]

FINDING = "complaint.validity"  # what a field is bound to that says what is behind a complaint
#: The settings that deadlines followed, each in its newest row up to a version, by one statement that is built once.
NEWEST = 2**62
TIMES = (OfficeHours.key, Desk.key, Calendars.key)
OF_THEN = select(SettingRow.key, SettingRow.id, SettingRow.version, TEXT).where(
    SettingRow.id.in_(
        select(func.max(SettingRow.id))
        .where(
            ((SettingRow.key == Promises.key) & (SettingRow.id <= bindparam("rule")))
            | (SettingRow.key.in_(TIMES) & (SettingRow.id <= bindparam("calendar")))
        )
        .group_by(SettingRow.key)
    )
)
CATEGORY = Vocabulary.CATEGORY


def terms(desk: Reading, rule: int | None = None, calendar: int | None = None) -> Terms:
    """Those in force, or those of the versions told."""
    rows = settings.standing(desk) if rule is None and calendar is None else _of_then(desk, rule, calendar)
    promised = rows.get(Promises.key, UNTOUCHED)
    promises = settings.made(Promises, promised.text)
    version = max(rows.get(key, UNTOUCHED).id for key in TIMES)
    return Terms(promises, _times(rows), promised.id, version, above(desk, promises))


def times(desk: Reading) -> WorkingTimes:
    """The calendars in force."""
    return _times(settings.standing(desk))


def _of_then(desk: Reading, rule: int | None, calendar: int | None) -> dict[str, Standing]:
    versions = {"rule": NEWEST if rule is None else rule, "calendar": NEWEST if calendar is None else calendar}
    rows = desk.session.execute(OF_THEN, versions)
    return {key: Standing(id_, version, text) for key, id_, version, text in rows}


def _times(rows: Mapping[str, Standing]) -> WorkingTimes:
    office, wall, teams = (rows.get(key, UNTOUCHED).text for key in TIMES)
    return _made_times(office, wall, teams)


@lru_cache(maxsize=64)
def _made_times(office: str | None, wall: str | None, teams: str | None) -> WorkingTimes:
    return made_of(settings.made(Desk, wall), settings.made(OfficeHours, office), settings.made(Calendars, teams))


def above(desk: Reading, promises: Promises) -> Above:
    """The tree of the categories, where a rule asks for it."""
    asked = DeadlineKind.COMPLAINT in promises.kinds or any(rule.categories for rule in promises.rules)
    return {code: place.parent for code, place in settings.tree(desk, CATEGORY).items()} if asked else {}


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
    if not found or promises.kinds.isdisjoint(HEARD):
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
    """``visits``: all of the case, in order; where it was handed over it stayed no time, and was no end."""
    stays, visits = list[Stay](), handing.stayed(visits)
    for before, visit in zip([None, *visits], visits, strict=False):
        stage = followed[visit.process_version_id].steps[visit.step].stage
        merged = before is not None and before.kind is MoveKind.MERGE and stays[-1].stage.open and not stage.open
        stays.append(Stay(stage, visit.entered_at, merged))
    asked = (each.entered for each in stays if each.stage is Stage.WAITING_PARTNER)
    contacted = min(filter(None, (ticket.contacted_at, next(asked, None))), default=None)
    reviewed = _reviewed(visits, stays, followed)
    return History(ticket.opened_at, ticket.first_response_at, stays, contacted, reviewed, said)


def _reviewed(visits: Sequence[Visit], stays: Sequence[Stay], followed: Documents) -> datetime | None:
    """When what is behind a complaint was found, and nothing more had to be asked of the customer."""
    for visit, after in zip(visits, stays[1:], strict=False):
        document = followed[visit.process_version_id]
        found = (name for name, each in document.fields.items() if each.bind == FINDING and visit.values.get(name))
        if after.stage is not Stage.WAITING_CUSTOMER and next(found, None):
            return after.entered
    return None


def of_case(
    desk: Reading, ticket: Ticket, visits: Sequence[Visit], followed: Documents
) -> tuple[tuple[Told, ...], StepTold | None]:
    """The newest of each kind, each explained by the settings it was worked out by; and the limit of the step."""
    query = select(Deadline).where(Deadline.ticket_id == ticket.id).order_by(Deadline.cycle)
    rows = {row.kind: row for row in desk.session.scalars(query) if row.dropped_at is None and row.minutes}
    now = terms(desk)
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
    """Of a ticket: it is open, and one of its deadlines was worked out by other settings.

    The offset has Postgres ask case by case; otherwise it reads the deadlines of all years for each batch.
    """
    other = (Deadline.rule_version != terms.rule_version) | (Deadline.calendar_version != terms.calendar_version)
    theirs = select(Deadline.id).where(Deadline.ticket_id == Ticket.id, Deadline.met_at.is_(None), other)
    return scope.unfinished(), Ticket.trashed_at.is_(None), theirs.offset(0).exists()


def how_many_stale(desk: Reading) -> int:
    return desk.session.scalar(select(func.count(Ticket.id)).where(*is_stale(terms(desk)))) or 0


def is_asked_for(desk: Reading) -> bool:
    """Whether a recomputation waits for its turn; one that runs may have passed some cases already."""
    waiting = Job.kind == JobKind.DEADLINES, Job.state == JobState.QUEUED
    return desk.session.scalar(select(Job.id).where(*waiting).limit(1)) is not None


def recomputing(desk: Reading) -> tuple[int, int] | None:
    """How many open cases have been worked out anew, and how many there are, while that goes on."""
    query = select(Job.done, Job.total).where(Job.kind == JobKind.DEADLINES, Job.state.in_(UNDER_WAY)).order_by(Job.id)
    for done, total in desk.session.execute(query.limit(1)):
        return (done, total) if total else None
    return None
