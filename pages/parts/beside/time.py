"""The time that a case took."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.effort import actions, views
from core.resolution.views import Case
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, plain


def draw(case: Case, zone: ZoneInfo) -> None:
    for each in direct(views.entries, shell.me(), ticket_id=case.ticket.id):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
            quiet = f":small[:gray[{plain(each.who)} · {times.moment(each.at, zone)}]]"
            st.markdown(f"**{_('{m} min').format(m=each.minutes)}** {plain(each.text)} {quiet}")
            if each.own and st.button(
                "", icon=":material/undo:", key=f"spent.{each.id}", type="tertiary", help=_("Take back")
            ):
                with shell.attempt(_("The time is taken back.")) as work:
                    actions.take_back(work, each.id)
    _new(case)


def _new(case: Case) -> None:
    name = f"time.{case.ticket.id}"
    with st.form(shell.new_key(name, "form"), border=False):
        minutes = st.number_input(_("Minutes"), value=10, step=5, key=shell.new_key(name, "minutes"))
        text = st.text_input(_("What was done (optional)"), max_chars=actions.LONGEST, key=shell.new_key(name, "text"))
        added = st.form_submit_button(_("Note the time"), icon=":material/timer:", key=f"{name}.add")
    if added:
        with shell.attempt(_("The time is noted."), clears=name) as work:
            actions.log(work, case.ticket.number or 0, int(minutes), text or "")
