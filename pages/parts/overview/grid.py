"""A table of figures in which each cell opens the cases behind it."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from pages.parts.lists import harmless


def clicked(
    table: pd.DataFrame, columns: Mapping[str, Any], key: str, alt: str, height: int | Literal["content"] = "content"
) -> tuple[int, str] | None:
    """The cell on which somebody has clicked, by its row and its column; ``key``: another one for other figures."""
    chosen = st.dataframe(
        harmless(table),
        column_config=columns,
        hide_index=True,
        height=height,
        row_height=34,
        on_select="rerun",
        selection_mode="single-cell",
        key=key,
        alt=alt,
    )
    return next(iter(chosen["selection"]["cells"]), None)
