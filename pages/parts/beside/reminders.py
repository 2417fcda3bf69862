"""Coming back to a case later."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from core.queue import reminders as actions
from core.queue import rules
from core.queue.own import views
from core.queue.own.views import Reminded
from core.queue.rules import Later
from core.resolution.views import Case
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain

EXACT = "exact"


def draw(case: Case, zone: ZoneInfo) -> None:
    for each in direct(views.reminders, shell.me(), ticket_id=case.ticket.id):
        line(each, zone)
    _new(case, zone)


def line(reminder: Reminded, zone: ZoneInfo) -> None:
    """One reminder, with its end."""
    color, icon = ("orange", "notifications_active") if reminder.due else ("gray", "snooze")
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
        words = f":{color}[:material/{icon}:] {times.moment(reminder.at, zone)} {plain(reminder.text)}"
        aside = f" :small[:gray[{_('put aside')}]]" if reminder.snoozes and not reminder.due else ""
        st.markdown(words + aside)
        if st.button("", icon=":material/check:", key=f"reminded.{reminder.id}", type="tertiary", help=_("Done")):
            with shell.attempt(_("Done.")) as work:
                actions.done(work, reminder.id)


def _new(case: Case, zone: ZoneInfo) -> None:
    name = f"remind.{case.ticket.id}"
    labels = {str(each): label(each) for each in Later} | {EXACT: _("Choose a time")}
    chosen = st.pills(_("When"), list(labels), format_func=labels.__getitem__, key=shell.new_key(name, "when"))
    at = _exact(name, case.now.astimezone(zone)) if chosen == EXACT else None
    text = st.text_input(
        _("What about"), max_chars=actions.LONGEST, key=shell.new_key(name, "text"), placeholder=_("call back")
    )
    aside = st.checkbox(
        _("Put the case aside until then"), key=shell.new_key(name, "aside"),
        help=_("It leaves your list and comes back at that time, or as soon as the customer writes."),
    )  # fmt: skip
    pressed = st.button(_("Remind me"), icon=":material/alarm_add:", key=f"{name}.set", disabled=chosen is None)
    if pressed and chosen:
        with shell.attempt(_("You will be reminded."), clears=name) as work:
            when = at or rules.later(Later(chosen), work.now, zone)
            actions.remind(work, case.ticket.number or 0, when, text or "", snooze=aside)


def _exact(name: str, today: datetime) -> datetime:
    with st.container(horizontal=True):
        day: date = st.date_input(_("Day"), value=today.date(), key=shell.new_key(name, "day"))
        hour: time = st.time_input(_("Time of day"), value=time(9), key=shell.new_key(name, "hour"))
    return datetime.combine(day, hour, today.tzinfo)
