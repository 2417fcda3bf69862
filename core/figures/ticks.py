"""The clock of the figures: listen, then count anew the days that something happened to, each by itself."""

from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.figures import actions
from core.figures.live import views
from core.work import begin, look

MOST_ROUNDS = 50  # of listening, in one tick
MOST_DAYS = 400  # counted in one tick; who waits for more waits for the next one


def count(clock: Clock = utc_now) -> None:
    """A day is read without a lock and written in a moment, so that nobody waits for it."""
    with look(SYSTEM, clock) as desk:
        if not views.something_new(desk) and not views.stale(desk, 1):
            return
    for _ in range(MOST_ROUNDS):
        with begin(SYSTEM, clock) as work:
            if not actions.listen(work):
                break
    with look(SYSTEM, clock) as desk:
        days = views.stale(desk, MOST_DAYS)
    for day in days:
        with look(SYSTEM, clock) as desk:
            counted = views.counted(desk, day)
        with begin(SYSTEM, clock) as work:
            actions.keep(work, counted)
    with begin(SYSTEM, clock) as work:
        actions.told(work)
