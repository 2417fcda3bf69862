"""What a writer can do to a document: each edit takes the draft as it is now and returns the changed one.

An edit remembers what its writer looked at, so that two people who change different parts do not disturb each other,
and two who change the same part are told. Pure values.
"""

from collections.abc import Callable, Mapping
from typing import Any

from core.drafting import insertion
from core.drafting.errors import Elsewhere, FieldInUse, FirstStep, NobodyHolds, NoChoices, RoleInUse, StepGone
from core.drafting.forms import FieldForm, NewStep, RoleForm
from core.drafting.rules import code_for, named
from core.errors import Several
from core.fields.forms import FormField
from core.fields.words import FieldKind
from core.process.document import Document, RoleOf, Step
from core.process.words import Stage

Edit = Callable[[Document], Document]


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
        onward = insertion.onward(before) if form.linked else None
        new = insertion.blank(form, before.role, onward)
        if form.linked and form.stage is not Stage.CLOSED:
            before = before.model_copy(update={"next": insertion.through(name, before, onward)})
        steps: dict[str, Step] = {}
        for each, own in document.steps.items():
            steps[each] = before if each == form.after else own
            if each == form.after:
                steps[name] = new
        return _with_steps(document, steps)

    return edit


def removed(name: str) -> Edit:
    """Take a step and its exam questions away; what leads to it is told as a problem until it leads elsewhere."""

    def edit(document: Document) -> Document:
        _step(document, name)
        if len(document.steps) == 1:
            raise FirstStep
        asked = document.exam.model_copy(update={"items": tuple(q for q in document.exam.items if q.step != name)})
        left = document.model_copy(update={"exam": asked})
        return _with_steps(left, {each: own for each, own in document.steps.items() if each != name})

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
        said = named(form.labels)
        changed = RoleOf(labels=said, held_by=form.held_by, teams=form.teams, skills=form.skills)
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


def _as_staged(step: Step) -> dict[str, Any]:
    if step.stage is Stage.CLOSED:
        return {"end": step.end or insertion.OUTCOME}
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
        bind=form.bind,
        pii=bool(seen and seen.pii),
    )
