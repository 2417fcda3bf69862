"""Where a deadline stands, from the history of its case and what is promised. Pure values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.deadlines.clock import Clock
from core.deadlines.courses import Course, History, course_of
from core.deadlines.words import DeadlineKind
from core.hours.calendar import Calendar, Pause

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # sorts what cannot be late behind everything that can


@dataclass(frozen=True, slots=True)
class Target:
    """How much time there is, and by which clock it is counted; ``rule``: the one that says so."""

    minutes: int
    clock: Calendar | Clock
    day_and_night: bool = False
    rule: str | None = None
    partner_pauses: bool = False

    @property
    def budget(self) -> timedelta:
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Standing:
    """A deadline as it is kept; the columns of its row have these names."""

    kind: DeadlineKind
    cycle: int
    minutes: int
    day_and_night: bool
    rule: str | None
    partner_pauses: bool
    started_at: datetime
    used: int | None
    due_at: datetime | None
    paused_at: datetime | None
    met_at: datetime | None
    dropped_at: datetime | None

    @property
    def runs(self) -> bool:
        return not (self.met_at or self.dropped_at)


def standing(kind: DeadlineKind, history: History, target: Target) -> Standing | None:
    """The deadline's newest cycle; none where nothing is owed yet."""
    course = course_of(kind, history, target.partner_pauses)
    return None if course is None else _standing(kind, course, target, [pause for pause, _ in course.pauses])


def _standing(kind: DeadlineKind, course: Course, target: Target, pauses: Sequence[Pause]) -> Standing:
    stopped = course.met or course.dropped
    due = target.clock.due(course.started, target.budget, pauses)
    lasting = next((begin for begin, end in pauses if end is None), None)
    paused = lasting if due is None and stopped is None else None
    until = stopped or paused
    used = target.clock.used(course.started, until, pauses) if until else None
    return Standing(
        kind=kind,
        cycle=course.cycle,
        minutes=target.minutes,
        day_and_night=target.day_and_night,
        rule=target.rule,
        partner_pauses=target.partner_pauses,
        started_at=course.started,
        used=round(used.total_seconds()) if used is not None else None,
        due_at=due,
        paused_at=paused,
        met_at=course.met,
        dropped_at=course.dropped,
    )


def unpromised(kind: DeadlineKind, since: datetime, cycle: int) -> Standing:
    """Nobody promises it, or not any more; kept all the same, so that a change of the promises finds the case."""
    return Standing(
        kind=kind, cycle=cycle, minutes=0, day_and_night=False, rule=None, partner_pauses=False, started_at=since,
        used=None, due_at=None, paused_at=None, met_at=None, dropped_at=since,
    )  # fmt: skip
