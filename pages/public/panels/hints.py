"""Articles that may answer what is being typed, before anything is sent."""

import streamlit as st

from core.intake.asking import CUSTOMER
from core.knowledge import actions, views
from core.knowledge.views import Answer
from core.work import begin
from pages.parts import browser, shell
from pages.parts.fresh import fresh
from pages.parts.words import _, plain, tongue, written


@st.fragment
def subject() -> None:
    """The one line of the question; what it suggests is drawn anew while it is typed, and nothing else is."""
    text = st.text_input(_("In one line: what is it about?"), key="subject", max_chars=200, live=True) or ""
    found = fresh(views.suggest, CUSTOMER, text=text, language=tongue()) if text.strip() else ()
    if found:
        shell.section(_("Perhaps this helps at once"), _("otherwise just go on writing below"))
    for each in found:
        _one(each)


def _one(answer: Answer) -> None:
    with st.expander(plain(answer.title), key=f"hint.{answer.id}"):
        st.markdown(written(answer.body))
        if st.button(_("That helped, I need no more"), icon=":material/thumb_up:", key=f"helped.{answer.id}"):
            with shell.refusing():
                with begin(CUSTOMER) as work:
                    actions.helped(work, answer.id, browser.caller().address)
                st.session_state["helped"] = True
                st.rerun()
