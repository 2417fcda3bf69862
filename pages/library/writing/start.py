"""Where writing goes on: drafts that are under way, and published documents to change."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.drafting import actions, views
from core.language import label_in
from core.process.views import Running
from core.process.words import DraftState
from pages.library import EDITOR
from pages.parts import chips, shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain, tongue


def under_way(me: Actor, zone: ZoneInfo) -> None:
    rows = direct(views.drafts, me)
    if not rows:
        st.caption(_("No draft is under way. What is published stays in force until a draft of it is published."))
    for each in rows:
        with st.container(border=True, gap=None):
            name = plain(label_in(each.document.labels, tongue(), each.process))
            st.page_link(EDITOR, label=f"**{name}**", query_params={"draft": str(each.id)}, width="stretch")
            mark = chips.chip(label(each.state), "orange" if each.state is DraftState.IN_REVIEW else "gray")
            quiet = f"{plain(each.changed_by)} · {times.moment(each.changed_at, zone)}"
            st.markdown(f"&ensp;{mark} :small[:gray[{quiet}]]")


def again(published: Mapping[str, Running], names: Mapping[str, str]) -> None:
    """A change of what is in force."""
    with st.container(border=True):
        shell.section(_("Change a document"), _("running cases stay on their version"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            code = st.selectbox(
                _("Document"), list(published), format_func=names.__getitem__, key="start.which",
                label_visibility="collapsed",
            )  # fmt: skip
            pressed = st.button(_("Change it"), type="primary", icon=":material/edit:", key="start")
    if pressed:
        with shell.attempt() as work:
            shell.onward(EDITOR, "", draft=str(actions.start(work, code)))
