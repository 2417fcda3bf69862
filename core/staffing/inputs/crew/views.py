from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from core.assignment.crew import views as seats
from core.hours.views import WorkingTimes
from core.models.people import Membership, Person, Team
from core.models.rota import Absence, Shift, UsualWeek
from core.rota import rules as weeks
from core.rota import views as rota
from core.rota.rules import Span
from core.rota.views import LOOKED_AT
from core.staffing.inputs import rules
from core.staffing.inputs.figures import Ahead, Crew, Worker
from core.work import Reading

LONGEST = timedelta(days=2)  # a shift that begins so long before may still last


@dataclass(frozen=True, slots=True)
class Written:
    """The shifts of all who work; ``joined``: since when each is a member, ``began``: when their first shift did."""

    shifts: Mapping[int, Sequence[Span]]
    joined: Mapping[int, datetime]
    began: Mapping[int, datetime]
    teams: Mapping[int, tuple[int, ...]]
    near: Collection[int]

    def mates(self, person: int) -> Collection[int]:
        """All of one's teams; without a team, everybody."""
        own = set(self.teams.get(person, ()))
        return [each for each in self.joined if own & set(self.teams.get(each, ()))] if own else self.joined.keys()

    def on_rota(self, mates: Collection[int]) -> bool:
        return 2 * sum(each in self.near for each in mates) > len(mates)


def crew(desk: Reading, ahead: Ahead, times: WorkingTimes, zone: ZoneInfo) -> Crew:
    """Everybody who works on cases, at work by their shifts, absences taken out.

    Whoever is in a team of which most have no shifts near works by its calendar: that a supervisor of several teams
    has shifts does not put all of these on a rota. So did everybody before the first rota of their team.
    """
    since, until = weeks.midnight(ahead.first, zone), weeks.midnight(ahead.first + timedelta(days=ahead.all), zone)
    people = seats.members(desk, None)
    skills, away = seats.skills_of(desk, people), _away(desk, people, since, until)
    known = _written(desk, people, since, until, zone)
    found = list[Worker]()
    for person, name in people.items():
        office = _office(known, person, times, since, until)
        shifts = [*_carried_on(known.shifts[person], since, until, zone), *office]
        spans = rules.without(_within(shifts, since, until), away.get(person, ()))
        teams = known.teams.get(person, ())
        found.append(Worker(person, name, teams, skills[person], spans, bool(office)))
    return Crew(tuple(found), _last(found, known, zone))


def names(desk: Reading) -> dict[int, str]:
    """Of all teams, by id."""
    return dict(desk.session.execute(select(Team.id, Team.name)).all())


def _written(desk: Reading, people: Collection[int], since: datetime, until: datetime, zone: ZoneInfo) -> Written:
    shifts = rota.spans(desk, people, since - LONGEST, until)
    for person, spans in _repeated(desk, people, since, until, zone).items():
        shifts[person] = [*shifts[person], *spans]
    joined = select(Person.id, Person.created_at).where(Person.id.in_(people))
    first = select(Shift.person_id, func.min(Shift.begins_at)).where(Shift.person_id.in_(people))
    near = select(Shift.person_id).where(Shift.ends_at > since - LOOKED_AT, Shift.begins_at < until + LOOKED_AT)
    return Written(
        shifts,
        dict(desk.session.execute(joined).all()),
        dict(desk.session.execute(first.group_by(Shift.person_id)).all()),
        _teams(desk, people),
        set(desk.session.scalars(near.where(Shift.person_id.in_(people)).distinct())),
    )


def _office(known: Written, person: int, times: WorkingTimes, since: datetime, until: datetime) -> list[Span]:
    """The hours of the calendar, from the day one joined until the week in which the first of the team had a shift."""
    mates = known.mates(person)
    calendar, end = times.of(next(iter(known.teams.get(person, ())), None)), until
    if person in known.near or known.on_rota(mates):
        first = min(known.began[each] for each in mates if each in known.began)
        end = min(until, weeks.midnight(weeks.monday(calendar.date_of(first)), calendar.zone))
    begin = max(since, known.joined[person])
    return list(calendar.open_from(begin, end)) if begin < end else []


def _repeated(
    desk: Reading, people: Collection[int], since: datetime, until: datetime, zone: ZoneInfo
) -> dict[int, list[Span]]:
    """The weeks that repeat, as far as they are not written yet."""
    rows = desk.session.scalars(select(UsualWeek).where(UsualWeek.person_id.in_(people)))
    first, last = weeks.monday(since.astimezone(zone).date()), until.astimezone(zone).date() + timedelta(weeks=1)
    found: dict[int, list[Span]] = {}
    for row in rows:
        hours = {int(day): tuple((begin, end) for begin, end in told) for day, told in row.hours.items()}
        due = weeks.weeks(max(first, row.written_until), last)
        found[row.person_id] = [span for week in due for span in weeks.repeated(hours, week, zone)]
    return found


def _away(desk: Reading, people: Collection[int], since: datetime, until: datetime) -> dict[int, list[Span]]:
    query = select(Absence.person_id, Absence.begins_at, Absence.ends_at).where(
        Absence.person_id.in_(people), Absence.retired_at.is_(None), Absence.begins_at < until, Absence.ends_at > since
    )
    found: dict[int, list[Span]] = {}
    for person, begin, end in desk.session.execute(query):
        found.setdefault(person, []).append((begin, end))
    return found


def _teams(desk: Reading, people: Collection[int]) -> dict[int, tuple[int, ...]]:
    """In order of their ids; of teams that are no longer used nobody is a member."""
    query = (
        select(Membership.person_id, Membership.team_id)
        .join(Team, Team.id == Membership.team_id)
        .where(Membership.person_id.in_(people), Team.retired_at.is_(None))
        .order_by(Membership.team_id)
    )
    found: dict[int, tuple[int, ...]] = {}
    for person, team in desk.session.execute(query):
        found[person] = (*found.get(person, ()), team)
    return found


def _within(spans: Sequence[Span], since: datetime, until: datetime) -> list[Span]:
    cut = ((max(begin, since), min(end, until)) for begin, end in spans)
    return [(begin, end) for begin, end in cut if begin < end]


def _carried_on(shifts: Sequence[Span], since: datetime, until: datetime, zone: ZoneInfo) -> list[Span]:
    """The last week that is written, again and again: who plans week by week is not away after it."""
    if not shifts or max(shifts)[0] < since:
        return list(shifts)
    last = weeks.monday(max(shifts)[0].astimezone(zone).date())
    own = [each for each in shifts if each[0].astimezone(zone).date() >= last]
    hours = dict[int, weeks.Hours]()
    for ahead in range(weeks.DAYS):
        day = last + timedelta(days=ahead)
        mine = [each for each in own if each[0].astimezone(zone).date() == day]
        hours[ahead] = weeks.read(weeks.written(day, mine, zone)) or ()
    after = weeks.weeks(last + timedelta(weeks=1), until.astimezone(zone).date() + timedelta(weeks=1))
    return [*shifts, *(span for week in after for span in weeks.repeated(hours, week, zone))]


def _last(workers: Sequence[Worker], known: Written, zone: ZoneInfo) -> date | None:
    """The last day for which shifts are written; none where calendars stand in for all of them."""
    ends = (max(known.shifts[each.id])[0] for each in workers if known.shifts[each.id])
    last = max(ends, default=None)
    return last.astimezone(zone).date() if last else None
