"""Choosing one row of a list: the choice stands in the address as a code, and the panel beside the list follows it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts import shell
from pages.parts.tokens import phone
from pages.parts.words import _, plain

CARDS = 8  # on a phone


def chosen(name: str) -> str | None:
    return st.query_params.get(name)


def choose(name: str, code: str | None) -> None:
    """Open the panel for ``code``, or close it."""
    if code is None:
        st.query_params.pop(name, None)
        st.session_state[f"closed.{name}"] = _closed(name) + 1
    else:
        st.query_params[name] = code


def table(
    name: str,
    codes: Sequence[str],
    frame: pd.DataFrame,
    columns: dict[str, Any],
    alt: str,
    order: Sequence[str] | None = None,
) -> None:
    """A list in which a click anywhere in a row opens it; ``codes`` are those of the rows, in their order.

    ``order``: the columns that remain while a panel is open beside it.
    """
    key = f"rows.{name}.{_closed(name)}"
    st.dataframe(
        frame,
        column_config=columns,
        column_order=order if chosen(name) else None,
        hide_index=True,
        height="content",
        row_height=34,
        on_select=lambda: _clicked(name, key, codes),
        selection_mode="single-cell",
        key=key,
        alt=alt,
    )


def cards(name: str, rows: Sequence[tuple[str, str, str]]) -> None:
    """The same on a phone: code, title and one quiet line each."""
    pages = -(-len(rows) // CARDS)
    page = st.pagination(pages, key=f"page.{name}", width="stretch") if pages > 1 else 1
    for code, title, quiet in rows[CARDS * (page - 1) : CARDS * page]:
        with st.container(border=True, gap=None):
            st.button(plain(title), key=f"card.{name}.{code}", type="tertiary", on_click=choose, args=(name, code))
            st.markdown(f":small[:gray[{quiet}]]")


def beside(name: str, share: float = 1.75) -> tuple[DeltaGenerator | None, DeltaGenerator | None]:
    """Where the list and the open panel are drawn: side by side, on a phone only one of the two."""
    if chosen(name) is None:
        return st.container(), None
    if phone():
        return None, st.container()
    listing, panel = st.columns([share, 1], gap="large")
    return listing, panel


def panel_head(name: str, title: str, meaning: str = "") -> None:
    """The heading of an open panel, and its way out."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
        shell.section(title, meaning)
        st.button(
            "",
            icon=":material/close:",
            type="tertiary",
            key="close",
            help=_("Close"),
            on_click=choose,
            args=(name, None),
        )


def _clicked(name: str, key: str, codes: Sequence[str]) -> None:
    cells = st.session_state[key].selection.cells
    if cells:
        choose(name, codes[int(cells[0][0])])


def _closed(name: str) -> int:
    times: int = st.session_state.get(f"closed.{name}", 0)
    return times
