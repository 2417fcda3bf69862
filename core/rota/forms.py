from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.rota.words import AbsenceReason


@dataclass(frozen=True, slots=True)
class NewShift:
    person_id: int
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A person's week as typed, Monday first; ``seen``: as it was when the table was drawn."""

    person_id: int
    typed: Sequence[str]
    seen: Sequence[str]


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """Whole days of the desk's clock, both included."""

    person_id: int
    first: date
    last: date
    reason: AbsenceReason
