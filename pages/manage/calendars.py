"""Calendars (工作日历): when the desk and its teams work, day by day, and on which days they do not."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.clock import utc_now
from core.hours import views
from core.hours.changing import DESK
from core.hours.views import Kept
from core.settings.calendars import Calendars
from core.settings.public import OfficeHours
from pages.manage.hours import about, days, files, public, week, year
from pages.manage.sections import history
from pages.parts import reminder, shell, times
from pages.parts.address import choice
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

PARTS = {
    "year": _("Year"),
    "week": _("Week"),
    "days": _("Days"),
    "public": _("Public holidays"),
    "files": _("Calendar file"),
}
me = shell.me()
calendars = direct(views.shelf, me)
codes = [each.code for each in calendars]
asked = st.query_params.get("calendar", DESK)
one = calendars[codes.index(asked) if asked in codes else 0]
today = utc_now().astimezone(ZoneInfo(one.zone)).date()
teams = sum(len(each.teams) for each in calendars)


def named(code: str) -> str:
    found = calendars[codes.index(code)]
    return f"{about.name_of(found)} ({_('retired')})" if found.retired else about.name_of(found)


def chosen() -> None:
    st.query_params["calendar"] = st.session_state[which]


def beside(shown: Kept) -> None:
    with st.container(border=True):
        about.draw(me, shown)
    history.draw(me, OfficeHours if shown.code == DESK else Calendars, times.zone(me))


situation = (
    n_("{n} calendar", "{n} calendars", len(calendars)),
    n_("{n} team has its own", "{n} teams have their own", teams),
    plain(one.zone),
)
with shell.head(_("Calendars"), " · ".join(situation)):
    about.new(calendars, one)
reminder.next_year(me)
which = shell.new_key("new", f"which.{one.code}")
with st.container(horizontal=not phone(), vertical_alignment="center"):
    st.selectbox(
        _("Calendar"), codes, codes.index(one.code), format_func=named, key=which, on_change=chosen,
        label_visibility="collapsed", width=240,
    )  # fmt: skip
    part = choice("part", list(PARTS), "year", PARTS.__getitem__)

match part:
    case "year":
        year.draw(one, today)
    case "public":
        public.draw(me, one, today)
    case "files":
        files.draw(one, today, about.name_of(one))
    case "days":
        main, around = st.columns([1.75, 1], gap="large")
        with main:
            days.draw(one, today)
        with around:
            beside(one)
    case _:
        main, around = st.columns([1.75, 1], gap="large")
        with main:
            week.draw(one)
        with around:
            beside(one)
