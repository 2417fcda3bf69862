"""Choices that live in the address as stable codes.

Streamlit's own ``bind="query-params"`` writes the drawn label, so a link would change with language and counts.
"""

from collections.abc import Callable, Sequence
from typing import Literal
from urllib.parse import urlencode, urlsplit

import streamlit as st


def remember(key: str) -> None:
    """Write the chosen code into the address, or take it out."""
    if st.session_state[key] is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = st.session_state[key]


def picked(key: str, codes: Sequence[str], label: Callable[[str], str], everything: str) -> str | None:
    """A list to choose one code from, or none; it stands in the link as ``choice`` does."""
    asked = st.query_params.get(key)
    st.session_state.setdefault(key, asked if asked in codes else None)
    return st.selectbox(
        key,
        codes,
        key=key,
        index=None,
        format_func=label,
        on_change=remember,
        args=(key,),
        label_visibility="collapsed",
        placeholder=everything,
        width=180,
    )


def choice(
    key: str,
    codes: Sequence[str],
    default: str,
    label: Callable[[str], str],
    width: Literal["content", "stretch"] = "content",
) -> str:
    """A segmented control whose code, never its words, stands in the link."""
    asked = st.query_params.get(key)
    st.session_state.setdefault(key, asked if asked in codes else default)
    if st.session_state[key] not in codes:
        st.session_state[key] = default
    chosen = st.segmented_control(
        key,
        codes,
        key=key,
        format_func=label,
        required=True,
        on_change=remember,
        args=(key,),
        label_visibility="collapsed",
        width=width,
    )
    return chosen or default


def absolute(page: str, **query: str) -> str:
    """The address of a page as this browser reaches us, to be copied and handed on."""
    here = urlsplit(st.context.url or "http://localhost:8501")
    return f"{here.scheme}://{here.netloc}/{page}?{urlencode(query)}"
