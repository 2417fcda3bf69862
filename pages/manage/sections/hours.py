"""When somebody is there: by these hours customers are told when the desk opens, and deadlines are counted."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import streamlit as st
from babel.dates import format_date

from core.actors import Actor
from core.hours import rules
from core.settings.public import DAYS, OfficeHours
from pages.manage.sections import form, history, holidays
from pages.parts import shell
from pages.parts.words import _, tongue

MONDAY = date(2024, 1, 1)


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, OfficeHours, "0")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("hours"):
        shell.section(_("Hours of the week"), _("like 09:00-12:00, 13:00-18:00; empty: closed"))
        typed = {day: _day(day, now.week[day]) for day in DAYS}
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="hours.save")
    with past:
        history.draw(me, OfficeHours, zone)
    if saved:
        with main:
            done = _("Customers are told these hours, and deadlines are counted by them.")
            form.save(OfficeHours, done, week=read(typed), exceptions=now.exceptions)
    with main:
        holidays.draw(now, zone)


def _day(day: int, now: rules.Hours) -> str:
    name = format_date(MONDAY + timedelta(days=day), "EEEE", locale=tongue())
    return st.text_input(name, rules.written(now), max_chars=80, key=form.key(OfficeHours, str(day))) or ""


def read(typed: dict[int, str]) -> dict[int, rules.Hours]:
    """A day that cannot be read is left out, which the setting refuses."""
    return {day: hours for day, text in typed.items() if (hours := rules.read(text)) is not None}
