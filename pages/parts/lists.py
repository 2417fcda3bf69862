"""Long lists that are searched and turned page by page; a click anywhere in a row opens its own page."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.exports.rules import defused
from pages.parts.tokens import phone
from pages.parts.words import _, plain


def search(placeholder: str) -> str:
    """What is looked for, kept in the address."""
    text = st.text_input(
        _("Search"), key="q", type="search", live="300ms", bind="query-params", label_visibility="collapsed",
        placeholder=placeholder, icon=":material/search:", width="stretch" if phone() else 320, max_chars=200,
    )  # fmt: skip
    return text or ""


def turned(total: int, size: int) -> int:
    """The page that is turned to; the last one when there are fewer."""
    return min(st.session_state.get("page") or 1, max(1, -(-total // size)))


def pages(total: int, size: int) -> None:
    if total > size:
        st.pagination(-(-total // size), key="page")


def harmless(frame: pd.DataFrame) -> pd.DataFrame:
    """Every table on the screen can be downloaded: no cell of it is a formula to a spreadsheet."""
    texts = [name for name in frame.columns if pd.api.types.is_string_dtype(frame[name])]
    return frame.assign(**{name: defused(frame[name]) for name in texts})


def opening(page: str, ids: Sequence[int], frame: pd.DataFrame, columns: dict[str, Any], alt: str) -> None:
    """The key holds the ids, so that a selection never outlives its rows."""
    chosen = st.dataframe(
        harmless(frame), column_config=columns, hide_index=True, height="content", row_height=34, on_select="rerun",
        selection_mode="single-cell", key=f"list.{hash(tuple(ids))}", alt=alt,
    )  # fmt: skip
    if cells := chosen["selection"]["cells"]:
        st.switch_page(page, query_params={"id": str(ids[int(cells[0][0])])})


def cards(page: str, rows: Sequence[tuple[int, str, str]]) -> None:
    """The same on a phone: id, name and one quiet line each."""
    for number, name, quiet in rows:
        with st.container(border=True, gap=None):
            st.page_link(page, label=f"**{plain(name)}**", query_params={"id": str(number)}, width="stretch")
            st.markdown(f"&ensp;:small[:gray[{quiet}]]")


def asked(name: str = "id") -> int:
    """The number in the address; 0 where there is none."""
    text = st.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 16 else 0
