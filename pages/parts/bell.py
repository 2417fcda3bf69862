"""The bell in the sidebar: how many notices are new."""

import streamlit as st

from core.notices import views
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, n_

PAGE = "desk/notices.py"


@st.fragment(run_every=30)
def bell() -> None:
    with shell.safely():
        count = direct(views.unread, shell.me())
        words = n_("{n} new notice", "{n} new notices", count) if count else _("Notices")
        icon = ":material/notifications_active:" if count else ":material/notifications:"
        st.page_link(PAGE, label=f"**{words}**" if count else words, icon=icon)
