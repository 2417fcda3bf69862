"""Due times in words: a person plans with 'in 35 min', not with a timestamp."""

from datetime import datetime, timedelta

from pages.parts import chips
from pages.parts.words import _

AT_RISK = 60  # minutes


def span(minutes: int) -> str:
    """A length of time with at most two units."""
    hours, rest = divmod(minutes, 60)
    days, left = divmod(hours, 24)
    if days:
        return _("{d} d {h} h").format(d=days, h=left) if left else _("{d} d").format(d=days)
    if hours >= 3 or (hours and not rest):
        return _("{h} h").format(h=hours)
    return _("{h} h {m:02d}").format(h=hours, m=rest) if hours else _("{m} min").format(m=rest)


def length(time: timedelta) -> str:
    return span(round(time.total_seconds() / 60))


def worked(minutes: int) -> str:
    """Working time, in hours: a day of it would not be a day."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{m} min").format(m=rest)
    return _("{h} h {m:02d}").format(h=hours, m=rest) if rest else _("{h} h").format(h=hours)


def minutes_to(due: datetime | None, now: datetime) -> int | None:
    return None if due is None else round((due - now).total_seconds() / 60)


def words(minutes: int | None) -> str:
    """'late 2 h', 'in 35 min' or 'paused'."""
    if minutes is None:
        return _("paused")
    if not minutes:
        return _("in under 1 min")
    return (_("late {span}") if minutes < 0 else _("in {span}")).format(span=span(abs(minutes)))


def ago(minutes: int) -> str:
    return _("{span} ago").format(span=span(minutes)) if minutes > 0 else _("just now")


def color(minutes: int | None) -> str:
    """Red when late, orange within the hour, otherwise no colour at all."""
    if minutes is None:
        return "gray"
    return "red" if minutes < 0 else "orange" if minutes <= AT_RISK else "gray"


def chip(minutes: int | None) -> str:
    """The due time as a badge; a clock that stands still says so with its icon."""
    icon = "pause" if minutes is None else "alarm" if minutes < 0 else "schedule"
    return chips.chip(words(minutes), color(minutes), icon)
