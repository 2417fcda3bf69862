"""The way to trying a document out, from wherever it is read or written."""

import streamlit as st

from pages.parts.words import _

TRYOUT = "library/tryout.py"


def link(**query: str) -> None:
    """``draft`` or ``process`` say of what."""
    st.page_link(TRYOUT, label=_("Try it"), icon=":material/directions_walk:", query_params=query)
