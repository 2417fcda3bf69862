"""Mails that did not arrive, or of which nobody knows: send them again, or give them up."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.deliveries import actions
from core.deliveries.views import Stuck
from core.deliveries.words import DeliveryState
from pages.parts import shell, times
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain


def draw(rows: Sequence[Stuck], zone: ZoneInfo) -> None:
    for row in rows:
        with st.container(border=True, horizontal=not phone(), vertical_alignment="center"):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{label(row.kind)}** → {plain(row.recipient)}&ensp;{_why(row)}")
                tried = n_("{n} attempt", "{n} attempts", row.attempts)
                st.markdown(f":small[:gray[{times.moment(row.made_at, zone)} · {tried}]]")
            with st.container(horizontal=True, width="content", vertical_alignment="center"):
                _buttons(row)


def _buttons(row: Stuck) -> None:
    case = _("Case {number}").format(number=row.number)
    st.page_link("desk/ticket.py", label=case, query_params={"n": str(row.number)})
    if st.button(_("Send again"), icon=":material/forward_to_inbox:", key=f"sent.again.{row.id}"):
        with shell.attempt(_("It is on its way again.")) as work:
            actions.send_again(work, row.id)
    if st.button(_("Give up"), type="tertiary", key=f"sent.leave.{row.id}"):
        with shell.attempt(_("Nobody will try again.")) as work:
            actions.give_up(work, row.id)


def _why(row: Stuck) -> str:
    if row.state is DeliveryState.SENDING:
        return f":orange-badge[:material/help: {_('perhaps sent: the connection broke off')}]"
    trouble = label(row.trouble) if row.trouble else label(row.state)
    return f":red-badge[:material/error: {trouble}]"
