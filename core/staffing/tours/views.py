from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.models.people import Person as Member
from core.models.rota import Absence, Shift
from core.rota import rules as weeks
from core.rota.forms import NewShift
from core.rota.rules import Span
from core.rota.views import spans
from core.rota.words import HAND
from core.settings import views as settings
from core.staffing.tours import rules as week
from core.staffing.tours.forms import Person, Proposal, Rules
from core.work import Reading

LOOKED_BACK = 28  # days in a row before the week; nobody is made to work longer
LONG_AGO = timedelta(days=LOOKED_BACK)
LUNCH = timedelta(hours=3)  # what lies closer together is one shift


@dataclass(frozen=True, slots=True)
class Start:
    """The Monday of a week, on the desk's clock, and how long people rest before."""

    first: date
    zone: ZoneInfo
    rest: timedelta

    @property
    def at(self) -> datetime:
        return weeks.midnight(self.first, self.zone)


@dataclass(frozen=True, slots=True)
class Line:
    """A shift of a week; lunch lies between two of them."""

    person_id: int
    name: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Replaced:
    """So many shifts of so many people; ``by_hand``: the names of those for whom somebody wrote some."""

    shifts: int
    people: int
    by_hand: tuple[str, ...]


def people(desk: Reading, ids: Collection[int], first: date, rules: Rules) -> tuple[Person, ...]:
    """What the desk knows of these people for the week from a Monday on, in the order asked; hours and wishes are the
    defaults. Who is no member any more is missing."""
    zone = settings.zone(desk)
    start = Start(first, zone, timedelta(minutes=rules.rest))
    before = spans(desk, ids, weeks.midnight(first - timedelta(days=LOOKED_BACK), zone), start.at)
    away = _absences(desk, ids, first, zone)
    query = select(Member).where(Member.id.in_(ids), Member.disabled_at.is_(None))
    known = {each.id: each for each in desk.session.scalars(query)}
    return tuple(
        _tired(Person(each, known[each].name, tags=tags(known[each]), absent=away.get(each, ())), before[each], start)
        for each in ids
        if each in known
    )


def tags(member: Member) -> tuple[str, ...]:
    return (*(f"team:{each}" for each in sorted(member.teams)), *(f"skill:{each}" for each in sorted(member.skills)))


def facts(person: Person) -> object:
    """What the desk itself knows; hours and wishes were typed for the question."""
    known = person.in_a_row, person.worked_weekend, person.free_from
    return person.id, sorted(person.tags), sorted(person.absent), known


def _tired(person: Person, worked: Sequence[Span], week_start: Start) -> Person:
    """With what they bring from the weeks before."""
    days = {(week_start.first - begin.astimezone(week_start.zone).date()).days for begin, _ in worked}  # 1: the eve
    row = next(ago for ago in range(LOOKED_BACK + 2) if ago + 1 not in days)
    last = max((end for _, end in worked), default=week_start.at - LONG_AGO)
    free = (last + week_start.rest - week_start.at) // timedelta(minutes=1)
    return replace(person, in_a_row=row, worked_weekend=not days.isdisjoint({1, 2}), free_from=max(0, free))


def _absences(desk: Reading, ids: Collection[int], first: date, zone: ZoneInfo) -> dict[int, tuple[int, ...]]:
    ends = [weeks.midnight(first + timedelta(days=day), zone) for day in range(week.DAYS + 2)]
    query = select(Absence.person_id, Absence.begins_at, Absence.ends_at).where(
        Absence.person_id.in_(ids), Absence.retired_at.is_(None),
        Absence.begins_at < ends[-1], Absence.ends_at > ends[0],
    )  # fmt: skip
    found: dict[int, set[int]] = {}
    for person, since, until in desk.session.execute(query):
        days = (day for day in range(week.DAYS + 1) if since < ends[day + 1] and ends[day] < until)
        found.setdefault(person, set()).update(days)
    return {person: tuple(sorted(days)) for person, days in found.items()}


def written_by_hand(desk: Reading, ids: Collection[int], first: date) -> tuple[str, ...]:
    """The names of those for whom somebody wrote shifts in this week."""
    zone = settings.zone(desk)
    since, until = (weeks.midnight(day, zone) for day in (first, first + timedelta(weeks=1)))
    query = select(Member.name).where(
        Member.id.in_(
            select(Shift.person_id).where(
                Shift.person_id.in_(ids), Shift.source == HAND, Shift.begins_at >= since, Shift.begins_at < until
            )
        )
    )
    return tuple(desk.session.scalars(query.order_by(Member.name)))


def as_shifts(proposal: Proposal, first: date, zone: ZoneInfo) -> list[NewShift]:
    """By the clock on the wall, as every week is written."""
    found = list[NewShift]()
    for person, begin, end in week.shifts(proposal):
        day, minute = divmod(begin, week.DAY)
        hours = ((minute, minute + end - begin),)
        found += [NewShift(person, *span) for span in weeks.moments(first + timedelta(days=day), hours, zone)]
    return found


def proposed(desk: Reading, proposal: Proposal, first: date, person: int | None = None) -> list[Line]:
    """The shifts of a proposal in a week, all or one person's, by name and time."""
    names = {each.id: each.name for each in proposal.asked.people}
    shifts = as_shifts(proposal, first, settings.zone(desk))
    lines = [Line(each.person_id, names[each.person_id], each.begins_at, each.ends_at) for each in shifts]
    return sorted((each for each in lines if person in {None, each.person_id}), key=_order)


def adopted(desk: Reading, ids: Collection[int], first: date) -> list[Line]:
    """The shifts that these people have in a week, whoever wrote them, by name and time."""
    zone = settings.zone(desk)
    since, until = (weeks.midnight(day, zone) for day in (first, first + timedelta(weeks=1)))
    query = (
        select(Shift.person_id, Member.name, Shift.begins_at, Shift.ends_at)
        .join(Member, Member.id == Shift.person_id)
        .where(Shift.person_id.in_(ids), Shift.begins_at >= since, Shift.begins_at < until)
    )
    return sorted((Line(*row) for row in desk.session.execute(query)), key=_order)


def replaced(desk: Reading, ids: Collection[int], first: date) -> Replaced:
    """What these people have in a week now, which a rota that is adopted would write over."""
    now = adopted(desk, ids, first)
    parts = [each.begins_at - before.ends_at for before, each in pairwise(now) if before.person_id == each.person_id]
    shifts = len(now) - sum(away <= LUNCH for away in parts)
    return Replaced(shifts, len({each.person_id for each in now}), written_by_hand(desk, ids, first))


def _order(line: Line) -> tuple[str, int, datetime]:
    return line.name, line.person_id, line.begins_at
