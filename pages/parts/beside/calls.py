"""Calls: ringing, answered, ended."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.effort import actions, views
from core.effort.views import Running
from core.effort.words import Way
from core.resolution.views import Case
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.words import _, label, plain

ICONS = {Way.IN: "call_received", Way.OUT: "call_made"}


def draw(case: Case, zone: ZoneInfo) -> None:
    running: Running | None = direct(views.own_call, shell.me())
    if running is None:
        _begin(case)
    elif running.number == case.ticket.number:
        _ongoing(running)
    else:
        words = _("Your call in case {number} has not ended").format(number=running.number)
        st.page_link(TICKET, label=words, icon=":material/call:", query_params={"n": str(running.number)})
    for each in direct(views.calls, shell.me(), ticket_id=case.ticket.id):
        length = _("{m} min").format(m=each.minutes) if each.minutes else _("missed")
        quiet = f":small[:gray[{plain(each.who)} · {times.moment(each.at, zone)}]]"
        st.markdown(f":material/{ICONS[each.way]}: {label(each.way)} · **{length}** {quiet}")


def _begin(case: Case) -> None:
    with st.container(horizontal=True):
        for way in (Way.OUT, Way.IN):
            words = _("Call begins") if way is Way.OUT else _("Customer calls")
            if st.button(words, icon=f":material/{ICONS[way]}:", key=f"call.{way}.{case.ticket.id}"):
                with shell.attempt() as work:
                    actions.ring(work, case.ticket.number or 0, way)


def _ongoing(call: Running) -> None:
    st.markdown(f":orange[:material/phone_in_talk: {_('speaking') if call.answered else _('it rings')}]")
    with st.container(horizontal=True):
        if not call.answered and st.button(_("Answered"), icon=":material/call:", key=f"call.answered.{call.id}"):
            with shell.attempt() as work:
                actions.answer(work, call.id)
        words = _("End the call") if call.answered else _("Nobody answers")
        if st.button(words, icon=":material/call_end:", key=f"call.end.{call.id}"):
            with shell.attempt(_("The call is noted.")) as work:
                actions.hang_up(work, call.id)
