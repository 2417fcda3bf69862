"""Your case (查询进度): behind a private link, where it stands and what happens next."""

import streamlit as st

from core.progress import doors, views
from pages.parts import browser, frame, shell
from pages.parts.fresh import direct
from pages.parts.words import _, plain
from pages.public.panels import case, presence

token = st.query_params.get("t", "")
now = presence.office()
with frame.porch(_("Your case"), width=640):
    with shell.refusing():
        me = doors.enter(token, browser.caller().address)
        frame.greet(me)
        page = direct(views.page, me)
        now = presence.office(page.team)
        shell.last_toast()
        st.markdown(f"**{plain(page.subject)}**&ensp;:small[:gray[\\#{page.number}]]")
        case.standing(page, now)
        case.words(page, me)
        case.conversation(page, now, token)
    presence.presence(now)
    presence.footer(now)
