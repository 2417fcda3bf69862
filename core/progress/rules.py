"""What happens next, and by when. Pure values."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.process.words import Stage
from core.progress.words import Next

LINK_OUTLIVES_CASE = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Facts:
    """Of a case at this moment; ``wakes``: when it moves on by itself, ``reopens``: until when a customer may."""

    now: datetime
    stage: Stage
    answered: bool
    response_due: datetime | None
    step_due: datetime | None
    wakes: datetime | None
    reopens: datetime | None


def what_next(facts: Facts, kept_by: Callable[[datetime], datetime]) -> tuple[Next, datetime | None]:
    """The sentence and its time; ``kept_by`` moves a promise into the office hours."""
    if not facts.stage.open:
        return _finished(facts)
    if facts.stage.waiting:
        return _waiting(facts)
    if not facts.answered and facts.response_due:
        return _promised(kept_by(facts.response_due), facts.now, Next.ANSWER, Next.ANSWER_LATE)
    if facts.step_due:
        return _promised(kept_by(facts.step_due), facts.now, Next.DONE_BY, Next.DONE_LATE)
    return Next.TELL, None


def _promised(at: datetime, now: datetime, in_time: Next, late: Next) -> tuple[Next, datetime]:
    return (in_time if at >= now else late), at


def _waiting(facts: Facts) -> tuple[Next, datetime | None]:
    if facts.stage is Stage.WAITING_CUSTOMER:
        return (Next.YOUR_TURN_UNTIL, facts.wakes) if facts.wakes else (Next.YOUR_TURN, None)
    return (Next.PARTNER_UNTIL, facts.wakes) if facts.wakes else (Next.PARTNER, None)


def _finished(facts: Facts) -> tuple[Next, datetime | None]:
    if facts.stage is Stage.RESOLVED:
        return (Next.CONFIRM_UNTIL, facts.wakes) if facts.wakes else (Next.CONFIRM, None)
    open_yet = facts.reopens is not None and facts.reopens >= facts.now
    return (Next.REOPEN_UNTIL, facts.reopens) if open_yet else (Next.ASK_ANEW, None)
