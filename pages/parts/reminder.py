"""A word to those who look after the calendars, before a year begins whose holidays nobody has entered."""

import streamlit as st

from core.actors import Actor
from core.hours import views
from core.permissions import Permission, may
from pages.parts.fresh import fresh
from pages.parts.words import _, plain


def next_year(me: Actor) -> None:
    """Nothing where all is planned, or where it is not yet time."""
    if not may(me, Permission.EDIT_SETTINGS):
        return
    year, calendars = fresh(views.unplanned, me)
    for code, own in calendars:
        name = plain(own or _("The desk"))
        words = _("“{name}” has no public holidays for {year} yet: add them, so that deadlines are right.")
        with st.container(border=True):
            st.page_link(
                "manage/calendars.py", label=words.format(name=name, year=year), icon=":material/event_upcoming:",
                query_params={"calendar": code, "part": "public"},
            )  # fmt: skip
