"""What cannot be true about a case, and what a spreadsheet would run. Pure values."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.imports.words import Reason

SLACK = timedelta(days=1)  # clocks differ, and zones are mistaken
FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: (earlier, later, what it is called when they come the wrong way round), the gravest first
ORDER = (
    ("opened", "response", Reason.RESPONSE_BEFORE_OPENED),
    ("opened", "resolved", Reason.RESOLVED_BEFORE_OPENED),
    ("opened", "closed", Reason.CLOSED_BEFORE_OPENED),
    ("response", "resolved", Reason.RESOLVED_BEFORE_RESPONSE),
    ("resolved", "closed", Reason.CLOSED_BEFORE_RESOLVED),
)


def flaw(times: dict[str, datetime | None], now: datetime) -> Reason | None:
    """Why these times cannot be true; a time that is not known contradicts nothing."""
    for earlier, later, reason in ORDER:
        first, second = times.get(earlier), times.get(later)
        if first and second and second < first:
            return reason
    latest = max(filter(None, times.values()), default=now)
    return Reason.IN_THE_FUTURE if latest > now + SLACK else None


def defused(cells: Iterable[str]) -> list[str]:
    """An apostrophe before whatever a spreadsheet would take for a formula."""
    return [f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells]


def armed(cells: Iterable[str]) -> list[str]:
    """The same cells as they were before ``defused``."""
    return [cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell for cell in cells]
