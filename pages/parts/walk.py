"""From case to case in the order of the list that one came from; without a list, through one's own."""

import streamlit as st

from core.queue import views
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.tokens import key
from pages.parts.words import _

LIST = "walk"


def remember(numbers: list[int]) -> None:
    """The cases of the page that is shown, in its order."""
    st.session_state[LIST] = [int(each) for each in numbers]


def buttons(number: int) -> None:
    """The case before and the one after this."""
    before, after = _beside(number)
    if before:
        words = _("Previous case")
        if st.button("", icon=":material/skip_previous:", key="previous", help=words, shortcut=key("K", words)):
            st.switch_page(TICKET, query_params={"n": str(before)})
    if after:
        words = _("Next case")
        if st.button(words, icon=":material/skip_next:", key="next", shortcut=key("J", words)):
            st.switch_page(TICKET, query_params={"n": str(after)})


def _beside(number: int) -> tuple[int | None, int | None]:
    numbers: list[int] = st.session_state.get(LIST, [])
    if number not in numbers:
        return None, direct(views.next_of, shell.me(), number=number)
    place = numbers.index(number)
    return (numbers[place - 1] if place else None), (numbers[place + 1] if place + 1 < len(numbers) else None)
