"""What the desk does by itself, and how often."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from channels.mail import post
from core.access import door, rates
from core.actors import SYSTEM
from core.assignment import actions as assignment
from core.assignment import returning
from core.attention import actions as attention
from core.automation import ticks as automation
from core.clock import Clock
from core.exports import actions as exports
from core.figures import actions as figures
from core.figures import ticks as counting
from core.hints import actions as hints
from core.queue import reminders
from core.resolution import actions as resolution
from core.review import scheduling
from core.review import views as review
from core.rota import actions as rota
from core.upkeep import actions as upkeep
from core.work import Work, begin, look

log = logging.getLogger("desk.clocks")

MOST_BATCHES = 100  # of time moves in one tick


@dataclass(frozen=True, slots=True)
class Tick:
    """Something the desk does by itself, by one worker each time; it may be late, or happen twice after a crash."""

    name: str
    every: timedelta
    do: Callable[[Clock], object]


def _pass_time(clock: Clock) -> None:
    """Batch after batch, each in a transaction of its own."""
    for _ in range(MOST_BATCHES):
        with begin(SYSTEM, clock) as work:
            if not resolution.pass_time(work):
                return


def _take_back(clock: Clock) -> None:
    """Looked for without a lock, so that nobody waits while it is found out which cases lie."""
    with look(SYSTEM, clock) as desk:
        lying = returning.lying(desk)
    with begin(SYSTEM, clock) as work:
        assignment.take_back(work, lying)


def _give_out(clock: Clock) -> None:
    """Team after team; what goes wrong in one of them stops no other."""
    with begin(SYSTEM, clock) as work:
        teams = assignment.pushing(work)
    for team in teams:
        try:
            _give_out_of(team, clock)
        except Exception:
            log.exception("the cases of team %s could not be given out", team)


def _give_out_of(team: int, clock: Clock) -> None:
    """Batch after batch, each in a transaction of its own."""
    after = assignment.START
    for _ in range(MOST_BATCHES):
        with begin(SYSTEM, clock) as work:
            going_on = assignment.give_out(work, team, after)
        if going_on is None:
            return
        after = going_on


def _put_in_force(clock: Clock) -> None:
    """Each version whose day has come in a transaction of its own; what goes wrong with one stops no other."""
    with look(SYSTEM, clock) as desk:
        ripe = review.ripe(desk)
    for draft in ripe:
        try:
            with begin(SYSTEM, clock) as work:
                scheduling.come_into_force(work, draft)
        except Exception:
            log.exception("the draft %s could not come into force", draft)


def _step(act: Callable[[Work], object]) -> Callable[[Clock], object]:
    """One transaction of the system's own."""

    def do(clock: Clock) -> None:
        with begin(SYSTEM, clock) as work:
            act(work)

    return do


TICKS: tuple[Tick, ...] = (
    Tick("moves by time", timedelta(seconds=30), _pass_time),
    Tick("sweeping of the door", timedelta(minutes=10), door.purge),
    Tick("sweeping of the counts", timedelta(minutes=30), rates.purge),
    Tick("reminders", timedelta(seconds=30), _step(reminders.wake)),
    Tick("cases that go back", timedelta(minutes=1), _take_back),
    Tick("cases for the best people", timedelta(seconds=15), _give_out),
    Tick("weeks that repeat", timedelta(hours=1), _step(rota.write_ahead)),
    Tick("versions whose day has come", timedelta(seconds=5), _put_in_force),
    Tick("documents to be read again", timedelta(hours=1), _step(upkeep.remind)),
    Tick("sweeping of exports", timedelta(minutes=30), _step(exports.sweep)),
    Tick("sweeping of presence", timedelta(minutes=30), _step(attention.sweep)),
    Tick("figures that heal", timedelta(minutes=10), _step(figures.heal)),
    Tick("learning from decided cases", timedelta(days=7), _step(hints.learn_by_itself)),
)

#: Each in a thread of its own: a slow server far away must not hold up the desk, nor a long job the mail,
#: nor a year of stays the jobs.
ASIDE: tuple[Tick, ...] = (
    Tick("mail in", timedelta(seconds=30), post.fetch),
    Tick("mail out", timedelta(seconds=2), post.Sender()),
    Tick("rules at events", timedelta(seconds=2), automation.hear),
    Tick("rules in time", timedelta(seconds=30), automation.Watch()),
    Tick("figures of the steps", timedelta(seconds=15), counting.count),
)
