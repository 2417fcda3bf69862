"""A pretended case on its way through a document: the same rules as for real ones, and nothing is kept. Pure values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.hours.calendar import Calendar
from core.process import conditions, flow, rules
from core.process.conditions import Odd
from core.process.document import Document, Move, Step
from core.process.words import MoveKind

OPENED = datetime(2000, 1, 1, tzinfo=UTC)  # time is counted from here, never told as a date


@dataclass(frozen=True, slots=True)
class Stay:
    """One visit of a step; ``due``, ``entered`` and ``left`` since the case began."""

    step: str
    entered: timedelta
    due: timedelta | None
    left: timedelta | None = None
    kind: MoveKind | None = None
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def until(self, now: timedelta) -> timedelta:
        return now if self.left is None else self.left

    def late(self, now: timedelta) -> bool:
        return self.due is not None and self.until(now) > self.due


@dataclass(frozen=True, slots=True)
class Trial:
    """The way so far, of which the last stay is the present one, and how much time has passed since it was ``opened``.

    ``hours``: the calendar by which its limits are counted; none where the clock on the wall counts.
    """

    channel: str
    stays: tuple[Stay, ...]
    now: timedelta = timedelta()
    opened: datetime = OPENED
    hours: Calendar | None = None

    @property
    def here(self) -> Stay:
        return self.stays[-1]

    @property
    def left(self) -> timedelta | None:
        """Until the limit of the present step; less than nothing where it has run out."""
        if self.here.due is None:
            return None
        if self.hours is None:
            return self.here.due - self.now
        due, now = self.opened + self.here.due, self.opened + self.now
        return self.hours.used(now, due) if now <= due else due - now


def obstacles(document: Document) -> tuple[str, ...]:
    """The steps that no case could walk through: they lead nowhere, or ask for what is not there."""
    return tuple(name for name, step in document.steps.items() if not _walkable(document, step))


def _walkable(document: Document, step: Step) -> bool:
    there = flow.targets(step) <= set(document.steps) and set(step.fields) <= set(document.fields)
    return there and not any(isinstance(conditions.read(move.when), Odd) for move in step.next if move.when)


def begun(document: Document, channel: str, opened: datetime = OPENED, hours: Calendar | None = None) -> Trial:
    at = Trial(channel, (), opened=opened, hours=hours)
    return replace(at, stays=(_stay(document, document.start, at),))


def made(document: Document, trial: Trial, move: Move, values: Mapping[str, Any]) -> Trial:
    """A person makes a move, with what was filled in."""
    return _moved(document, trial, move.to, MoveKind.BACK if move.back else MoveKind.NORMAL, values)


def happened(document: Document, trial: Trial, move: Move) -> Trial:
    """What this move waits for happens."""
    return _moved(document, trial, move.to, MoveKind.EVENT)


def reopened(document: Document, trial: Trial, to: str) -> Trial:
    return _moved(document, trial, to, MoveKind.REOPEN)


def waits_for(document: Document, trial: Trial) -> tuple[timedelta, Move | None] | None:
    """When time does something next, and the move that it makes; no move: a limit runs out."""
    step, stay = document.steps[trial.here.step], trial.here
    timed = rules.move_in_time(step)
    coming: list[tuple[timedelta, Move | None]] = []
    if timed and timed.after:
        coming.append((stay.entered + timed.after, timed))
    if stay.due is not None and stay.due >= trial.now:
        coming.append((stay.due, None))
    return min(coming, key=lambda each: each[0], default=None)


def waited(document: Document, trial: Trial) -> Trial:
    """Let time pass until something happens by itself; a limit that runs out is passed by a minute."""
    coming = waits_for(document, trial)
    if coming is None:
        return trial
    at, move = coming
    if move is None:
        return replace(trial, now=at + timedelta(minutes=1))
    return _moved(document, replace(trial, now=max(at, trial.now)), move.to, MoveKind.TIME)


def passed(document: Document, trial: Trial, time: timedelta) -> Trial:
    """Let so much time pass; moves that time makes on the way are made."""
    until = trial.now + time
    for _ in range(len(document.steps) * 2):
        coming = waits_for(document, trial)
        if coming is None or coming[0] > until:
            break
        trial = waited(document, trial)
    return replace(trial, now=max(trial.now, until))


def _moved(document: Document, trial: Trial, to: str, kind: MoveKind, values: Mapping[str, Any] | None = None) -> Trial:
    capped = False
    if kind is not MoveKind.REOPEN:
        to, capped = rules.target_of(document, to, Counter(stay.step for stay in trial.stays))
    ended = replace(trial.here, left=trial.now, kind=MoveKind.CAP if capped else kind, values=dict(values or {}))
    entered = _stay(document, to, trial)
    return replace(trial, stays=(*trial.stays[:-1], ended, entered))


def _stay(document: Document, step: str, at: Trial) -> Stay:
    return Stay(step, at.now, _due(document.steps[step], at))


def _due(step: Step, at: Trial) -> timedelta | None:
    limit = rules.limit_of(step, at.opened + at.now, at.opened, at.channel)
    if limit is None:
        return None
    due = at.hours.due(*limit) if at.hours else limit[0] + limit[1]
    return due - at.opened if due else None  # without hours nothing is ever due
