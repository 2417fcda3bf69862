"""One line of a list in the editor, with the buttons that change it or take it away."""

from collections.abc import Callable

import streamlit as st

from pages.parts import pick
from pages.parts.words import _


def row(words: str, panel: str, code: str, used: bool = False) -> bool:
    """Whether it is to be taken away; what is in use cannot be."""
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, border=True):
        st.markdown(words, width="stretch")
        icon("edit", _("Change"), f"{panel}.edit.{code}", lambda: pick.choose(panel, code))
        return icon("delete", _("Take away"), f"{panel}.out.{code}", disabled=used)


def icon(sign: str, words: str, key: str, then: Callable[[], None] | None = None, *, disabled: bool = False) -> bool:
    return st.button("", icon=f":material/{sign}:", help=words, key=key, on_click=then, disabled=disabled)


def more(words: str, panel: str, code: str = "*") -> None:
    st.button(words, icon=":material/add:", key=f"{panel}.new", on_click=pick.choose, args=(panel, code))
