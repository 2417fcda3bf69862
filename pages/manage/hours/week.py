"""When somebody is there in a usual week: customers are told these hours, and deadlines are counted by them."""

import streamlit as st

from core.hours import actions, rules
from core.hours.changing import DESK
from core.hours.views import Kept
from core.settings.calendars import always
from core.settings.public import DAYS
from core.settings.words import time_zones
from pages.parts import shell, times
from pages.parts.words import _


def draw(one: Kept) -> None:
    seen = _seen(one)
    with st.form("week"):
        shell.section(_("Hours of the week"), _("like 09:00-12:00, 13:00-18:00; empty: closed"))
        typed = {day: _day(day, one) for day in DAYS}
        zone = _zone(one)
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="week.save")
            day_and_night = st.form_submit_button(
                _("Day and night"), icon=":material/nights_stay:", key="week.always",
                help=_("24 hours on seven days, saved at once. Holidays stay as they are."),
            )  # fmt: skip
    if saved or day_and_night:
        week = always() if day_and_night else read(typed)
        done = _("From now on these hours hold; open deadlines are worked out anew.")
        with shell.attempt(done, clears="week") as work:
            st.session_state.pop(_place(one))
            actions.set_week(work, one.code, week, zone, seen)


def read(typed: dict[int, str]) -> dict[int, rules.Hours]:
    """A day that cannot be read is left out, which the setting refuses."""
    return {day: hours for day, text in typed.items() if (hours := rules.read(text)) is not None}


def _seen(one: Kept) -> int | None:
    """The version that was there when the form was first drawn: nobody overwrites what they did not see."""
    if _key(one, "0") not in st.session_state:
        st.session_state.pop(_place(one), None)
    seen: int | None = st.session_state.setdefault(_place(one), one.version)
    return seen


def _day(day: int, one: Kept) -> str:
    name = times.weekdays("EEEE")[day]
    return st.text_input(name, rules.written(one.week[day]), max_chars=160, key=_key(one, str(day))) or ""


def _zone(one: Kept) -> str:
    if one.code == DESK:
        told = _("This calendar follows the clock of the desk, {zone}; that is set in the settings of the desk.")
        st.caption(told.format(zone=one.zone))
        return one.zone
    zones = sorted(time_zones())
    return st.selectbox(_("Time zone"), zones, zones.index(one.zone), key=_key(one, "zone"))


def _key(one: Kept, field: str) -> str:
    return shell.new_key("week", f"{one.code}.{field}")


def _place(one: Kept) -> str:
    return f"seen.week.{one.code}"
