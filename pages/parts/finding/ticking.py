"""Cases are ticked: as boxes before the rows of a table, or before the cards of a phone."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.queue.words import Column
from pages.parts import queue_table
from pages.parts.queue_table import Around
from pages.parts.rows import card, lines, told
from pages.parts.tokens import key, phone
from pages.parts.words import _

SELECTING, BOARD = "selecting", "board"


def on_board() -> bool:
    return st.query_params.get("as") == BOARD


def shape() -> bool:
    """Whether the cases stand on a board; the way to the other shape is one button."""
    on = on_board()
    words, icon = (_("List"), "view_list") if on else (_("Board"), "view_kanban")
    st.button(words, key="as", icon=f":material/{icon}:", shortcut=key("B", words), on_click=_turn_shape, args=(on,))
    return on


def switch() -> bool:
    """Whether cases are chosen; a click on a row does not open it then."""
    on = bool(st.session_state.get(SELECTING))
    words = _("Stop selecting") if on else _("Select")
    st.button(words, key="select", icon=":material/checklist:", shortcut=key("X", _("Select cases")), on_click=_turn)
    return on


def ticked(found: pd.DataFrame, around: Around, columns: Sequence[Column]) -> tuple[int, ...]:
    """The numbers of those on this page that are ticked."""
    if not phone():
        return queue_table.choose(found, around, columns)
    numbers = list[int]()
    with st.container(border=True, gap="small"):
        for case in lines(found):
            with st.container(horizontal=True, gap="small", wrap=False):
                words = _("Choose #{number}").format(number=case.number)
                if st.checkbox(words, key=f"tick.{case.number}", label_visibility="collapsed", width="content"):
                    numbers.append(int(case.number))
                card(case, around.names, around.now, told(around.news.get(case.number, 0), ()))
    return tuple(numbers)


def _turn_shape(on: bool) -> None:
    if on:
        st.query_params.pop("as", None)
    else:
        st.query_params["as"] = BOARD


def _turn() -> None:
    st.session_state[SELECTING] = not st.session_state.get(SELECTING)
