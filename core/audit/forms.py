from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which happenings to show; what is None does not matter.

    ``number``: of a case as customers know it, otherwise the id. ``first`` and ``last``: days of the desk's calendar.
    """

    kinds: tuple[str, ...] = ()
    person: int | None = None
    subject_kind: str | None = None
    number: int | None = None
    first: date | None = None
    last: date | None = None
