"""Where a deadline stands, from the history of its case alone. Pure values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.deadlines.words import DeadlineKind, Why
from core.hours.calendar import Calendar, Pause
from core.process.words import Stage

NEVER = datetime(9999, 1, 1, tzinfo=UTC)  # sorts what cannot be late behind everything that can


@dataclass(frozen=True, slots=True)
class Stay:
    """One visit of a step, until the next one begins; ``merged``: the case went on in another one."""

    stage: Stage
    entered: datetime
    merged: bool = False

    @property
    def stands(self) -> Why | None:
        """Why the time to a solution does not run here."""
        if not self.stage.open:
            return Why.MERGED if self.merged else Why.ENDED
        return Why.CUSTOMER if self.stage is Stage.WAITING_CUSTOMER else None


@dataclass(frozen=True, slots=True)
class History:
    """All of a case that its deadlines depend on; the last stay lasts."""

    opened: datetime
    answered: datetime | None
    stays: Sequence[Stay]


@dataclass(frozen=True, slots=True)
class Target:
    """How much time there is, and by which calendar it is counted."""

    minutes: int
    calendar: Calendar
    day_and_night: bool = False

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
    used: int | None
    due_at: datetime | None
    paused_at: datetime | None
    met_at: datetime | None
    dropped_at: datetime | None


def standing(kind: DeadlineKind, history: History, target: Target) -> Standing:
    """The deadline's newest cycle."""
    met, dropped, pauses = ending(kind, history)
    stopped = met or dropped
    due = target.calendar.due(history.opened, target.budget, [pause for pause, _ in pauses])
    lasting = next((begin for (begin, end), _ in pauses if end is None), None)
    paused = lasting if due is None and stopped is None else None
    until = stopped or paused
    used = target.calendar.used(history.opened, until, [pause for pause, _ in pauses]) if until else None
    return Standing(
        kind=kind,
        cycle=cycle(history) if kind is DeadlineKind.RESOLUTION else 1,
        minutes=target.minutes,
        day_and_night=target.day_and_night,
        used=round(used.total_seconds()) if used is not None else None,
        due_at=due,
        paused_at=paused,
        met_at=met,
        dropped_at=dropped,
    )


def ending(
    kind: DeadlineKind, history: History
) -> tuple[datetime | None, datetime | None, Sequence[tuple[Pause, Why]]]:
    """When it was met, when it was dropped, and the pauses before that with their reasons."""
    worked = _worked(history.stays)
    end = history.stays[worked] if worked < len(history.stays) else None
    dropped = end.entered if end and end.merged else None
    if kind is DeadlineKind.RESPONSE:
        return history.answered, None if history.answered else dropped, ()
    return (end.entered if end and not end.merged else None), dropped, pauses(history.stays[: worked + 1])


def pauses(stays: Sequence[Stay]) -> Sequence[tuple[Pause, Why]]:
    """The stretches in which the time to a solution does not run; the end that the case has come to is none."""
    found: list[tuple[Pause, Why]] = []
    for stay, following in zip(stays, [*stays[1:], None], strict=True):
        if (why := stay.stands) and (following or stay.stage.open):
            found.append(((stay.entered, following.entered if following else None), why))
    return found


def cycle(history: History) -> int:
    """How often the case has been worked on until it counted as solved, the present time included."""
    pairs = zip(history.stays, history.stays[1:], strict=False)
    return 1 + sum(before.stands is Why.ENDED and after.stage.open for before, after in pairs)


def earliest(dues: Iterable[datetime | None]) -> datetime | None:
    return min(filter(None, dues), default=None)


def _worked(stays: Sequence[Stay]) -> int:
    """How many stays come before the end that the case has come to; all, where it has come to none."""
    count = len(stays)
    while count and not stays[count - 1].stage.open:
        count -= 1
    return count
