"""Who plans a team writes its weeks; a week that repeats is written ahead by a clock of the jobs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from core.errors import ChangedBySomebody
from core.models.rota import Shift, UsualWeek
from core.permissions import Permission, needs
from core.rota import claims, rules, views
from core.rota.errors import EmptyWeek, HoursUnread, NobodyToPlan, ShiftsOverlap, ShiftTooLong
from core.rota.events import ShiftsChanged, WeekEnds, WeekRepeats
from core.rota.forms import NewShift, WeekLine
from core.rota.rules import Span
from core.rota.words import HAND, WEEK
from core.settings import views as settings
from core.work import Work

BRIM = timedelta(hours=48)  # how far shifts of the days before and after may reach


@needs(Permission.ASSIGN)
def save_week(work: Work, first: date, lines: Sequence[WeekLine]) -> int:
    """Write the weeks of those whose line was changed; how many. ``first``: the Monday."""
    changed = {each.person_id: each for each in lines if list(each.typed) != list(each.seen)}
    names = claims.people(work, changed)
    if set(names) != set(changed):
        raise NobodyToPlan
    now = views.week(work, changed, first)
    if any(list(now[person]) != list(line.seen) for person, line in changed.items()):
        raise ChangedBySomebody
    shifts = [each for person, line in changed.items() for each in _read(work, names[person], line, first)]
    if changed:
        write(work, shifts, changed, (first, first + timedelta(weeks=1)), HAND)
    return len(changed)


def _read(work: Work, who: str, line: WeekLine, first: date) -> list[NewShift]:
    zone, found = settings.zone(work), list[NewShift]()
    for ahead, text in enumerate(line.typed):
        if (hours := rules.read(text)) is None:
            raise HoursUnread(who=who, typed=text[:60])
        spans = rules.moments(first + timedelta(days=ahead), hours, zone)
        found += [NewShift(line.person_id, *span) for span in spans]
    return found


@needs(Permission.ASSIGN)
def write(
    work: Work, shifts: Sequence[NewShift], people: Collection[int], days: tuple[date, date], source: str
) -> None:
    """The shifts of these people from the first day up to the second are exactly these; ``source``: who says so."""
    zone = settings.zone(work)
    since, until = (rules.midnight(day, zone) for day in days)
    names = claims.people(work, people)
    if not {each.person_id for each in shifts} <= set(names):
        raise NobodyToPlan
    around = views.spans(work, names, since - BRIM, until + BRIM)
    for person, who in names.items():
        mine = [(each.begins_at, each.ends_at) for each in shifts if each.person_id == person]
        _demand_sense(work, who, mine, [each for each in around[person] if not since <= each[0] < until])
    claims.clear(work, names, since, until)
    work.session.add_all(_row(each.person_id, (each.begins_at, each.ends_at), source) for each in shifts)
    work.record(ShiftsChanged(1, str(days[0]), str(days[1]), len(names), source))


def _demand_sense(work: Work, who: str, mine: Sequence[Span], others: Iterable[Span]) -> None:
    if any(end - begin > rules.LONGEST or end <= begin for begin, end in mine):
        raise ShiftTooLong(who=who, hours=rules.LONGEST // timedelta(hours=1))
    clash = rules.overlap([*mine, *others]) if mine else None
    if clash:
        raise ShiftsOverlap(who=who, at=f"{clash.astimezone(settings.zone(work)):%Y-%m-%d %H:%M}")


@needs(Permission.ASSIGN)
def repeat(work: Work, first: date, people: Collection[int]) -> int:
    """The week from this Monday on repeats; weeks written by hand stay as they are. How many people it is for."""
    zone, names = settings.zone(work), claims.people(work, people)
    known, now = claims.usual_weeks(work, names), views.week(work, names, first)
    if not any(map(any, now.values())):
        raise EmptyWeek
    after = first + timedelta(weeks=1)
    claims.clear(work, names, rules.midnight(after, zone), None, WEEK)
    planned = 0
    for person in names:
        hours = {str(day): rules.read(text) for day, text in enumerate(now[person]) if text}
        row = known.get(person) or UsualWeek(person_id=person)
        row.hours, row.written_until = hours, after
        planned += bool(hours)
        if hours:
            work.session.add(row)
        elif person in known:
            work.session.delete(row)
    work.record(WeekRepeats(1, str(first), planned))
    work.session.flush()
    _write_ahead(work, list(claims.usual_weeks(work, names).values()))
    return planned


@needs(Permission.ASSIGN)
def stop_repeating(work: Work, first: date, people: Collection[int]) -> None:
    """No week repeats any more; what it wrote for the weeks from this Monday on is taken away."""
    rows = claims.usual_weeks(work, people)
    for row in rows.values():
        work.session.delete(row)
    claims.clear(work, people, rules.midnight(first, settings.zone(work)), None, WEEK)
    work.record(WeekEnds(1, str(first), len(rows)))


@needs(Permission.ASSIGN)
def write_ahead(work: Work) -> int:
    """Write the next weeks of those that repeat; how many people. Called by a clock of the jobs."""
    rows = claims.unwritten(work, work.now + timedelta(weeks=rules.AHEAD))
    _write_ahead(work, rows)
    return len(rows)


def _write_ahead(work: Work, rows: Sequence[UsualWeek]) -> None:
    """A week in which somebody has written shifts by hand is an exception, and stays one."""
    if not rows:
        return
    zone = settings.zone(work)
    today = rules.monday(work.now.astimezone(zone).date())
    until = today + timedelta(weeks=rules.AHEAD + 1)
    since = min(each.written_until for each in rows)
    taken = views.written_by_others(work, [each.person_id for each in rows], WEEK, rules.midnight(since, zone))
    for row in rows:
        hours = _hours(row)
        for week in rules.weeks(max(row.written_until, today), until):
            _write_week(work, row.person_id, week, hours, taken.get(row.person_id, ()))
        row.written_until = until
    work.record(ShiftsChanged(1, str(since), str(until), len(rows), WEEK))


def _write_week(work: Work, person: int, week: date, hours: Mapping[int, rules.Hours], taken: Sequence[Span]) -> None:
    zone = settings.zone(work)
    whole = [(rules.midnight(week, zone), rules.midnight(week + timedelta(weeks=1), zone))]
    if not rules.overlapping(whole, taken):
        work.session.add_all(_row(person, span, WEEK) for span in rules.repeated(hours, week, zone))


def _hours(row: UsualWeek) -> dict[int, rules.Hours]:
    return {int(day): tuple((begin, end) for begin, end in told) for day, told in row.hours.items()}


def _row(person: int, span: tuple[datetime, datetime], source: str) -> Shift:
    return Shift(person_id=person, begins_at=span[0], ends_at=span[1], source=source)
