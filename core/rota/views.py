from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from core.hours import views as hours
from core.models.people import Person
from core.models.rota import Absence, Shift, UsualWeek
from core.permissions import Permission, may
from core.rota import rules
from core.rota.rules import Span
from core.rota.words import AbsenceReason
from core.settings import views as settings
from core.work import Reading

LOOKED_AT = timedelta(days=28)  # a team with a shift this near, before or after, works by shifts
FULL_DAY = 8 * 60  # minutes, where nothing says otherwise


@dataclass(frozen=True, slots=True)
class Present:
    """A person at a moment: ``minutes`` of this shift or day; ``back``: from when on, for those who are not here."""

    here: bool
    absent: AbsenceReason | None
    until: datetime | None
    back: datetime | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Away:
    id: int
    person_id: int
    name: str
    begins_at: datetime
    ends_at: datetime
    reason: AbsenceReason | None
    own: bool


def present(desk: Reading, team: int | None, people: Collection[int]) -> dict[int, Present]:
    """By person of one team: by their shifts, or by its calendar where nobody of them has any; absences always."""
    shifts, away = _shifts_near(desk, people), absences_at(desk, people)
    office = None if shifts else _office(desk, team)
    return {each: _present(desk, office or _by_shift(desk, shifts.get(each, ())), away.get(each)) for each in people}


def _present(desk: Reading, usual: Present, away: Absence | None) -> Present:
    if away is None:
        return usual
    return Present(False, away.reason, None, max(away.ends_at, usual.back or away.ends_at), usual.minutes)


def _by_shift(desk: Reading, spans: Sequence[Span]) -> Present:
    now = next(((begin, end) for begin, end in spans if begin <= desk.now < end), None)
    if now:
        return Present(True, None, now[1], None, round((now[1] - now[0]).total_seconds() / 60))
    return Present(False, None, None, min((begin for begin, _ in spans if begin > desk.now), default=None), FULL_DAY)


def _office(desk: Reading, team: int | None) -> Present:
    calendar = hours.calendar(desk, team)
    spans = calendar.day(calendar.date_of(desk.now))
    minutes = round(sum((end - begin).total_seconds() for begin, end in spans) / 60)
    opens = calendar.next_open(desk.now)
    here = opens == desk.now
    until = next((end for begin, end in spans if begin <= desk.now < end), None)
    return Present(here, None, until, None if here else opens, minutes or FULL_DAY)


def _shifts_near(desk: Reading, people: Collection[int]) -> dict[int, list[Span]]:
    query = (
        select(Shift.person_id, Shift.begins_at, Shift.ends_at)
        .where(Shift.person_id.in_(people), Shift.ends_at > desk.now - LOOKED_AT)
        .where(Shift.begins_at < desk.now + LOOKED_AT)
        .order_by(Shift.begins_at)
    )
    found: dict[int, list[Span]] = {}
    for person, begin, end in desk.session.execute(query):
        found.setdefault(person, []).append((begin, end))
    return found


def absences_at(desk: Reading, people: Collection[int]) -> dict[int, Absence]:
    """Who is away at this moment."""
    query = select(Absence).where(
        Absence.person_id.in_(people), Absence.retired_at.is_(None),
        Absence.begins_at <= desk.now, Absence.ends_at > desk.now,
    )  # fmt: skip
    return {each.person_id: each for each in desk.session.scalars(query.order_by(Absence.ends_at))}


def spans(desk: Reading, people: Collection[int], since: datetime, until: datetime) -> dict[int, list[Span]]:
    """The shifts that begin within this time, by person."""
    query = (
        select(Shift.person_id, Shift.begins_at, Shift.ends_at)
        .where(Shift.person_id.in_(people), Shift.begins_at >= since, Shift.begins_at < until)
        .order_by(Shift.begins_at)
    )
    found: dict[int, list[Span]] = {each: [] for each in people}
    for person, begin, end in desk.session.execute(query):
        found[person].append((begin, end))
    return found


def week(desk: Reading, people: Collection[int], first: date) -> Mapping[int, Sequence[str]]:
    """What each person's days from a Monday on say, as it can be typed."""
    zone = settings.zone(desk)
    days = [first + timedelta(days=ahead) for ahead in range(rules.DAYS)]
    known = spans(desk, people, rules.midnight(days[0], zone), rules.midnight(first + timedelta(weeks=1), zone))
    return {
        person: [
            rules.written(day, [each for each in found if each[0].astimezone(zone).date() == day], zone) for day in days
        ]
        for person, found in known.items()
    }


def repeating(desk: Reading, people: Collection[int]) -> int:
    """For how many of them a week repeats."""
    query = select(func.count()).select_from(UsualWeek).where(UsualWeek.person_id.in_(people))
    return desk.session.scalar(query) or 0


def absences(desk: Reading, people: Collection[int] | None = None) -> tuple[Away, ...]:
    """Present and coming ones, the earliest first; the reason is for the person and for those who assign."""
    wanted = {desk.reader.id} if people is None or not may(desk.reader, Permission.ASSIGN) else set(people)
    query = (
        select(Absence, Person.name)
        .join(Person, Person.id == Absence.person_id)
        .where(Absence.person_id.in_(wanted), Absence.retired_at.is_(None), Absence.ends_at > desk.now)
        .order_by(Absence.begins_at, Absence.id)
        .limit(500)
    )
    return tuple(
        Away(one.id, one.person_id, name, one.begins_at, one.ends_at, one.reason, one.person_id == desk.reader.id)
        for one, name in desk.session.execute(query)
    )


def clashing(desk: Reading, person_id: int, since: datetime, until: datetime) -> Absence | None:
    query = select(Absence).where(
        Absence.person_id == person_id, Absence.retired_at.is_(None), Absence.begins_at < until, Absence.ends_at > since
    )
    return desk.session.scalars(query.limit(1)).first()


def written_by_others(desk: Reading, people: Collection[int], source: str, since: datetime) -> dict[int, list[Span]]:
    """The shifts from a moment on that another source has written, by person."""
    query = select(Shift.person_id, Shift.begins_at, Shift.ends_at).where(
        Shift.person_id.in_(people), Shift.ends_at > since, Shift.source != source
    )
    found: dict[int, list[Span]] = {}
    for person, begin, end in desk.session.execute(query):
        found.setdefault(person, []).append((begin, end))
    return found
