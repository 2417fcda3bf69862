"""One move: where to, and what makes it: a person, what was filled in, an event, or time."""

from typing import Any

import streamlit as st

from core.drafting import edits
from core.drafting.filled import move_from
from core.drafting.forms import MoveForm
from core.drafting.views import Draft
from core.drafting.words import Maker
from core.process.document import Document, Move, Step
from core.process.words import Happening
from pages.library.writing import choices, conditions, kept, saving
from pages.parts import pick, shell, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, label


def panel(draft: Draft, step: str, place: int | None) -> None:
    """``place``: among the moves of the step; a new one has none."""
    known = place is not None and place < len(draft.document.steps[step].next)
    pick.panel_head("move", _("Move") if known else _("New move"))
    _panel(draft, step, place)


@st.fragment
def _panel(draft: Draft, step: str, place: int | None) -> None:
    with shell.safely():
        draft = saving.newest(draft, step)
        name, now = f"move.{draft.id}.{step}.{place}", draft.document.steps[step]
        seen = saving.began(draft, name, now)
        saving.meanwhile(draft, name, seen, now, lambda each: _said(draft.document, each))
        move = None if place is None or place >= len(seen.next) else seen.next[place]
        with kept.typing(draft, name, seen):
            form = _form(draft.document, seen, name, move)
        if saving.submit(draft, name):
            with shell.refusing():
                made = move_from(form)
                moves = [*seen.next, made] if move is None else [made if each is move else each for each in seen.next]
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
            return {"when": conditions.condition(document, step, name, move.when if move else None)}
        case Maker.EVENT:
            return {"event": _event(name, move)}
        case Maker.TIME:
            return {"after": choices.length(name, "after", _("After"), move.after if move else None)}
        case Maker.HAND:
            return {}


def _event(name: str, move: Move | None) -> Happening | None:
    events = list(Happening)
    return st.selectbox(
        _("Event"), events, events.index(move.event) if move and move.event else None, format_func=label,
        key=shell.new_key(name, "event"), placeholder=_("Please choose"),
    )  # fmt: skip


def _said(document: Document, step: Step) -> str:
    return "\n".join(f"→ {step_name(document, move.to)}: {ways.maker(document, move)}" for move in step.next)
