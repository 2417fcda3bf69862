"""Where cases go from a step: each move in words, to be changed or taken away."""

import streamlit as st

from core.drafting import edits
from core.drafting.views import Draft
from core.process.document import Move
from pages.library.writing import move_form, rows, saving
from pages.parts import pick, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, plain

NEW = "new"


def panel(draft: Draft, step: str) -> None:
    now = draft.document.steps[step]
    for place, move in enumerate(now.next):
        _row(draft, step, place, move)
    if not now.next:
        st.caption(_("No case leaves this step by a move."))
    of, _dot, which = (pick.chosen("move") or "").partition(".")
    if of == step and (which == NEW or (which.isdecimal() and int(which) < len(now.next))):
        with st.container(border=True):
            move_form.panel(draft, step, None if which == NEW else int(which))
    else:
        saving.closed()
        rows.more(_("Add a move"), "move", f"{step}.{NEW}")


def _row(draft: Draft, step: str, place: int, move: Move) -> None:
    rework = f" · {_('rework')}" if move.back else ""
    made = plain(ways.maker(draft.document, move))
    words = f"→ **{plain(step_name(draft.document, move.to))}**  \n:small[:gray[{made}{rework}]]"
    if rows.row(words, "move", f"{step}.{place}"):
        now = draft.document.steps[step]
        left = (*now.next[:place], *now.next[place + 1 :])
        saving.save(draft, f"moves.{draft.id}.{step}", edits.step(step, now, next=left), step, closes="move")
