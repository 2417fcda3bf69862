"""Instructions on a case: long ones are folded, and counted when opened, so that trainers know which nobody reads."""

import streamlit as st

from core.figures import actions
from core.models import Ticket
from core.triage.words import Priority
from pages.parts import shell
from pages.parts.words import _, written

SHORT = 360  # bytes of UTF-8, because a Chinese letter says about as much as three Latin ones


def told(ticket: Ticket, words: str) -> None:
    """Short ones are always seen whole, and so are all where nobody may lose a moment; of others the beginning."""
    first = words if ticket.priority is Priority.P1 else beginning(words)
    if first:
        st.markdown(written(first))
    if first != words:
        key = f"instructions.{ticket.process_version_id}.{ticket.step}"
        with st.popover(
            _("Read all instructions"), icon=":material/menu_book:", key=key, on_change=opened,
            args=(key, ticket.process_version_id, ticket.step), type="tertiary",
        ):  # fmt: skip
            st.markdown(written(words))


def beginning(words: str) -> str:
    """The first whole lines of a text that is too long, and always one."""
    if len(words.encode()) <= SHORT:
        return words
    lines = words.strip().split("\n")
    kept = [line for place, line in enumerate(lines) if len("\n".join(lines[: place + 1]).encode()) <= SHORT]
    return "\n".join(kept or lines[:1]).rstrip()


def opened(widget: str, version_id: int, step: str) -> None:
    """The callback of a popover with the key ``widget``: counts when it opens, and not when it closes."""
    if st.session_state.get(widget):
        with shell.quietly() as work:
            actions.opened(work, version_id, step)
