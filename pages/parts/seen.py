"""A press belongs to what its presser had before their eyes, though the page has read anew meanwhile."""

from typing import Any

import streamlit as st

PRESSED = "seen."


def noting(name: str, *seen: Any) -> dict[str, Any]:
    """For a button: what is drawn now, to be asked for by ``of`` when it is pressed."""
    return {"on_click": st.session_state.__setitem__, "args": (PRESSED + name, seen)}


def of(name: str) -> tuple[Any, ...]:
    """What was drawn with the button that was pressed."""
    found: tuple[Any, ...] = st.session_state[PRESSED + name]
    return found
