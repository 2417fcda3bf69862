"""The front door: who is it, which pages are open to them, run the one they asked for."""

import streamlit as st

from core.access import founding
from pages.parts import frame, fresh, keys, rooms, shell

frame.set_up()
with shell.safely():
    shell.check_memory()
    fresh.look_anew()
    keys.anew()
    seat = shell.seat()
    frame.speak(seat.actor.language if seat else None)
    page = st.navigation(
        rooms.open_to(seat, founded=seat is not None or founding.is_founded()),
        position="sidebar" if seat else "hidden",
        expanded=True,
    )
    st.session_state["room"] = page.url_path
    if seat:
        frame.name_plate(seat)
    page.run()
    if seat:
        keys.sheet()
