"""Choices that live in the address as stable codes.

Streamlit's own ``bind="query-params"`` writes the drawn label, so a link would change with language and counts.
"""

from collections.abc import Callable, Sequence
from typing import Literal
from urllib.parse import urlencode, urlsplit

import streamlit as st

from core.language import N_
from pages.parts.words import _

CALLED = {
    "team": N_("Team"), "category": N_("Category"), "channel": N_("Channel"), "batch": N_("Batch"), "step": N_("Step"),
    "process": N_("Document"), "source": N_("Document"), "v": N_("Version"), "beside": N_("Compared with"),
    "scenario": N_("Scenario"), "period": N_("Period"), "order": N_("Order"), "by": N_("Grouped by"),
    "view": N_("View"), "view.more": N_("Other views"),
}  # fmt: skip


def called(key: str) -> str:
    """What a screen reader calls a choice that draws no label; ``v_…`` and ``period_…`` are kinds of one thing."""
    known = CALLED.get(key) or CALLED.get(key.partition("_")[0])
    return _(known) if known else _("What is shown")


def remember(key: str) -> None:
    """Write the chosen code into the address, or take it out."""
    if st.session_state[key] is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = st.session_state[key]


def forget(key: str) -> None:
    """Back to what is usual, for what is drawn next."""
    st.session_state.pop(key, None)
    st.query_params.pop(key, None)


def picked(
    key: str, codes: Sequence[str], label: Callable[[str], str], everything: str, width: int = 180
) -> str | None:
    """A list to choose one code from, or none; it stands in the link as ``choice`` does."""
    asked = st.query_params.get(key)
    st.session_state.setdefault(key, asked if asked in codes else None)
    return st.selectbox(
        called(key),
        codes,
        key=key,
        index=None,
        format_func=label,
        on_change=remember,
        args=(key,),
        label_visibility="collapsed",
        placeholder=everything,
        width=width,
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
        called(key),
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


def with_more(
    key: str,
    daily: Sequence[str],
    others: Sequence[str],
    label: Callable[[str], str],
    default: str,
    then: Callable[[], None] = lambda: None,
) -> str:
    """A segmented control for what is chosen every day, and a list beside it for the rest: one choice, one code.

    ``then``: what else follows from another choice.
    """
    asked, more = st.query_params.get(key), f"{key}.more"
    for each, codes in ((key, daily), (more, others)):  # a code may have gone from one to the other
        if st.session_state.get(each) not in {None, *codes}:
            del st.session_state[each]
    if asked in {*daily, *others} and asked not in {st.session_state.get(key), st.session_state.get(more)}:
        st.session_state[key] = st.session_state[more] = None  # one came by a link, and was here before
        st.session_state[key if asked in daily else more] = asked
    st.session_state.setdefault(key, None if asked in others else asked if asked in daily else default)
    st.session_state.setdefault(more, asked if asked in others else None)
    with st.container(horizontal=True, vertical_alignment="center", width="content"):
        st.segmented_control(
            called(key), daily, key=key, format_func=label, on_change=_one_of_two, args=(key, key, default, then),
            label_visibility="collapsed",
        )  # fmt: skip
        st.selectbox(
            called(more), others, key=more, format_func=label, on_change=_one_of_two, args=(key, more, default, then),
            label_visibility="collapsed", placeholder=_("Other views"), width=160,
        )  # fmt: skip
    return st.session_state[more] or st.session_state[key] or default


def _one_of_two(key: str, changed: str, default: str, then: Callable[[], None]) -> None:
    """The control that was not touched lets go; nothing chosen is the default."""
    chosen = st.session_state[changed]
    for each in (key, f"{key}.more"):
        st.session_state[each] = chosen if each == changed else None
    if chosen is None:
        st.session_state[key] = default
    st.query_params[key] = chosen or default
    then()
