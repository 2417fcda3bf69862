"""Where cases go from a step: each move in words, to be changed, put in another order or taken away."""

import streamlit as st

from core.drafting import edits
from core.drafting.views import Draft
from core.process.document import Move, Step
from pages.library.writing import move_form, saving
from pages.parts import pick, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, plain

NEW = "new"


def panel(draft: Draft, step: str) -> None:
    now = draft.document.steps[step]
    for place, move in enumerate(now.next):
        _row(draft, step, now, place, move)
    if not now.next:
        st.caption(_("No case leaves this step by a move."))
    asked = pick.chosen("move") or ""
    of, _dot, which = asked.partition(".")
    if of == step and (which == NEW or (which.isdecimal() and int(which) < len(now.next))):
        with st.container(border=True):
            move_form.panel(draft, step, None if which == NEW else int(which))
    else:
        saving.closed()
        st.button(
            _("Add a move"), icon=":material/add:", key="move.new", on_click=pick.choose, args=("move", f"{step}.{NEW}")
        )  # fmt: skip


def _row(draft: Draft, step: str, now: Step, place: int, move: Move) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, border=True):
        rework = f" · {_('rework')}" if move.back else ""
        to = plain(step_name(draft.document, move.to))
        made = plain(ways.maker(draft.document, move))
        st.markdown(f"→ **{to}**  \n:small[:gray[{made}{rework}]]", width="stretch")
        key = f"{draft.id}.{step}.{place}"
        st.button(
            "", icon=":material/edit:", help=_("Change"), key=f"move.edit.{key}",
            on_click=pick.choose, args=("move", f"{step}.{place}"),
        )  # fmt: skip
        up = st.button(
            "", icon=":material/arrow_upward:", help=_("Up"), disabled=place == 0, key=f"move.up.{key}"
        )  # fmt: skip
        out = st.button("", icon=":material/close:", help=_("Take away"), key=f"move.out.{key}")
    if up or out:
        moves = list(now.next)
        moved = moves.pop(place)
        if up:
            moves.insert(place - 1, moved)
        saving.save(draft, f"moves.{draft.id}.{step}", edits.step(step, now, next=tuple(moves)), step, closes="move")
