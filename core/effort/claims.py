from sqlalchemy import select

from core.models.chores import Call, TimeEntry
from core.work import Work


def own_entry(work: Work, entry_id: int) -> TimeEntry | None:
    query = select(TimeEntry).where(
        TimeEntry.id == entry_id, TimeEntry.person_id == work.reader.id, TimeEntry.retired_at.is_(None)
    )
    return work.session.scalar(query.with_for_update())


def own_call(work: Work, call_id: int) -> Call | None:
    """A call of the reader's that has not ended."""
    query = select(Call).where(Call.id == call_id, Call.person_id == work.reader.id, Call.ended_at.is_(None))
    return work.session.scalar(query.with_for_update())
