"""Instructions that were opened on a case are counted, so that trainers know which ones nobody reads."""

import streamlit as st

from core.figures import actions
from pages.parts import shell


def opened(widget: str, version_id: int, step: str) -> None:
    """The callback of a popover with the key ``widget``: counts when it opens, and not when it closes."""
    if st.session_state.get(widget):
        with shell.quietly() as work:
            actions.opened(work, version_id, step)
