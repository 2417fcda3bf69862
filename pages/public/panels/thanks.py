"""What a customer reads after they have sent something."""

import streamlit as st

from core.hours.views import Office
from core.intake.asking import Asked
from pages.parts import shell, times
from pages.parts.address import absolute
from pages.parts.words import _


def helped() -> None:
    st.success(_("Good that this helped. Nothing was sent, and you need to do nothing more."))
    if st.button(_("I have another question"), key="another"):
        st.session_state.pop("helped")
        st.session_state.pop("subject", None)
        st.rerun()


def asked(case: Asked, now: Office) -> None:
    """The number, when somebody answers, and the link to come back by."""
    st.success(_("Thank you. Your case has the number {number}.").format(number=case.number))
    st.markdown(_next(case, now))
    with st.container(border=True):
        shell.section(_("Your private link"), _("keep it: whoever has it sees your case"))
        st.code(absolute("progress", t=case.token), language=None, wrap_lines=True)
        st.link_button(_("Look at my case"), f"/progress?t={case.token}", icon=":material/route:", type="primary")
    if st.button(_("I have another question"), key="another", type="tertiary"):
        for key in ("asked", "ask_key", "subject", "description", "consent", "photos"):
            st.session_state.pop(key, None)
        st.rerun()


def _next(case: Asked, now: Office) -> str:
    lines = [] if now.is_open or not now.opens else [
        _("Nobody is here just now; we open again {at}.").format(at=times.told(now.opens, now.zone))
    ]  # fmt: skip
    if case.due:
        lines.append(_("You hear from us by {at}.").format(at=times.told(case.due, now.zone)))
    lines.append(_("Somebody reads your case, asks back if something is missing, and proposes what to do."))
    return " ".join(lines)
