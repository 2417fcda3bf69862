"""The place up to which the count has listened, the days that are to be counted anew, and the rows of a day."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select, update

from core.figures.forms import Counted
from core.models.events import EventRow
from core.models.figures import FigureCursor, FigureDay, StepFigure, StepReading
from core.models.process import Visit
from core.reports.rules import DAY
from core.work import Work

AT_ONCE = 2_000  # events listened to in one piece of work
IDS = 500  # of cases asked for by one statement
SETTLED = timedelta(minutes=1)  # numbers of events may appear out of their order for so long
UNCOUNTED = -1


def cursor(work: Work, zone: str) -> tuple[FigureCursor, bool]:
    """Held until this work ends; and whether it was made just now, for a desk that has never been counted."""
    query = select(FigureCursor).where(FigureCursor.id == 1).with_for_update()
    found = work.session.scalar(query)
    if found is not None:
        return found, False
    newest = work.session.scalar(select(func.max(EventRow.id))) or 0
    made = FigureCursor(id=1, upto=newest, heard=newest, round=0, zone=zone)
    if not work.session.put(made):
        return work.session.scalars(query).one(), False
    return made, True


def unheard(work: Work, kept: FigureCursor) -> Sequence[tuple[int, str, int, datetime]]:
    """Number, kind of subject, subject and time of the next events."""
    columns = EventRow.id, EventRow.subject_kind, EventRow.subject_id, EventRow.at
    query = select(*columns).where(EventRow.id > kept.upto).order_by(EventRow.id).limit(AT_ONCE)
    return [(number, kind, subject, at) for number, kind, subject, at in work.session.execute(query)]


def days_of(work: Work, tickets: Collection[int], zone: ZoneInfo) -> set[date]:
    """On which days these cases have left their steps."""
    found, ids = set[date](), sorted(tickets)
    for first in range(0, len(ids), IDS):
        some = Visit.ticket_id.in_(ids[first : first + IDS]), Visit.left_at.is_not(None)
        left = work.session.scalars(select(Visit.left_at).where(*some))
        found |= {at.astimezone(zone).date() for at in left if at is not None}
    return found


def all_days(work: Work, zone: ZoneInfo) -> set[date]:
    """From the first stay that ended to the last."""
    query = select(func.min(Visit.left_at), func.max(Visit.left_at)).where(Visit.left_at.is_not(None))
    first, last = work.session.execute(query).one()
    if first is None or last is None:
        return set()
    begin, end = first.astimezone(zone).date(), last.astimezone(zone).date()
    return {begin + number * DAY for number in range((end - begin).days + 1)}


def mark(work: Work, days: Collection[date], number: int) -> None:
    """These days are to be counted anew, in this round or a later one."""
    if not days:
        return
    rows = [{"day": day, "stale": number, "counted": UNCOUNTED} for day in sorted(days)]
    new = work.session.upsert(FigureDay)
    work.session.execute(new.on_conflict_do_update(index_elements=["day"], set_={"stale": number}), rows)


def forget_days(work: Work) -> None:
    """Before everything is counted anew on another clock."""
    work.session.execute(delete(StepFigure))
    work.session.execute(delete(FigureDay))


def oldest(work: Work) -> date | None:
    """The day that was counted longest ago."""
    return work.session.scalar(select(FigureDay.day).order_by(FigureDay.counted, FigureDay.day).limit(1))


def replace(work: Work, counted: Counted) -> None:
    """The rows of a day, unless somebody has counted it later; who began later has read more."""
    newer = update(FigureDay).where(FigureDay.day == counted.day, FigureDay.counted < counted.round)
    taken = work.session.scalars(newer.values(counted=counted.round).returning(FigureDay.day)).first()
    if taken is None:
        return
    work.session.execute(delete(StepFigure).where(StepFigure.day == counted.day))
    if counted.rows:
        work.session.execute(insert(StepFigure), [asdict(each) | {"day": counted.day} for each in counted.rows])


def some_stale(work: Work) -> bool:
    return work.session.scalar(select(FigureDay.day).where(FigureDay.stale > FigureDay.counted).limit(1)) is not None


def opened(work: Work, version_id: int, step: str, day: date) -> None:
    """One more on this day."""
    row = work.session.upsert(StepReading).values(process_version_id=version_id, step=step, day=day, times=1)
    keys = ["process_version_id", "step", "day"]
    work.session.execute(row.on_conflict_do_update(index_elements=keys, set_={"times": StepReading.times + 1}))
