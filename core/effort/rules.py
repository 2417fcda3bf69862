"""How long something took. Pure values."""

from datetime import datetime, timedelta

MOST_MINUTES = 24 * 60
MINUTE = timedelta(minutes=1)


def minutes_of(began: datetime | None, ended: datetime) -> int:
    """Begun minutes; nothing for what never began."""
    return 0 if began is None else -(-(ended - began) // MINUTE)
