"""What is promised and by which calendars, at one moment; and what a case was until when. Pure values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.deadlines.choosing import Above, Chosen, Facts, choose
from core.deadlines.clock import Clock, clock
from core.deadlines.rules import Target
from core.deadlines.words import DeadlineKind
from core.hours.calendar import Calendar, day_and_night
from core.hours.views import WorkingTimes
from core.models.tickets import Ticket
from core.settings.promises import Promises
from core.triage.words import Priority
from db.base import EPOCH, MICROSECOND

ALWAYS = day_and_night()
HEARD = (DeadlineKind.REPLY, DeadlineKind.COMPLAINT)  # what people say begins or ends them
MOST_CHANGES = 100  # of a case that are remembered

Stood = Sequence[tuple[Facts, datetime | None]]


@dataclass(frozen=True, slots=True)
class Terms:
    """The versions are those of ``Deadline``; ``above``: empty where no rule asks for categories."""

    promises: Promises
    times: WorkingTimes
    rule_version: int
    calendar_version: int
    above: Above

    def chosen(self, kind: DeadlineKind, facts: Facts) -> Chosen | None:
        return choose(self.promises, self.above, kind, facts)

    def heeds(self, stood: Stood) -> bool:
        """Whether something promised to the case depends on what is said in it."""
        return any(self.chosen(kind, stood[-1][0]) for kind in HEARD)

    def target(self, kind: DeadlineKind, stood: Stood) -> Target | None:
        """By what the case is now; what was counted while it was something else stays counted as it was then."""
        now = self.chosen(kind, stood[-1][0])
        if now is None or now.promise.minutes is None:
            return None
        spans = [(self._calendar(self.chosen(kind, facts) or now, facts), until) for facts, until in stood]
        return Target(
            now.promise.minutes,
            clock(spans),
            now.promise.day_and_night,
            now.rule.code if now.rule else None,
            bool(now.rule and now.rule.partner_pauses),
        )

    def working(self, stood: Stood) -> Clock:
        return working(self.times, stood)

    def _calendar(self, chosen: Chosen, facts: Facts) -> Calendar:
        return ALWAYS if chosen.promise.day_and_night else self.times.of(facts.team)


def working(times: WorkingTimes, stood: Stood) -> Clock:
    """The working time of the teams that had the case."""
    return clock([(times.of(facts.team), until) for facts, until in stood])


def stood(ticket: Ticket, tier: str | None) -> Stood:
    """What a case was, each with the moment until when; the last lasts. Tier and channel are those of now."""
    past = [_past(each, ticket.channel, tier) for each in (ticket.stood or [])[:-1]]
    now = Facts(ticket.channel, ticket.category, ticket.priority, tier, ticket.team_id)
    return [*past, (now, None)]


def note(ticket: Ticket, now: datetime) -> None:
    """Remember what the case was until now, where it is something else now."""
    today = [ticket.priority, ticket.category, ticket.team_id]
    known: list[Any] = ticket.stood or [[None, *today]]
    if ticket.stood and known[-1][1:] == today:
        return
    at = (now - EPOCH) // MICROSECOND
    past = known[:-1] if known[-1][1:] == today else [*known[:-1], [at, *known[-1][1:]]]
    ticket.stood = [*past[-MOST_CHANGES:], [None, *today]]


def _past(told: Sequence[Any], channel: str, tier: str | None) -> tuple[Facts, datetime]:
    until, priority, category, team = told
    return Facts(channel, category, Priority(priority), tier, team), EPOCH + until * MICROSECOND
