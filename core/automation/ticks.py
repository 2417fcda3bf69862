"""The clocks of the rules: soon after whatever happens, and as time passes. Each case in a transaction of its own."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.actors import SYSTEM
from core.automation import actions, claims, rules, running, views
from core.automation.moments import views as moments
from core.automation.views import Armed
from core.automation.words import Trigger
from core.clock import Clock, utc_now
from core.work import Reading, Work, begin, look

MOST_EVENTS = 500  # that rules wait for, in one tick
MOST_CASES = 500  # of one rule, in one tick
SHARE = 20  # a rule that waits for so many minutes is a minute late at the most
OFTEN, SELDOM = timedelta(seconds=30), timedelta(minutes=10)
log = logging.getLogger("desk.rules")


@dataclass(slots=True)
class Watch:
    """The rules in time, each in its time: what is due stands in an index, all else takes a look at every open case."""

    looked: dict[tuple[int, int], datetime] = field(default_factory=dict[tuple[int, int], datetime])

    def __call__(self, clock: Clock = utc_now) -> None:
        pass_time(clock, self)

    def due(self, desk: Reading) -> list[tuple[int, int]]:
        """Rule and case, in the order of the rules; one that had more than it could do is looked at again at once."""
        found = list[tuple[int, int]]()
        for rule in (each for each in views.active(desk) if each.body.when.trigger.timed):
            if self._is_time(rule, desk.now):
                some = moments.due(desk, rule, MOST_CASES)
                found += [(rule.id, each.ticket_id) for each in some]
                if len(some) < MOST_CASES:
                    self.looked[rule.id, rule.version] = desk.now
        return found

    def _is_time(self, rule: Armed, now: datetime) -> bool:
        last, when = self.looked.get((rule.id, rule.version)), rule.body.when
        if last is None or when.trigger is Trigger.DEADLINE:
            return True
        every = min(max(timedelta(minutes=when.minutes) / SHARE, OFTEN), SELDOM)
        return not timedelta(0) <= now - last < every


def hear(clock: Clock = utc_now) -> None:
    """Let the rules do what they do at what has happened since the last time."""
    for _ in range(MOST_EVENTS):
        with look(SYSTEM, clock) as desk:
            if not claims.something_new(desk):
                return
        with begin(SYSTEM, clock) as work:
            if not hear_next(work):
                return


def hear_next(work: Work) -> bool:
    """Up to the next event that a rule waits for; false where there is none, or another worker is at it."""
    kept = claims.cursor(work)
    if kept is None:
        return False
    waiting = [each for each in views.active(work) if not each.body.when.trigger.timed]
    if not waiting:
        claims.skip(work, kept)
        return False
    passed = list[int]()
    for event in claims.unheard(work, kept):
        passed.append(event.id)
        if called := [each for each in waiting if rules.heard(each.body.when, event.kind, event.detail)]:
            claims.pass_by(kept, passed, work.now)
            for rule in called:
                running.by_event(work, rule, event)
            return True
    claims.pass_by(kept, passed, work.now)
    return len(passed) == claims.AT_ONCE


def pass_time(clock: Clock = utc_now, watch: Watch | None = None) -> None:
    """Let the rules do what has become due, and whatever is late first."""
    with look(SYSTEM, clock) as desk:
        bare = views.is_bare(desk)
    if bare:
        with begin(SYSTEM, clock) as work:
            actions.ship(work)
    with look(SYSTEM, clock) as desk:
        due = (watch or Watch()).due(desk)
    for rule_id, ticket_id in due:
        try:
            with begin(SYSTEM, clock) as work:
                running.by_time(work, rule_id, ticket_id)
        except running.UNREACHABLE:
            raise
        except Exception:
            log.exception("rule %s broke in case %s", rule_id, ticket_id)


def pass_time_at_once(work: Work) -> int:
    """The same within one piece of work; how often a rule ran."""
    if views.is_bare(work):
        actions.ship(work)
    return sum(running.by_time(work, rule_id, ticket_id) for rule_id, ticket_id in Watch().due(work))
