"""What cannot be true about a case. Pure values."""

from datetime import datetime, timedelta

from core.imports.words import Reason

SLACK = timedelta(days=1)  # clocks differ, and zones are mistaken

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
