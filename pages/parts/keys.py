"""The keys of a page: each stands on its button, and the sheet lists those that work here and now."""

import streamlit as st

from pages.parts.tokens import KEYS, key, phone
from pages.parts.words import _


def anew() -> None:
    """At the start of each run; a fragment that is drawn alone adds to those of its page."""
    st.session_state[KEYS] = {}


def sheet() -> None:
    """At the foot of the sidebar, where a page has any keys."""
    if phone() or not st.session_state.get(KEYS):
        return
    with st.sidebar:
        shortcut = key("H", _("This sheet"))
        asked = st.button(_("Keys"), key="sheet", icon=":material/keyboard:", type="tertiary", shortcut=shortcut)
    if asked:
        st.dialog(_("Keys of this page"))(_listed)()


def _listed() -> None:
    for shortcut, words in st.session_state[KEYS].items():
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":gray-badge[**{shortcut}**]", width=64)
            st.markdown(words)
    st.caption(_("A key counts while no field is being typed into. Esc closes this sheet."))
