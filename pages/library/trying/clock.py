"""Time that passes for a pretended case: a while, or up to what comes by itself."""

from datetime import timedelta

import streamlit as st

from core.drafting import trial
from core.drafting.trial import Trial
from core.process.document import Document, Move
from pages.library.trying.card import Walk
from pages.parts import due, times
from pages.parts.procedure import step_name
from pages.parts.words import _, plain


def passing(document: Document, at: Trial, walk: Walk) -> None:
    if at.hours:
        words = _("It is {moment} for this case. Its limits count the working time of the desk only.")
        moment = times.moment(at.opened + at.now, at.hours.zone)
        st.markdown(f":small[:gray[:material/schedule: {words.format(moment=moment)}]]")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[:gray[{_('Let time pass')}]]", width="content")
        for hours in (1, 8, 24):
            time = timedelta(hours=hours)
            if st.button(f"+{due.length(time)}", key=f"try.pass.{hours}"):
                walk(trial.passed(document, at, time))
        coming = trial.waits_for(document, at)
        if coming and st.button(_coming(document, at, *coming), icon=":material/fast_forward:", key="try.wait"):
            walk(trial.waited(document, at))


def _coming(document: Document, at: Trial, when: timedelta, move: Move | None) -> str:
    span = due.length(max(when - at.now, timedelta()))
    if move is None:
        return _("+{span}: the limit runs out").format(span=span)
    return plain(_("+{span}: on to “{step}”").format(span=span, step=step_name(document, move.to)))
