from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from core.models.people import Person
from core.models.rota import Absence, Shift, UsualWeek
from core.work import Work


def people(work: Work, people_ids: Collection[int]) -> dict[int, str]:
    """Names by id; two who plan the same people go one after the other."""
    query = select(Person).where(Person.id.in_(people_ids), Person.disabled_at.is_(None)).order_by(Person.id)
    return {one.id: one.name for one in work.session.scalars(query.with_for_update(key_share=True))}


def clear(work: Work, people_ids: Collection[int], since: datetime, until: datetime | None, source: str = "") -> None:
    """Take away the shifts that begin within this time; ``source``: only those written by it."""
    gone = delete(Shift).where(Shift.person_id.in_(people_ids), Shift.begins_at >= since)
    if until is not None:
        gone = gone.where(Shift.begins_at < until)
    if source:
        gone = gone.where(Shift.source == source)
    work.session.execute(gone)


def usual_weeks(work: Work, people_ids: Collection[int]) -> dict[int, UsualWeek]:
    query = select(UsualWeek).where(UsualWeek.person_id.in_(people_ids)).order_by(UsualWeek.person_id)
    return {each.person_id: each for each in work.session.scalars(query.with_for_update())}


def unwritten(work: Work, until: datetime, limit: int = 500) -> Sequence[UsualWeek]:
    """Weeks that repeat and are not written as far as that; what another worker holds is left to it."""
    query = (
        select(UsualWeek)
        .join(Person, Person.id == UsualWeek.person_id)
        .where(UsualWeek.written_until < until.date(), Person.disabled_at.is_(None))
        .order_by(UsualWeek.person_id)
        .limit(limit)
    )
    return work.session.scalars(query.with_for_update(of=UsualWeek, skip_locked=True)).all()


def absence(work: Work, absence_id: int) -> Absence | None:
    query = select(Absence).where(Absence.id == absence_id, Absence.retired_at.is_(None))
    return work.session.scalar(query.with_for_update())
