"""Charts of what never changes, as a study is: built once for each language and paper, and sent from memory."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.charts import Chart, quiet
from pages.parts.tokens import DARK, inks, phone
from pages.parts.words import tongue


def draw(name: str, stamp: str, build: Callable[[], Chart], alt: str, picked: str = "") -> Any:
    """``stamp``: of what it is drawn; ``picked``: the selection that the page hears of, if any."""
    spec = _spec(name, stamp, tongue(), inks() is DARK, phone(), build)
    key = f"{name}.{stamp}"
    if picked:
        return st.vega_lite_chart(spec=spec, key=key, on_select="rerun", selection_mode=picked, alt=alt)
    return st.vega_lite_chart(spec=spec, key=key, alt=alt)


@st.cache_data(max_entries=128, show_spinner=False)
def _spec(
    name: str, stamp: str, language: str, dark: bool, narrow: bool, _build: Callable[[], Chart]
) -> dict[str, Any]:
    spec: dict[str, Any] = quiet(_build()).to_dict()
    spec["config"].pop("view", None)  # its size is Altair's own; the page has another
    spec["datasets"] = {name: _small(rows) for name, rows in spec["datasets"].items()}
    return spec


def _small(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """As few bytes as the numbers need."""
    data = pd.DataFrame(rows)
    for name in data.select_dtypes("number"):
        whole = pd.api.types.is_integer_dtype(data[name])
        data[name] = pd.to_numeric(data[name], downcast="integer" if whole else "float")
    return data
