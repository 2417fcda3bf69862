"""A box of plain widgets in the place of the browser's: it shows and tells the same, so that pages can be tried."""

import itertools
from collections.abc import Callable

import streamlit as st

from pages.parts.composer.told import Shown, Told

numbers = itertools.count(1)


def plain_box(key: str, shown: Shown, hear: Callable[[Told], None]) -> None:
    area = f"{key}.{shown.token}"
    st.session_state.setdefault(area, shown.text)
    number, text = shown.insert or (0, "")
    if number > st.session_state.get(f"{key}.inserted", 0):
        st.session_state[f"{key}.inserted"] = number
        st.session_state[area] = "\n\n".join(filter(None, (st.session_state[area], text)))

    def typed() -> None:
        hear(Told(next(numbers), {shown.kind: st.session_state[area]}))

    def sent() -> None:
        hear(Told(next(numbers), {shown.kind: st.session_state[area]}, sent=(shown.kind, st.session_state[area])))

    st.text_area("Text", key=area, on_change=typed)
    st.button("Keep in the case", key=f"{key}.send", on_click=sent)
    st.caption(shown.refusal)
