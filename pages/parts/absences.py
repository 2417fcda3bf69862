"""Days on which somebody is away: of oneself, or of the people whose work one gives out."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.clock import utc_now
from core.rota import absences, views
from core.rota.forms import NewAbsence
from core.rota.views import Away
from core.rota.words import AbsenceReason
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain

MOMENT = timedelta(seconds=1)


def draw(me: Actor, people: dict[int, str], zone: ZoneInfo) -> None:
    alone = list(people) == [me.id]
    found = direct(views.absences, me, people=None if alone else sorted(people))
    for each in found:
        _row(each, zone, alone)
    if not found:
        st.caption(_("Nobody is away, as far as is known."))
    _form(people, zone)


def _row(each: Away, zone: ZoneInfo, alone: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        since, until = times.day(each.begins_at, zone), times.day(each.ends_at - MOMENT, zone)
        days = since if since == until else _("{since} to {until}").format(since=since, until=until)
        reason = f" :small[:gray[{label(each.reason)}]]" if each.reason else ""
        who = "" if alone else f"**{plain(each.name)}**&ensp;"
        st.markdown(f"{who}{days}{reason}", width="stretch")
        if st.button(_("Take back"), type="tertiary", key=f"absence.{each.id}"):
            with shell.attempt(_("The absence is taken back.")) as work:
                absences.take_back(work, each.id)


def _form(people: dict[int, str], zone: ZoneInfo) -> None:
    today = utc_now().astimezone(zone).date()
    with st.form("absence", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            person = next(iter(people), 0)
            if len(people) > 1:
                person = st.selectbox(
                    _("Person"), list(people), format_func=people.__getitem__, index=None,
                    key=shell.new_key("absence", "who"), placeholder=_("Please choose"), width=200,
                ) or 0  # fmt: skip
            days = st.date_input(
                _("From and to"), (today, today), key=shell.new_key("absence", "days"), format="YYYY-MM-DD", width=260
            )
            reason = st.selectbox(
                _("Reason"), list(AbsenceReason), format_func=label, key=shell.new_key("absence", "why"), width=180
            )
            sent = st.form_submit_button(_("Enter the absence"), icon=":material/add:", key="absence_enter")
        st.caption(_("No case is given to who is away. Only you and those who hand out work see the reason."))
    if sent and days and reason:
        with shell.attempt(_("The absence is entered."), clears="absence") as work:
            absences.enter(work, NewAbsence(person, days[0], days[-1], reason))
