"""The calendars that promises are counted by, as spans of minutes. Pure values."""

from datetime import datetime, timedelta
from math import ceil

from core.hours.calendar import Calendar
from core.staffing.inputs import rules
from core.staffing.inputs.measured import Terms
from core.staffing.world import Spans

BACK, BEYOND = 60, 60  # days before the first one and after the last
FARTHEST = 3_000  # days: less than a calendar looks ahead
DAYS = 7


def shelf(terms: Terms) -> list[Calendar]:
    """The desk's own first, then those of teams, each once."""
    found = [terms.times.desk]
    for _, calendar in sorted(terms.times.teams.items()):
        if not any(calendar is each for each in found):
            found.append(calendar)
    return found


def place(terms: Terms, team: int | None) -> int:
    wanted = terms.times.of(team)
    return next(number for number, each in enumerate(shelf(terms)) if each is wanted)


def spans(terms: Terms, since: datetime, days: int, most: float) -> tuple[Spans, ...]:
    """Of every calendar; ``most``: minutes of the longest promise, which still ends within them."""
    return tuple(
        rules.minutes(each.open_from(since - timedelta(days=BACK), _until(each, since, days, most)), since)
        for each in shelf(terms)
    )


def _until(calendar: Calendar, since: datetime, days: int, most: float) -> datetime:
    weekly = sum(end - begin for hours in calendar.week.values() for begin, end in hours)
    needed = DAYS * ceil(most / weekly) if weekly else 0
    return since + timedelta(days=min(days + BEYOND + needed, FARTHEST))
