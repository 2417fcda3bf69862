"""Days that are not like their weekday: holidays, and days with hours of their own."""

from datetime import date
from zoneinfo import ZoneInfo

import streamlit as st
from babel.dates import format_skeleton

from core.clock import utc_now
from core.hours import rules
from core.settings.public import ExceptionDay, OfficeHours
from pages.manage.sections import form
from pages.parts import shell
from pages.parts.words import _, n_, plain, tongue

PAGE = 12


def draw(now: OfficeHours, zone: ZoneInfo) -> None:
    """Those to come, a page at a time, and a form for more."""
    today = utc_now().astimezone(zone).date()
    coming = [each for each in now.exceptions if each.day >= today]
    past = len(now.exceptions) - len(coming)
    with st.container(border=True, gap="small"):
        kept = n_("{n} past day is kept", "{n} past days are kept", past) if past else ""
        shell.section(_("Holidays and other days"), kept or _("closed, or open at other hours"))
        pages = max(1, -(-len(coming) // PAGE))
        page = min(st.session_state.get("holidays.page") or 1, pages)
        for each in coming[(page - 1) * PAGE : page * PAGE]:
            _line(now, each)
        if pages > 1:
            st.pagination(pages, key="holidays.page")
        _more(now, today)


def _line(now: OfficeHours, day: ExceptionDay) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
        told = rules.written(day.hours) or _("closed")
        when = format_skeleton("yMMMEd", day.day, locale=tongue())
        st.markdown(f"**{when}**&ensp;{plain(day.label)}&ensp;:gray[{told}]")
        if st.button("", icon=":material/close:", type="tertiary", key=f"holidays.gone.{day.day}", help=_("Remove")):
            others = tuple(each for each in now.exceptions if each != day)
            done = _("“{name}” is a day like others again.").format(name=plain(day.label))
            form.save(OfficeHours, done, week=now.week, exceptions=others)


def _more(now: OfficeHours, today: date) -> None:
    with st.form("holidays", border=False):
        when, what, hours = st.columns([1.6, 1.2, 1], vertical_alignment="bottom")
        days = when.date_input(
            _("From and to"), (today, today), min_value=today, key=form.key(OfficeHours, "days"), format="YYYY-MM-DD"
        )
        label = what.text_input(_("What day it is"), max_chars=60, key=form.key(OfficeHours, "label"), required=True)
        typed = hours.text_input(
            _("Hours, empty: closed"), max_chars=80, key=form.key(OfficeHours, "own"), placeholder="09:00-12:00"
        )
        added = st.form_submit_button(_("Add"), icon=":material/add:", key="holidays.add")
    if added:
        chosen = rules.each_day(days[0], days[-1]) if days else ()
        fresh = [{"day": day, "label": label or "", "hours": rules.read(typed or "")} for day in chosen]
        form.save(OfficeHours, _("The days are added."), week=now.week, exceptions=(*now.exceptions, *fresh))
