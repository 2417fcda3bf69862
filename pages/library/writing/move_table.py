"""The moves of a whole draft, a row each; a click opens the form of the move, at its step."""

import pandas as pd
import streamlit as st

from core.process.document import Document
from pages.library.writing import tables
from pages.parts import lists, pick, ways
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, plain


def table(document: Document) -> None:
    """All moves of all steps: from, to, by what, and whether it is rework."""
    known = [(code, place, move) for code, step in document.steps.items() for place, move in enumerate(step.next)]
    codes = [f"{code}.{place}" for code, place, _move in known]
    if phone():
        told = [(step_name(document, c), step_name(document, m.to), ways.maker(document, m)) for c, _p, m in known]
        pick.cards("go", [(code, f"{a} → {b}", plain(by)) for code, (a, b, by) in zip(codes, told, strict=True)])
        return
    frame = pd.DataFrame(
        {
            "back": ["↶" if move.back else "" for _code, _place, move in known],
            "from": [step_name(document, code) for code, _place, _move in known],
            "to": [step_name(document, move.to) for _code, _place, move in known],
            "by": [ways.maker(document, move) for _code, _place, move in known],
        }
    )
    columns = {
        "back": st.column_config.TextColumn("", width=34, help=_("↶ is rework")),
        "from": st.column_config.TextColumn(_("From"), width=138),
        "to": st.column_config.TextColumn(_("To step"), width=138),
        "by": st.column_config.TextColumn(_("Made by"), width=240),
    }
    with tables.window(len(codes), tables.MOST, tables.TALL):
        pick.table("go", codes, lists.harmless(frame), columns, _("Moves of the draft"))


def gone_to() -> str:
    """The step whose move was clicked, with its form open; empty where none was."""
    chosen = pick.chosen("go")
    if not chosen:
        return ""
    step = chosen.partition(".")[0]
    st.session_state["part"] = "moves"
    st.query_params.update({"step": step, "part": "moves", "move": chosen})
    pick.choose("go", None)
    return step
