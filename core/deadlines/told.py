"""What a case owes, told with all that explains it."""

from dataclasses import dataclass
from datetime import datetime

from core.deadlines import explaining
from core.deadlines.choosing import Facts
from core.deadlines.clock import Clock, only
from core.deadlines.courses import History, course_of
from core.deadlines.explaining import Part, explain
from core.deadlines.terms import ALWAYS, Stood, Terms
from core.deadlines.words import DeadlineKind
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.process import rules as process
from core.process.document import Document
from core.process.words import Counting
from core.settings.promises import Rule


@dataclass(frozen=True, slots=True)
class Told:
    """A promise for a case; ``due_at``: none while it stands still.

    ``rule``: the one that chose the target, by ``facts`` of the case; none: the tables by priority.
    """

    kind: DeadlineKind
    minutes: int
    day_and_night: bool
    due_at: datetime | None
    paused_at: datetime | None
    met_at: datetime | None
    parts: tuple[Part, ...]
    facts: Facts
    rule: Rule | None = None

    @property
    def kept(self) -> bool:
        return self.met_at is not None and (self.due_at is None or self.met_at <= self.due_at)


@dataclass(frozen=True, slots=True)
class StepTold:
    """The limit of the step in which a case stands; ``from_start``: counted from the start of the case."""

    minutes: int
    day_and_night: bool
    due_at: datetime
    parts: tuple[Part, ...]
    from_start: bool


def told(row: Deadline, past: History, then: Terms, was: Stood, now: datetime) -> Told:
    """By the settings of the time in which the row was worked out."""
    course = course_of(row.kind, past, row.partner_pauses)
    target = then.target(row.kind, was)
    same = target and target.day_and_night == row.day_and_night
    clock = target.clock if target and same else only(ALWAYS) if row.day_and_night else then.working(was)
    begun = row.started_at or past.opened
    pauses = course.pauses if course else ()
    parts = explain(
        clock if isinstance(clock, Clock) else only(clock),
        explaining.Course(begun, row.due_at, row.met_at or now, row.met_at is not None, pauses),
    )
    chosen = next((each for each in then.promises.rules if each.code == row.rule), None)
    return Told(
        row.kind, row.minutes, row.day_and_night, row.due_at, row.paused_at, row.met_at, parts, was[-1][0], chosen
    )


def step_told(ticket: Ticket, visit: Visit, document: Document, working: Clock, now: datetime) -> StepTold | None:
    """Of an open case whose step has a limit."""
    step = document.steps[visit.step]
    limit = process.limit_of(step, visit.entered_at, ticket.opened_at, ticket.channel)
    if limit is None or visit.due_at is None or not ticket.stage.open:
        return None
    always = document.clock is Counting.CALENDAR
    start, length = limit
    course = explaining.Course(start, visit.due_at, now, ended=False)
    parts = explain(only(ALWAYS) if always else working, course)
    return StepTold(
        round(length.total_seconds() / 60), always, visit.due_at, parts, bool(step.due and step.due.from_start)
    )


def step_due(ticket: Ticket, visit: Visit, document: Document, working: Clock) -> datetime | None:
    """When the step is due, by the clock that its document names."""
    limit = process.limit_of(document.steps[visit.step], visit.entered_at, ticket.opened_at, ticket.channel)
    if limit is None:
        return None
    return limit[0] + limit[1] if document.clock is Counting.CALENDAR else working.due(*limit)
