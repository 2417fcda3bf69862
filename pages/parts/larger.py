"""A chart in a narrow column, and the same chart as large as the screen."""

import streamlit as st

from pages.parts.words import _


def chart(drawn: str, alt: str, told: str) -> None:
    """``told``: how it is read, beside the button."""
    st.mermaid_chart(drawn, alt=alt)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
        st.caption(told, width="stretch")
        if st.button(_("Larger"), icon=":material/zoom_in:", type="tertiary", key="larger"):
            st.dialog(alt, width="large")(st.mermaid_chart)(drawn)
