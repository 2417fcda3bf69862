"""Days that are not like their weekday: holidays, and days with hours of their own."""

from datetime import date
from zoneinfo import ZoneInfo

import streamlit as st
from babel.dates import format_skeleton

from core.deadlines import preview
from core.hours import actions, rules
from core.hours.forms import NewDay
from core.hours.views import Kept
from core.settings.public import ExceptionDay
from pages.manage.sections import promise_preview
from pages.parts import day_names, shell
from pages.parts.words import _, n_, plain, tongue

PAGE = 15


def draw(one: Kept, today: date) -> None:
    """Those to come, a page at a time, and a form for more."""
    coming = [each for each in one.exceptions if each.day >= today]
    past = len(one.exceptions) - len(coming)
    with st.container(border=True, gap="small"):
        kept = n_("{n} past day is kept", "{n} past days are kept", past) if past else ""
        shell.section(_("Holidays and other days"), kept or _("closed, or open at other hours"))
        pages = max(1, -(-len(coming) // PAGE))
        page = min(st.session_state.get("days.page") or 1, pages)
        for each in coming[(page - 1) * PAGE : page * PAGE]:
            _line(one, each)
        if pages > 1:
            st.pagination(pages, key="days.page")
        _more(one, today)


def _line(one: Kept, day: ExceptionDay) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
        told, name = rules.written(day.hours) or _("closed"), plain(day_names.said(day.label))
        when = format_skeleton("yMMMEd", day.day, locale=tongue())
        st.markdown(f"**{when}**&ensp;{name}&ensp;:gray[{told}]")
        if st.button("", icon=":material/close:", type="tertiary", key=f"days.gone.{day.day}", help=_("Remove")):
            with shell.attempt(_("“{name}” is a day like others again.").format(name=name)) as work:
                actions.remove_days(work, one.code, {day.day})


def _more(one: Kept, today: date) -> None:
    with st.form("days", border=False):
        when, what, hours = st.columns([1.6, 1.2, 1], vertical_alignment="bottom")
        days = when.date_input(
            _("From and to"), (today, today), min_value=today, key=shell.new_key("days", "range"), format="YYYY-MM-DD"
        )
        label = what.text_input(
            _("What day it is"), max_chars=120, key=shell.new_key("days", "label"), required=True
        )  # fmt: skip
        typed = hours.text_input(
            _("Hours, empty: closed"), max_chars=160, key=shell.new_key("days", "hours"), placeholder="09:00-12:00"
        )
        with st.container(horizontal=True):
            added = st.form_submit_button(_("Add"), icon=":material/add:", key="days.add")
            asked = st.form_submit_button(_("Preview"), icon=":material/visibility:", key="days.preview")
    if not (added or asked):
        return
    chosen = rules.each_day(days[0], days[-1]) if days else ()
    new = [NewDay(day, label or "", rules.read(typed or "")) for day in chosen]
    if added:
        done = _("The days are added. Deadlines of open cases are worked out anew.")
        with shell.attempt(done, clears="days") as work:
            actions.add_days(work, one.code, new)
    if asked:
        with shell.refusing():
            promise_preview.show(shell.me(), ZoneInfo(one.zone), preview.of_days, code=one.code, days=new)
