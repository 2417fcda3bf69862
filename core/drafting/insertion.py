"""How a new step is put on the way that cases take. Pure values."""

from core.drafting.forms import NewStep
from core.drafting.rules import named
from core.process.document import Limit, Move, Step, span
from core.process.words import Happening, Stage

DUE = "8h"  # of a new step
WAIT = "3d"  # before a new waiting step goes on by itself
OUTCOME = "answered"  # of a new end


def onward(step: Step) -> Move | None:
    """The way that most cases take: by hand without a condition, or else the first that does not go back."""
    forward = [move for move in step.next if not move.back]
    return next((move for move in forward if move.by_person and move.when is None), next(iter(forward), None))


def through(name: str, step: Step, way: Move | None) -> tuple[Move, ...]:
    """The moves of a step, with the way onward leading to ``name``."""
    if way is None:
        return (Move(to=name), *step.next)
    return tuple(move.model_copy(update={"to": name, "labels": {}}) if move is way else move for move in step.next)


def blank(form: NewStep, role: str, way: Move | None) -> Step:
    end = OUTCOME if form.stage is Stage.CLOSED else None
    due = Limit(default=span(DUE)) if form.stage in {Stage.NEW, Stage.WORKING} else None
    ways = _ways(form.stage, way.to) if way and not end else ()
    return Step(labels=named(form.labels), stage=form.stage, role=role, due=due, next=ways, end=end)


def _ways(stage: Stage, to: str) -> tuple[Move, ...]:
    """By hand, or, out of waiting, by an answer or by time."""
    if not stage.waiting:
        return (Move(to=to),)
    answer = Happening.CUSTOMER_REPLIED if stage is Stage.WAITING_CUSTOMER else Happening.PARTNER_ANSWERED
    return (Move(to=to, event=answer), Move(to=to, after=span(WAIT)))
