"""What the public page says of how the promises are kept."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.settings.public import ServicePromise
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.words import _


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, ServicePromise, "shown")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("promise"):
        shell.section(_("How often we keep it"), _("on the page of what customers can rely on, by channel"))
        shown = st.toggle(_("Show how often we keep it"), now.shown, key=form.key(ServicePromise, "shown"),
                          help=_("Of the last 13 weeks, and only where at least 20 promises tell."))  # fmt: skip
        seconds = st.number_input(
            _("Seconds until a call is answered"), value=now.seconds, step=5, key=form.key(ServicePromise, "seconds"),
            help=_("Measured on the calls that were recorded with cases; without such records there is a dash."),
        )  # fmt: skip
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="promise.save")
    with past:
        history.draw(me, ServicePromise, zone)
    if saved:
        with main:
            form.save(ServicePromise, _("The public page follows within a minute."), shown=shown, seconds=seconds)
