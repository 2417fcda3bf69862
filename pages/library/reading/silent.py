"""A version of which nothing was counted yet says so, and offers the figures of the one before."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.figures.views import Figures
from core.process.views import Issue
from core.process.words import VersionState
from pages.library.reading import past
from pages.parts import times
from pages.parts.words import _


def offer(code: str, issues: Sequence[Issue], issue: Issue, found: Figures, zone: ZoneInfo) -> None:
    """Nothing where there are figures; dashes alone would look like a fault."""
    if any(each.stays for each in found.lines):
        return
    before = next((each for each in issues if each.version < issue.version), None)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/hourglass_empty: {_said(issue, found, zone)}", width="stretch")
        if before:
            words = _("Figures of version {version}").format(version=before.version)
            st.button(words, icon=":material/history:", key=f"before.{code}", on_click=_look_at, args=(code, before))


def _said(issue: Issue, found: Figures, zone: ZoneInfo) -> str:
    """A version that came into force within the period is new; of any other one, these days were quiet."""
    if issue.state is VersionState.PUBLISHED and issue.published_at and issue.published_at >= found.times.first:
        words = _("Version {version} is in force since {day}. No case has left a step of it in these days yet.")
        return words.format(version=issue.version, day=times.day(issue.published_at, zone))
    return _("No case has left a step of {version} in these days.").format(version=past.issue_name(issue))


def _look_at(code: str, issue: Issue) -> None:
    st.session_state[f"v_{code}"] = st.query_params[f"v_{code}"] = str(issue.version)
