"""One move: where to, and what makes it: a person, what was filled in, an event, or time."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.drafting import edits
from core.drafting.forms import MoveForm
from core.drafting.rules import move_from
from core.drafting.views import Draft
from core.drafting.words import Maker
from core.fields.words import FieldKind
from core.process import conditions
from core.process.conditions import Is
from core.process.document import Document, Move, Step
from core.process.words import Happening
from pages.library.writing import choices, saving
from pages.parts import pick, shell, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, label, plain

MOST_CHOICES = 3  # that one move may ask for together


def panel(draft: Draft, step: str, place: int | None) -> None:
    now = draft.document.steps[step]
    name = f"move.{draft.id}.{step}.{place}"
    seen = saving.began(name, now)
    move = None if place is None or place >= len(seen.next) else seen.next[place]
    pick.panel_head("move", _("New move") if move is None else _("Move"))
    saving.meanwhile(draft, name, seen, now, lambda each: _said(draft.document, each))
    form = _form(draft.document, seen, name, move)
    if st.button(_("Save"), type="primary", icon=":material/check:", key=f"{name}.save"):
        with shell.refusing():
            made = move_from(form)
            moves = [*seen.next, made] if place is None else [*seen.next[:place], made, *seen.next[place + 1 :]]
            saving.save(draft, name, edits.step(step, seen, next=tuple(moves)), step, closes="move")


def _form(document: Document, step: Step, name: str, move: Move | None) -> MoveForm:
    codes = list(document.steps)
    to = st.selectbox(
        _("Leads to"), codes, codes.index(move.to) if move and move.to in codes else None,
        format_func=lambda code: step_name(document, code), key=shell.new_key(name, "to"),
        placeholder=_("Please choose"),
    )  # fmt: skip
    maker = st.segmented_control(
        _("What makes it"), list(Maker), default=Maker.of(move), format_func=label, required=True,
        key=shell.new_key(name, "maker"),
    )  # fmt: skip
    made = _made(document, step, name, move, maker or Maker.HAND)
    back = st.checkbox(
        _("This is rework: the case goes back"), bool(move and move.back), key=shell.new_key(name, "back"),
        help=_("Drawn dashed, and counted as rework. It asks only for what its condition reads."),
    )  # fmt: skip
    st.caption(_("What its button says; left empty, the name of the step:"))
    labels = saving.labels(name, move.labels if move else {})
    return MoveForm(to, maker or Maker.HAND, back, labels, **made)


def _made(document: Document, step: Step, name: str, move: Move | None, maker: Maker) -> dict[str, Any]:
    match maker:
        case Maker.FIELDS:
            return {"when": _condition(document, step, name, move.when if move else None)}
        case Maker.EVENT:
            events = list(Happening)
            at = events.index(move.event) if move and move.event else None
            event = st.selectbox(
                _("Event"), events, at, format_func=label, key=shell.new_key(name, "event"),
                placeholder=_("Please choose"),
            )  # fmt: skip
            return {"event": event}
        case Maker.TIME:
            return {"after": choices.length(name, "after", _("After"), move.after if move else None)}
        case Maker.HAND:
            return {}


def _condition(document: Document, step: Step, name: str, guard: str | None) -> str | None:
    """Choices that all have to hold; a condition that says more is shown, and kept unless it is replaced."""
    known = conditions.picked(guard)
    if guard and known is None:
        st.markdown(plain(ways.condition(document, guard)))
        if not st.checkbox(_("Replace this condition"), key=shell.new_key(name, "replace")):
            return guard
    kinds = {FieldKind.ENUM, FieldKind.BOOL}
    fields = [each for each in step.require if each in document.fields and document.fields[each].type in kinds]
    if not fields:
        st.caption(_("A condition reads a choice, or a yes or no, that this step requires. It requires none yet."))
        return None
    return conditions.written(_choices(document, fields, name, known or ()))


def _choices(document: Document, fields: Sequence[str], name: str, known: Sequence[Is]) -> list[Is]:
    chosen: list[Is] = []
    for place in range(min(MOST_CHOICES, len(fields))):
        now = known[place] if place < len(known) else None
        picked = _choice(document, fields, f"{name}.{place}", now, first=place == 0)
        if picked is None:
            break
        chosen.append(picked)
    return chosen


def _choice(document: Document, fields: Sequence[str], name: str, now: Is | None, *, first: bool) -> Is | None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        field = st.selectbox(
            _("When") if first else _("and"), fields, fields.index(now.field) if now and now.field in fields else None,
            format_func=lambda code: ways.field_name(document, code), key=shell.new_key(name, "field"), width=220,
            placeholder=_("Please choose") if first else _("nothing more"),
        )  # fmt: skip
        if field is None:
            return None
        form = document.fields[field]
        values: list[Any] = [True, False] if form.type is FieldKind.BOOL else list(form.values)
        value = st.selectbox(
            _("is"), values, values.index(now.values[0]) if now and now.values[0] in values else None, width=200,
            format_func=lambda code: ways.value(document, field, code), key=shell.new_key(name, f"value.{field}"),
            placeholder=_("Please choose"),
        )  # fmt: skip
    return None if value is None else Is(field, (value,))


def _said(document: Document, step: Step) -> str:
    return "\n".join(f"→ {step_name(document, move.to)}: {ways.maker(document, move)}" for move in step.next)
