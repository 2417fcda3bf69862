"""What a box has told, until the page has done it: kept for the session, under the name of the box."""

import streamlit as st

from core.attention import actions as attention
from core.files import pasting
from core.files.forms import Upload
from core.resolution.words import Direction
from pages.parts import shell
from pages.parts.composer.told import Pasted, Told


def heard(name: str) -> int:
    """The number of the last message that counted."""
    number: int = st.session_state.get(f"{name}.heard", 0)
    return number


def pictures(name: str) -> dict[str, Upload]:
    """Pasted and not sent yet, by the browser's own id; those of a message that went are let go."""
    current = shell.new_key(name, "pictures")
    kept: tuple[str, dict[str, Upload]] | None = st.session_state.get(f"{name}.pictures")
    if kept is None or kept[0] != current:
        kept = current, {}
        st.session_state[f"{name}.pictures"] = kept
    return kept[1]


def sent(name: str) -> tuple[Direction, str] | None:
    """What is to be sent, once."""
    message: tuple[Direction, str] | None = st.session_state.pop(f"{name}.sent", None)
    return message


def refusal(name: str) -> str:
    """Why the last picture was not taken."""
    sentence: str = st.session_state.get(f"{name}.refusal", "")
    return sentence


def hear(name: str, number: int, told: Told) -> None:
    """``number``: of the case; drafts are kept at once, a picture is checked and waits for its message."""
    if told.number <= heard(name):
        return
    st.session_state[f"{name}.heard"] = told.number
    if told.drafts:
        with shell.quietly() as work:
            for kind, text in told.drafts.items():
                attention.keep_draft(work, number, kind, text)
    for each in told.dropped:
        pictures(name).pop(each, None)
    if told.picture:
        _take(name, told.picture)
    if told.sent:
        st.session_state[f"{name}.sent"] = told.sent


def _take(name: str, picture: Pasted) -> None:
    with shell.remembering(f"{name}.refusal"):
        before = len(pictures(name))
        pictures(name)[picture.id] = pasting.pasted(picture.name, picture.encoded, before)
