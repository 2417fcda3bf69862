"""An answer on its way to the customer: ten seconds to take it back, then how it fared."""

import streamlit as st

from core.deliveries.words import DeliveryState
from core.resolution import undo, views
from core.resolution.views import Case, Entry
from core.resolution.words import Direction
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, label


def mail_mark(entry: Entry, case: Case) -> str:
    """What to know of a mail beside its time; empty for what never was one."""
    if entry.taken_back:
        return f"&ensp;:gray-badge[{_('taken back, not sent')}]"
    if entry.direction is Direction.INCOMING and not entry.verified:
        return f"&ensp;:orange-badge[:material/help: {_('sender not certain')}]"
    sent = case.sent.get(entry.message_id or 0)
    if sent is None:
        return ""
    if sent.state is DeliveryState.FAILED:
        return f"&ensp;:red-badge[:material/error: {label(sent.state)}]"
    return f"&ensp;:small[:gray[:material/mail: {label(sent.state)}]]"


def leaving(case: Case) -> None:
    """The newest answer, as long as it can be taken back."""
    if any(sent.seconds_left for sent in case.sent.values()):
        _countdown(case.ticket.number or 0)


@st.fragment(run_every="1s")
def _countdown(number: int) -> None:
    case = direct(views.case, shell.me(), number=number, limit=1)
    sent = next((each for each in case.sent.values() if each.seconds_left), None)
    if sent is None:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        said = _("Your answer leaves in {n} s.").format(n=sent.seconds_left)
        st.markdown(f":small[:gray[:material/schedule_send: {said}]]", width="content")
        if st.button(_("Take it back"), icon=":material/undo:", type="tertiary", key=f"back.{sent.id}"):
            with shell.attempt(_("It is taken back. The customer never sees it.")) as work:
                undo.take_back(work, sent.id)
