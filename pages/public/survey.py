"""How was it? (评价): the customer answers by a private link; nothing is counted before they press send."""

import streamlit as st

from core.survey import answering
from core.survey.forms import Answer
from pages.parts import browser, frame, shell
from pages.parts.survey_form import survey_form
from pages.parts.words import _
from pages.public.panels import presence

token, address = st.query_params.get("t", ""), browser.caller().address


def again() -> None:
    st.session_state.pop("survey_sent", None)


with frame.porch(_("How was it?"), width=520):
    with shell.refusing():
        asked = answering.asked(token, address)
        if st.session_state.get("survey_sent") == token:
            st.success(_("Thank you. The people who worked on your case will read this."))
            if asked.answer and asked.answer.call_me:
                st.markdown(_("Somebody will call you about it."))
            st.caption(_("You can change your answer with the same link for 30 days."))
            st.button(_("Change my answer"), key="again", icon=":material/edit:", on_click=again)
        else:
            st.caption(_("About your case {number}. One tap is enough.").format(number=asked.ticket.number))
            wish = _("That was not good enough. Yes, somebody may call me about it.")
            form = survey_form(answering.CUSTOMER, "rate", asked.answer or Answer(), wish)
            words = _("Send the changed answer") if asked.answer else _("Send")
            if st.button(words, key="send", type="primary", width="stretch"):
                answering.answer(token, form, address)
                st.session_state["survey_sent"] = token
                st.rerun()
            st.caption(_("Nothing is counted before you press the button."))
    presence.footer(presence.office())
