from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from core.merging.words import Merged
from core.models.merges import Merge
from core.models.people import Person
from core.work import Reading


@dataclass(frozen=True, slots=True)
class MergeLine:
    """``moved``: how many rows went over; only the newest one can be undone."""

    id: int
    other: int
    moved: int
    who: str
    at: datetime


def standing(desk: Reading, kind: Merged, into: int) -> Sequence[MergeLine]:
    """The merges into this one that stand, the newest first."""
    query = (
        select(Merge, Person.name)
        .outerjoin(Person, Person.id == Merge.person_id)
        .where(Merge.kind == kind, Merge.into_id == into, Merge.undone_at.is_(None))
        .order_by(Merge.id.desc())
    )
    return [
        MergeLine(row.id, row.from_id, sum(map(len, row.moved.values())), who or "", row.at)
        for row, who in desk.session.execute(query)
    ]
