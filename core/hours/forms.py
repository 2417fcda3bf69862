"""Days as they come from a screen, before anybody knows whether they make sense."""

from dataclasses import dataclass
from datetime import date

from core.hours.rules import Hours


@dataclass(frozen=True, slots=True)
class NewDay:
    """``hours``: none of them where the day is closed, and nothing at all where what was typed cannot be read."""

    day: date
    label: str
    hours: Hours | None = ()
    region: str = ""
