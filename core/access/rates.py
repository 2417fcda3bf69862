"""How often a stranger may do a thing: counted exactly, over all processes, in windows that say when they end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from core.access import views
from core.access.errors import TooOften
from core.access.secrets import fingerprint
from core.actors import SYSTEM
from core.clock import Clock
from core.models.links import RateCount
from core.work import Reading, Work, begin, look
from db.base import EPOCH

KEPT_FOR = timedelta(days=1)
KEY = ("what", "who", "since")


@dataclass(frozen=True, slots=True)
class Limit:
    """``most`` times in each ``window``; windows follow each other without a gap."""

    what: str
    most: int
    window: timedelta

    def since(self, now: datetime) -> datetime:
        return now - (now - EPOCH) % self.window


def demand(desk: Reading, limit: Limit, who: str) -> None:
    """Refused where the limit is reached; only looks, so that a flood costs next to nothing."""
    since = limit.since(desk.now)
    if views.times(desk, limit.what, fingerprint(who), since) >= limit.most:
        raise _too_often(limit, desk.now)


def hold(work: Work, limit: Limit, who: str) -> None:
    """Those of one address wait for each other until this work ends, so that each sees what the others kept."""
    row = _row(work, limit, who, times=0)
    work.session.execute(row.on_conflict_do_update(index_elements=KEY, set_={"times": RateCount.times}))


def count(work: Work, limit: Limit, who: str) -> None:
    """Count once more within this work, or refuse; one statement, so that nobody slips through beside it."""
    row = _row(work, limit, who, times=1)
    more = row.on_conflict_do_update(
        index_elements=KEY, set_={"times": RateCount.times + 1}, where=RateCount.times < limit.most
    )
    if work.session.scalar(more.returning(RateCount.times)) is None:
        raise _too_often(limit, work.now)


def note(limit: Limit, who: str, clock: Clock) -> None:
    """Count something that failed, in a work of its own; at the limit it stays as it is."""
    with look(SYSTEM, clock) as desk:
        full = views.times(desk, limit.what, fingerprint(who), limit.since(desk.now)) >= limit.most
    if not full:
        with begin(SYSTEM, clock) as work:
            count(work, Limit(limit.what, 2**31, limit.window), who)


def purge(clock: Clock) -> None:
    """Forget windows that are long over."""
    with begin(SYSTEM, clock) as work:
        work.session.execute(delete(RateCount).where(RateCount.since < work.now - KEPT_FOR))


def _row(work: Work, limit: Limit, who: str, times: int) -> postgresql.Insert | sqlite.Insert:
    row = work.session.upsert(RateCount)
    return row.values(what=limit.what, who=fingerprint(who), since=limit.since(work.now), times=times)


def _too_often(limit: Limit, now: datetime) -> TooOften:
    rest = limit.since(now) + limit.window - now
    return TooOften(minutes=max(1, ceil(rest / timedelta(minutes=1))))
