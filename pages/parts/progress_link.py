"""The customer's private link, to be copied as often as it is needed, and made anew if it fell into wrong hands."""

import streamlit as st

from core.progress import actions
from core.resolution.views import Case
from core.work import begin
from pages.parts import shell
from pages.parts.address import absolute
from pages.parts.words import _


def draw(case: Case) -> None:
    number = case.ticket.number or 0
    st.caption(_("Whoever has this link sees what the customer may see: no notes, no names of colleagues."))
    renewed = st.session_state.pop("link_renewed", None) == number
    with shell.refusing():
        with begin(shell.me()) as work:
            token = actions.link(work, number)
        st.code(absolute("progress", t=token), language=None, wrap_lines=True)
    if renewed:
        st.success(_("This is the new link. The old one opens nothing any more."))
    elif st.button(_("Make a new link"), icon=":material/autorenew:", key="link.renew", help=_("The old one ends.")):
        with shell.refusing():
            with begin(shell.me()) as work:
                actions.renew_link(work, number)
            st.session_state["link_renewed"] = number
            st.rerun(scope="fragment")
