"""What a writer can do to a document: each edit takes the draft as it is now and returns the changed one.

An edit remembers what its writer looked at, so that two people who change different parts do not disturb each other,
and two who change the same part are told. Pure values.
"""

from collections.abc import Callable, Mapping
from typing import Any

from core.drafting.errors import Elsewhere, FieldInUse, FirstStep, NobodyHolds, NoChoices, RoleInUse, StepGone
from core.drafting.forms import FieldForm, NewStep, RoleForm
from core.drafting.rules import code_for, named
from core.errors import Several
from core.fields.forms import FormField
from core.fields.words import FieldKind
from core.process.document import Document, Limit, Move, RoleOf, Step, span
from core.process.words import Happening, Stage

Edit = Callable[[Document], Document]

DUE = "8h"  # of a new step
WAIT = "3d"  # before a new waiting step goes on by itself
OUTCOME = "answered"  # of a new end


def head(seen: Document, **new: Any) -> Edit:
    """Change what is said of the whole document."""

    def edit(document: Document) -> Document:
        return document.model_copy(update=_merged(document, seen, new))

    return edit


def step(name: str, seen: Step, **new: Any) -> Edit:
    """Change some of what one step says; a closing step is an end, and no other one is."""

    def edit(document: Document) -> Document:
        now = _step(document, name)
        changed = now.model_copy(update=_merged(now, seen, new))
        if "stage" in new:
            changed = changed.model_copy(update=_as_staged(changed))
        return _with_steps(document, {**document.steps, name: changed})

    return edit


def added(form: NewStep) -> Edit:
    """A new step behind another one; where it is linked, the way onward from there leads through it."""

    def edit(document: Document) -> Document:
        before = _step(document, form.after)
        name = code_for(form.labels, document.steps, "step")
        onward = next((move for move in before.next if _is_main(move)), None) if form.linked else None
        new = _blank(form, before.role, onward)
        if form.linked and form.stage is not Stage.CLOSED:
            kept = tuple(move for move in before.next if move is not onward)
            before = before.model_copy(update={"next": (Move(to=name), *kept)})
        steps: dict[str, Step] = {}
        for each, own in document.steps.items():
            steps[each] = before if each == form.after else own
            if each == form.after:
                steps[name] = new
        return _with_steps(document, steps)

    return edit


def removed(name: str) -> Edit:
    """Take a step away; what leads to it stays, and is told as a problem until it leads somewhere else."""

    def edit(document: Document) -> Document:
        _step(document, name)
        if len(document.steps) == 1:
            raise FirstStep
        return _with_steps(document, {each: own for each, own in document.steps.items() if each != name})

    return edit


def shifted(name: str, by: int) -> Edit:
    """Move a step up or down in the order in which the document is read; the first one is where cases start."""

    def edit(document: Document) -> Document:
        _step(document, name)
        order = list(document.steps)
        place = order.index(name)
        order.insert(max(0, min(place + by, len(order) - 1)), order.pop(place))
        return _with_steps(document, {each: document.steps[each] for each in order})

    return edit


def field(name: str | None, seen: FormField | None, form: FieldForm) -> Edit:
    """Add a field, or change one as it was ``seen``."""

    def edit(document: Document) -> Document:
        if name is not None and document.fields.get(name) != seen:
            raise Elsewhere
        code = name or code_for(form.labels, document.fields, "field")
        changed = _field(form, seen)
        return document.model_copy(update={"fields": {**document.fields, code: changed}})

    return edit


def field_removed(name: str) -> Edit:
    def edit(document: Document) -> Document:
        if asking := [own for own in document.steps.values() if name in own.fields]:
            raise FieldInUse(steps=Several(own.labels for own in asking))
        kept = {each: own for each, own in document.fields.items() if each != name}
        return document.model_copy(update={"fields": kept})

    return edit


def role(name: str | None, seen: RoleOf | None, form: RoleForm) -> Edit:
    """Add a role, or change one as it was ``seen``."""

    def edit(document: Document) -> Document:
        if name is not None and document.roles.get(name) != seen:
            raise Elsewhere
        code = name or code_for(form.labels, document.roles, "role")
        if not form.held_by:
            raise NobodyHolds
        changed = RoleOf(labels=named(form.labels), held_by=form.held_by)
        return document.model_copy(update={"roles": {**document.roles, code: changed}})

    return edit


def role_removed(name: str) -> Edit:
    def edit(document: Document) -> Document:
        if working := [own for own in document.steps.values() if own.role == name]:
            raise RoleInUse(steps=Several(own.labels for own in working))
        kept = {each: own for each, own in document.roles.items() if each != name}
        return document.model_copy(update={"roles": kept})

    return edit


def _step(document: Document, name: str) -> Step:
    if name not in document.steps:
        raise StepGone(step=name)
    return document.steps[name]


def _with_steps(document: Document, steps: Mapping[str, Step]) -> Document:
    return document.model_copy(update={"steps": steps})


def _merged(now: Document | Step, seen: Document | Step, new: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the writer changed is written; what a colleague changed to something else is not overwritten."""
    own = {each: value for each, value in new.items() if getattr(seen, each) != value}
    if any(getattr(now, each) not in (getattr(seen, each), value) for each, value in own.items()):
        raise Elsewhere
    return own


def _is_main(move: Move) -> bool:
    return move.by_person and move.when is None and not move.back


def _blank(form: NewStep, role: str, onward: Move | None) -> Step:
    end = OUTCOME if form.stage is Stage.CLOSED else None
    due = Limit(default=span(DUE)) if form.stage in {Stage.NEW, Stage.WORKING} else None
    ways = _ways(form.stage, onward.to) if onward and not end else ()
    return Step(labels=named(form.labels), stage=form.stage, role=role, due=due, next=ways, end=end)


def _ways(stage: Stage, to: str) -> tuple[Move, ...]:
    """By hand, or, out of waiting, by an answer or by time."""
    if not stage.waiting:
        return (Move(to=to),)
    answer = Happening.CUSTOMER_REPLIED if stage is Stage.WAITING_CUSTOMER else Happening.PARTNER_ANSWERED
    return (Move(to=to, event=answer), Move(to=to, after=span(WAIT)))


def _as_staged(step: Step) -> dict[str, Any]:
    if step.stage is Stage.CLOSED:
        return {"end": step.end or OUTCOME}
    return {"end": None, "reopen": None}


def _field(form: FieldForm, seen: FormField | None) -> FormField:
    choices = {code: named(labels) for code, labels in form.choices.items()}
    for labels in form.more:
        choices[code_for(labels, choices, "value")] = named(labels)
    if form.kind is FieldKind.ENUM and not choices:
        raise NoChoices
    return FormField(
        type=form.kind,
        labels=named(form.labels),
        values=tuple(choices),
        value_labels=choices,
        bind=seen.bind if seen else None,
        pii=bool(seen and seen.pii),
    )
