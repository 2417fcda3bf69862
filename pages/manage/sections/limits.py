"""How soon a customer hears from us for the first time."""

from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.actors import Actor
from core.settings.words import ResponseLimits
from core.triage.words import Priority
from pages.manage.sections import form, history
from pages.parts import due, shell
from pages.parts.words import _


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, ResponseLimits, Priority.P1)
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("limits"):
        shell.section(_("Minutes until the first response"), _("counted by the clock, day and night"))
        places = st.columns(4)
        minutes = {each: _minutes(place, each, now.minutes[each]) for each, place in zip(Priority, places, strict=True)}
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="limits.save")
    with past:
        history.draw(me, ResponseLimits, zone)
    if saved:
        with main:
            form.save(ResponseLimits, _("New cases get these limits from now on."), minutes=minutes)


def _minutes(place: DeltaGenerator, priority: Priority, now: int) -> int | None:
    return place.number_input(
        f"{priority} · {due.span(now)}", value=now, step=15, key=form.key(ResponseLimits, priority)
    )  # fmt: skip
